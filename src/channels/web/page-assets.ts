import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';

interface Asset {
  bytes: Buffer;
  type: string;
  etag: string;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** The files of the page by name, read once: what is not in this table cannot be asked for, whatever the path says. */
export async function readPageAssets(pageDir: string): Promise<Map<string, Asset>> {
  const assets = new Map<string, Asset>();
  for (const name of await readdir(pageDir)) {
    const type = types[extname(name)];
    if (!type) continue;
    const bytes = await readFile(join(pageDir, name));
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 24)}"`;
    assets.set(name, { bytes, type, etag });
  }
  return assets;
}

/** Sends an asset; the browser keeps it but asks each time whether it is still the newest. */
export function sendAsset(request: FastifyRequest, reply: FastifyReply, asset: Asset) {
  reply.header('etag', asset.etag).header('cache-control', 'no-cache');
  if (request.headers['if-none-match']?.includes(asset.etag)) return reply.code(304).send();
  return reply.type(asset.type).send(asset.bytes);
}
