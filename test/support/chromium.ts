import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Quiet and alone: no sandbox (tests run as root in containers), nothing fetched by itself. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where Chromium is on this machine; undefined when there is none on PATH. */
export function findChromium(): string | undefined {
  const dirs = (process.env.PATH ?? '').split(delimiter);
  const paths = NAMES.flatMap((name) => dirs.map((dir) => join(dir, name))).filter((path) =>
    existsSync(path),
  );
  return paths.find((path) => {
    try {
      execFileSync(path, ['--version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

/** A headless Chromium with an empty profile of its own; `close` ends it and removes the profile. */
export async function openChromium(
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; close(): Promise<void> }> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is not installed: apt-get install chromium');
  const profile = await mkdtemp(join(tmpdir(), 'tanggap-chromium-'));
  const launch = { executablePath, headless: true, args: ['--headless', ...FLAGS], locale: 'id-ID' };
  const context = await chromium.launchPersistentContext(profile, { ...launch, ...options });
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
