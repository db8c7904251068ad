import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mediaSource, parseMediaSource } from '../../../src/channels/whatsapp/media-source.js';

const bytes = (length: number) => new Uint8Array(length).map((_, at) => at * 7);
const PATH = '/v/t62.7118-24/1_n.enc?ccb=11-4&oh=01_Q&oe=69D0&_nc_sid=5e03e0';
const fields = {
  url: `https://mmg.whatsapp.net${PATH}&mms3=true`,
  directPath: PATH,
  mediaKey: bytes(32),
  fileEncSha256: bytes(32),
  fileSha256: bytes(32),
};
const again = (changed: object) => {
  const source = mediaSource('image', { ...fields, ...changed });
  return source === undefined ? undefined : parseMediaSource(source);
};

describe('the handle of a file', () => {
  it('holds what is needed to fetch it, in some hundred characters', () => {
    const source = mediaSource('video', fields)!;
    expect(source.length).toBeLessThan(400);
    expect(parseMediaSource(source)).toEqual({
      type: 'video',
      directPath: PATH,
      mediaKey: fields.mediaKey,
      fileEncSha256: fields.fileEncSha256,
      fileSha256: fields.fileSha256,
    });
  });

  it('keeps another host of WhatsApp, and the whole address only without a path', () => {
    const url = `https://media-cgk1-1.cdn.whatsapp.net${PATH}`;
    expect(again({ url })).toMatchObject({ directPath: PATH, url: 'https://media-cgk1-1.cdn.whatsapp.net' });
    expect(again({ url, directPath: '' })).toMatchObject({ url });
    expect(again({ url: 'https://mmg.whatsapp.net', directPath: '' })).toBeUndefined();
  });

  it('does without checksums, but not without a key of 32 bytes', () => {
    expect(again({ fileSha256: null, fileEncSha256: bytes(3) })).toEqual({
      type: 'image',
      directPath: PATH,
      mediaKey: fields.mediaKey,
    });
    expect([again({ mediaKey: null }), again({ mediaKey: bytes(31) }), again({ mediaKey: 'AAAA' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    '@contoh.example/x',
    '.contoh.example/x',
    ':8080/x',
    'contoh.example/x',
    '/x y',
    '/x\n',
    `/${'x'.repeat(1000)}`,
    42,
  ])('never leads away from WhatsApp by its path: %j', (directPath) => {
    expect(again({ directPath, url: null })).toBeUndefined();
    expect(again({ directPath, url: 'https://contoh.example/x' })).toBeUndefined();
  });

  it.each([
    'https://contoh.example/x',
    'http://mmg.whatsapp.net/x',
    'https://mmg.whatsapp.net:8443/x',
    'https://a@mmg.whatsapp.net/x',
    'https://evilwhatsapp.net/x',
    'https://mmg.whatsapp.net.contoh.example/x',
    'https://169.254.169.254/latest',
    'file:///etc/passwd',
    'nothing',
    '',
    7,
  ])('never leads away from WhatsApp by its address: %j', (url) => {
    expect(again({ directPath: null, url })).toBeUndefined();
    expect(again({ url })).toMatchObject({ directPath: PATH });
    expect(again({ url })).not.toHaveProperty('url', url);
  });

  it.each([
    '',
    '{}',
    'null',
    '[]',
    '"text"',
    '{"type":"sticker"}',
    '{"type":"image","mediaKey":"AAAA","directPath":"/x"}',
    JSON.stringify({
      type: 'image',
      directPath: '@contoh.example/x',
      mediaKey: Buffer.alloc(32).toString('base64'),
    }),
    'AgACAgUAAxkBAAI3',
  ])('is not made of garbage: %j', (source) => {
    expect(parseMediaSource(source)).toBeUndefined();
  });

  it('is read without a throw whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (source) => parseMediaSource(source) === undefined),
    );
  });
});
