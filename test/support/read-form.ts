import type { IncomingMessage } from 'node:http';
import type { FormFile } from './bot-api-stub.js';

/** The fields and files of a request, whether JSON or multipart/form-data. */
export async function readForm(
  request: IncomingMessage,
): Promise<{ fields: Record<string, unknown>; files: FormFile[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) {
    return {
      fields: body.length > 0 ? (JSON.parse(body.toString()) as Record<string, unknown>) : {},
      files: [],
    };
  }
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const fields: Record<string, unknown> = {};
  const files: FormFile[] = [];
  for (const [field, value] of form.entries()) {
    if (typeof value === 'string') fields[field] = JSON_FIELDS.includes(field) ? JSON.parse(value) : value;
    else files.push({ field, name: value.name, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  return { fields, files };
}

/** Fields that the Bot API wants as JSON inside a form. */
const JSON_FIELDS = ['reply_markup', 'media', 'link_preview_options'];
