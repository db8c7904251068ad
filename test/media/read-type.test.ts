import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MediaKind } from '../../src/channels/channel.js';
import { isPlainText } from '../../src/media/is-plain-text.js';
import { oldOfficeType } from '../../src/media/old-office.js';
import { readType } from '../../src/media/read-type.js';
import { type FileName, files, takeGif, takePhoto } from './sample-files.js';

const dir = mkdtempSync(join(tmpdir(), 'tanggap-type-'));
afterAll(() => rmSync(dir, { recursive: true }));
let made = 0;
function write(bytes: Uint8Array, name = 'foto.jpg'): string {
  made += 1;
  const path = join(dir, `${made}-${name}`);
  writeFileSync(path, bytes);
  return path;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('the type of a file', () => {
  it.each<[MediaKind, FileName, MediaKind, string]>([
    ['photo', 'png', 'photo', 'image/png'],
    ['document', 'png', 'photo', 'image/png'],
    ['voice', 'opus', 'voice', 'audio/ogg'],
    ['voice', 'mp3', 'voice', 'audio/mpeg'],
    ['voice', 'm4a', 'voice', 'audio/mp4'],
    ['voice', 'amr', 'voice', 'audio/amr'],
    ['voice', 'mp4', 'voice', 'audio/mp4'],
    ['voice', 'webm', 'voice', 'audio/webm'],
    ['document', 'mp3', 'voice', 'audio/mpeg'],
    ['video', 'mp4', 'video', 'video/mp4'],
    ['video', 'webm', 'video', 'video/webm'],
    ['document', 'mp4', 'video', 'video/mp4'],
    ['document', 'pdf', 'document', 'application/pdf'],
    ['document', 'docx', 'document', WORD],
    ['document', 'xlsx', 'document', SHEET],
    ['document', 'odt', 'document', 'application/vnd.oasis.opendocument.text'],
    ['document', 'doc', 'document', 'application/msword'],
    ['document', 'xls', 'document', 'application/vnd.ms-excel'],
    ['document', 'text', 'document', 'text/plain'],
    ['document', 'longText', 'document', 'text/plain'],
    ['document', 'emoji', 'document', 'text/plain'],
  ])('sent as %s, holding %s, is %s, %s', async (claimed, name, kind, mime) => {
    expect(await readType(write(files[name]), claimed)).toEqual({ kind, mime });
  });

  it.each<[MediaKind, FileName]>([
    ['photo', 'zip'],
    ['photo', 'html'],
    ['photo', 'svg'],
    ['photo', 'text'],
    ['photo', 'pdf'],
    ['photo', 'exe'],
    ['photo', 'mp4'],
    ['photo', 'heic'],
    ['photo', 'empty'],
    ['document', 'heic'],
    ['voice', 'png'],
    ['voice', 'exe'],
    ['voice', 'pdf'],
    ['video', 'png'],
    ['video', 'text'],
    ['video', 'opus'],
    ['document', 'zip'],
    ['document', 'apk'],
    ['document', 'docm'],
    ['document', 'msi'],
    ['document', 'circle'],
    ['document', 'exe'],
    ['document', 'elf'],
    ['document', 'shell'],
    ['document', 'html'],
    ['document', 'svg'],
    ['document', 'latin1'],
    ['document', 'nul'],
    ['document', 'blank'],
    ['document', 'empty'],
  ])('sent as %s, holding %s, is none that is taken', async (claimed, name) => {
    expect(await readType(write(files[name]), claimed)).toBeUndefined();
  });

  it.each(['jpeg', 'webp', 'avif'] as const)('knows a %s picture', async (format) => {
    const path = write(await takePhoto(format));
    expect(await readType(path, 'photo')).toEqual({ kind: 'photo', mime: `image/${format}` });
  });

  it('takes moving pictures, which channels call films, as a photo', async () => {
    const path = write(await takeGif());
    for (const claimed of ['photo', 'video', 'document'] as const)
      expect(await readType(path, claimed)).toEqual({ kind: 'photo', mime: 'image/gif' });
  });

  it('does not look at names', async () => {
    expect(await readType(write(files.png, 'virus.exe'), 'photo')).toMatchObject({ mime: 'image/png' });
    expect(await readType(write(files.exe, 'surat.pdf'), 'document')).toBeUndefined();
  });
});

describe('any bytes', () => {
  const anything = fc.uint8Array({ maxLength: 2000 });

  it('are text exactly when they are UTF-8 that says something and does nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, fc.string({ unit: 'binary', maxLength: 300 })), async (given) => {
        const bytes = Buffer.from(given as Uint8Array);
        const text = bytes.toString('utf8').replace(/^\ufeff/, '');
        const isWhole = Buffer.compare(Buffer.from(bytes.toString('utf8'), 'utf8'), bytes) === 0;
        const isText = isWhole && !text.includes('\0') && text.trim() !== '' && !/^\s*(<|#!)/.test(text);
        expect(await isPlainText(write(bytes))).toBe(isText);
      }),
      { numRuns: 60 },
    );
  });

  it('are read as an old Office file without fault', async () => {
    const head = files.doc.subarray(0, 0x20);
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        const type = await oldOfficeType(write(Buffer.concat([head, bytes])));
        expect(type === undefined || type.startsWith('application/')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
