import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateWAMessageContent, proto, type WAMessage } from '@whiskeysockets/baileys';
import type { Inbound, MediaFile, Outbound } from '../../../src/channels/channel.js';
import { parseMediaSource } from '../../../src/channels/whatsapp/media-source.js';
import { readWhatsapp } from '../../../src/channels/whatsapp/read-whatsapp.js';
import { writeWhatsapp } from '../../../src/channels/whatsapp/write-whatsapp.js';

const words = {
  choices: { byNumber: 'Balas dengan angka atau kata:', byWord: 'Balas dengan kata:' },
  location: 'Ketuk lampiran, pilih Lokasi.',
};
const PATH = '/v/t62.7118-24/1_n.enc?ccb=11-4';
const SIZE = 3000;

let folder: string;
let looked: string[];
const files: Record<string, MediaFile> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'written-'));
  const mimes = { photo: 'image/jpeg', voice: 'audio/ogg', video: 'video/mp4', document: 'application/pdf' };
  for (const [kind, mime] of Object.entries(mimes)) {
    const path = join(folder, kind);
    await writeFile(path, Buffer.alloc(SIZE, kind));
    files[kind] = { kind: kind as MediaFile['kind'], path, mime };
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What Baileys makes of our messages, through the wire and read by us as a person's phone would have sent them. */
async function arrive(outbound: Outbound): Promise<Inbound[]> {
  looked = [];
  const arrived: Inbound[] = [];
  for (const { content } of writeWhatsapp(outbound, words)) {
    const made = await generateWAMessageContent(content, {
      upload: async () => ({ mediaUrl: `https://mmg.whatsapp.net${PATH}`, directPath: PATH }),
      getUrlInfo: async (url) => {
        looked.push(url);
        return undefined;
      },
    });
    const message = proto.Message.decode(proto.Message.encode(made).finish());
    const key = { remoteJid: '6281200000111@s.whatsapp.net', fromMe: false, id: '3EB0' };
    const read = readWhatsapp({ key, message } as WAMessage, {
      receivedAt: new Date(0),
      chatIdOf: (jid) => jid,
      ownJids: [],
    });
    arrived.push(read as Inbound);
  }
  return arrived;
}

describe('what Baileys makes of our messages', () => {
  it('says the same words, and looks up no link in them', async () => {
    const text = 'Laporan *Anda* diterima: https://contoh.example/t/_a_';
    expect(await arrive({ text })).toMatchObject([{ text, media: [] }]);
    expect(looked).toEqual([]);
  });

  it.each([
    ['photo', 'image', 'image/jpeg'],
    ['video', 'video', 'video/mp4'],
    ['document', 'document', 'application/pdf'],
  ])('holds a %s whole, with its words', async (kind, type, mime) => {
    const [arrived] = await arrive({ text: 'ini', media: [files[kind]!] });
    expect(arrived).toMatchObject({ text: 'ini', media: [{ kind, mime, sizeBytes: SIZE }] });
    expect(parseMediaSource(arrived!.media[0]!.source)).toMatchObject({ type, directPath: PATH });
  });

  it('holds a voice message, its words after it', async () => {
    expect(await arrive({ text: 'ini', media: [files.voice!] })).toMatchObject([
      { text: '', media: [{ kind: 'voice', mime: 'audio/ogg; codecs=opus', sizeBytes: SIZE }] },
      { text: 'ini', media: [] },
    ]);
  });
});
