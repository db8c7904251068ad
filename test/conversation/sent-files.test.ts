import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { Inbound, MediaKind } from '../../src/channels/channel.js';
import { makeLogger } from '../../src/shared/logger.js';
import { type FileName, files, takePhoto } from '../media/sample-files.js';
import { openCity, type SampleCity } from './sample-city.js';

const REPORT = 'lampu jalan mati di Jl. Mangga';

let city: SampleCity;
let log: string[];
let folder: string;
let sent = 0;
beforeEach(async () => {
  log = [];
  folder = await mkdtemp(join(tmpdir(), 'tanggap-sent-'));
  const logger = makeLogger('info', { write: (line) => void log.push(line) });
  city = await openCity(undefined, undefined, { logger });
});
afterEach(async () => {
  await city.close();
  await rm(folder, { recursive: true, force: true });
});

async function hear(what: Partial<Inbound>): Promise<string> {
  const from = city.channel.said.length;
  sent += 1;
  await city.hear('siti', `m${sent}`, what);
  const said = city.channel.said.slice(from).filter(({ who }) => who === 'siti');
  return said.map(({ text, choices }) => [text, ...choices.map(({ label }) => label)].join('\n')).join('\n');
}
async function file(kind: MediaKind, bytes: Buffer): Promise<Pick<Inbound, 'media'>> {
  const source = join(folder, 'foto.jpg');
  await writeFile(source, bytes);
  return { media: [{ kind, source }] };
}
const kept = () => readdir(join(city.dir, 'media')).catch(() => [] as string[]);

describe('a file that cannot be taken', () => {
  it.each<[string, MediaKind, FileName]>([
    ['a zip named .jpg', 'photo', 'zip'],
    ['a web page named .jpg', 'photo', 'html'],
    ['a HEIC picture', 'document', 'heic'],
    ['half a picture', 'photo', 'brokenJpeg'],
    ['a program', 'document', 'exe'],
  ])('(%s) is said to be, with what to do, and its words are kept', async (_name, kind, name) => {
    const alone = await hear(await file(kind, files[name]));
    expect(alone).toMatch(/belum bisa saya buka.*foto biasa/);
    const answer = await hear({ ...(await file(kind, files[name])), text: REPORT });
    expect(answer).toMatch(/belum bisa saya buka[\s\S]*Jl\. Mangga[\s\S]*Kirim/);
    expect(answer).not.toContain('lampiran');
    expect(await kept()).toEqual([]);
    expect(log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });

  it('is asked for once more when it does not come', async () => {
    const answer = await hear({ media: [{ kind: 'photo', source: '/nowhere/a.jpg' }], text: REPORT });
    expect(answer).toMatch(/kirim sekali lagi[\s\S]*Jl\. Mangga/);
  });

  it('for want of a disk costs no words, and the operator is told why', async () => {
    await writeFile(join(city.dir, 'media'), '');
    const answer = await hear({ ...(await file('photo', files.png)), text: REPORT });
    expect(answer).toMatch(/gangguan di pihak kami[\s\S]*Jl\. Mangga[\s\S]*Kirim/);
    const [line] = log.filter((one) => one.includes('MEDIA_NOT_KEPT'));
    expect(JSON.parse(line!)).toMatchObject({
      level: 50,
      err: { code: 'MEDIA_NOT_KEPT', fields: { reason: 'EEXIST' } },
    });
    expect(log.join()).not.toMatch(/Mangga|siti/);
    expect(await hear({ text: 'kirim' })).toMatch(/sudah diterima/);
  });
});

describe('a photo', () => {
  it('reaches the officer without place and device', async () => {
    await hear({ ...(await file('photo', await takePhoto('jpeg'))), text: REPORT });
    expect(await hear({ text: 'kirim' })).toMatch(/sudah diterima/);
    const card = city.channel.said.find(({ who, media }) => who === 'tono' && media.includes('photo'));
    expect(card?.text).toContain('Laporan baru');
    const names = await kept();
    expect(names).toHaveLength(2);
    for (const name of names) {
      const { exif, xmp, width, height } = await sharp(join(city.dir, 'media', name)).metadata();
      expect([exif, xmp, width, height]).toEqual([undefined, undefined, 32, 64]);
    }
  });

  it('of which a dying program left half is not there after the next start', async () => {
    await hear({ ...(await file('photo', files.png)), text: REPORT });
    const before = await kept();
    const half = `${'a'.repeat(32)}.part`;
    await writeFile(join(city.dir, 'media', half), await takePhoto('jpeg'));
    await city.restart();
    expect(await kept()).toEqual(before);
  });
});

describe('a voice note alone', () => {
  const voice = { media: [{ kind: 'voice' as const, source: 'contoh' }] };

  it('begins a report, is promised to be heard, and one line completes it', async () => {
    expect(await hear(voice)).toMatch(
      /petugas akan mendengarkannya[\s\S]*satu kalimat[\s\S]*Cukup suara saja/,
    );
    expect(await hear({ text: REPORT })).toMatch(/Jl\. Mangga[\s\S]*1 lampiran[\s\S]*Kirim/);
  });

  it('needs no writing at all', async () => {
    await hear(voice);
    expect(await hear(voice)).toMatch(/Cukup suara saja/);
    const ask = city.channel.said.findLast(({ who }) => who === 'siti')!;
    const only = ask.choices.find(({ label }) => label === 'Cukup suara saja')!;
    expect(await hear({ choiceId: only.id, replyTo: ask.id })).toMatch(/tentang apa[\s\S]*Lampu jalan/);
    // Something else that cannot be understood is asked again with all that can be chosen.
    expect(await hear({ text: '???' })).toMatch(/Lampu jalan/);
    expect(await hear({ text: 'lampu jalan' })).toMatch(/Di mana tempatnya/);
  });

  it('with a photo is promised to be heard too', async () => {
    const both = { media: [...voice.media, { kind: 'photo' as const, source: 'contoh' }] };
    expect(await hear(both)).toMatch(/petugas akan mendengarkannya/);
  });
});
