import { describe, expect, it } from '@jest/globals';
import { proto, type WAMessage } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import type { Inbound } from '../../../src/channels/channel.js';
import type { IgnoredReason } from '../../../src/channels/whatsapp/ignored-messages.js';
import { parseMediaSource } from '../../../src/channels/whatsapp/media-source.js';
import { readWhatsapp } from '../../../src/channels/whatsapp/read-whatsapp.js';
import { longOf, recordedMessage, recordedNames } from './recorded-messages.js';

const SITI = '6281200000111@s.whatsapp.net';
const BUDI = '6281200000222@s.whatsapp.net';
const GROUP = '120363000000000777@g.us';
const OURS = ['6281200000999:7@s.whatsapp.net', '100200300400999:7@lid'];
const REPLIED = '3EB0A1B2C3D4E5F6A7B8C9';

const context = {
  receivedAt: new Date('2026-03-10T02:10:00Z'),
  // As the channel does it: who is known by a phone number is known by it whichever way the message came.
  chatIdOf: (jid: string, alt?: string) => (alt?.endsWith('@s.whatsapp.net') ? alt : jid),
  ownJids: OURS,
};
const read = (message: unknown) => readWhatsapp(message as WAMessage, context);
const replay = (name: string) => read(recordedMessage(name));

const file = (kind: string, mime: string, sizeBytes: number, name?: string) => [
  { kind, source: expect.any(String), mime, sizeBytes, ...(name ? { name } : {}) },
];
const photo = file('photo', 'image/jpeg', 182_004);

/** Recorded messages, by file: what of them the conversation hears. */
const HEARD: Record<string, object> = {
  text: {
    text: 'lampu jalan depan pasar mati',
    chatId: SITI,
    senderId: SITI,
    senderName: 'Siti Contoh',
    messageId: '3A00000000C0FFEE0001',
  },
  'text-right-to-left-and-zero-width': { text: 'jalan rusak' },
  'text-with-link': { text: 'lihat https://contoh.example/foto ya' },
  'text-forwarded': { text: 'jalan berlubang' },
  'text-reply': { text: 'masih gelap pak', replyTo: REPLIED },
  'text-ephemeral': { text: 'selokan mampet' },
  'group-text': { text: 'siap', chatId: GROUP, senderId: BUDI, senderName: 'Budi Contoh', isGroup: true },
  'group-text-by-lid': { text: 'siap', chatId: GROUP, senderId: BUDI, isGroup: true },
  'group-command': { text: 'ambil KODE', chatId: GROUP, senderId: BUDI, isGroup: true, replyTo: REPLIED },
  photo: { text: '', media: photo },
  'photo-with-caption': { text: 'lubang di depan pasar', media: photo },
  'photo-reply': { media: photo, replyTo: REPLIED },
  'photo-album-first': { text: 'tumpukan sampah', media: photo, albumId: '3AA1B0000000C0FFEE01' },
  'photo-album-second': { text: '', media: photo, albumId: '3AA1B0000000C0FFEE01' },
  'photo-as-document': { media: file('photo', 'image/jpeg', 2_400_000, 'IMG_20260310.jpg') },
  'photo-without-key-but-caption': { text: 'jalan rusak', media: [] },
  'photo-from-elsewhere': { text: '', media: [], unreadable: 'unknown' },
  voice: { media: file('voice', 'audio/ogg; codecs=opus', 30_500) },
  audio: { media: file('voice', 'audio/mpeg', 501_000) },
  video: { text: 'banjir', media: file('video', 'video/mp4', 4_200_000) },
  'video-round': { media: file('video', 'video/mp4', 410_000) },
  'video-gif': { media: file('video', 'video/mp4', 50_000) },
  'video-of-3-gb': { media: file('video', 'video/mp4', 3_221_225_472) },
  document: { text: '', media: file('document', 'application/pdf', 88_000, 'surat keterangan.pdf') },
  'document-with-caption': {
    text: 'ini suratnya',
    media: file('document', 'application/pdf', 88_000, 'surat keterangan.pdf'),
  },
  // What it says of itself; its bytes are looked at when it is fetched.
  'zip-named-jpg': { media: file('photo', 'image/jpeg', 71_000, 'foto.jpg') },
  location: { text: '', location: { lat: -7.112, lon: 110.868 }, media: [] },
  'location-of-a-place': { text: 'Alun-alun Contoh, Jl. Merdeka', location: { lat: -7.101, lon: 110.899 } },
  'location-live': { text: 'saya di sini', location: { lat: -7.112, lon: 110.868 } },
  'buttons-response': { text: '', choiceId: 'draft:send', replyTo: REPLIED },
  'buttons-response-without-id': { text: 'Kirim' },
  'list-response': { text: '', choiceId: 'category:jalan', replyTo: REPLIED },
  'template-button-reply': { text: '', choiceId: 'rate:5' },
  'interactive-response': { text: '', choiceId: 'draft:send' },
  'interactive-response-without-id': { text: 'Kirim' },
  contact: { unreadable: 'contact' },
  'contacts-array': { unreadable: 'contact' },
  sticker: { unreadable: 'sticker' },
  'sticker-lottie': { unreadable: 'sticker' },
  poll: { unreadable: 'poll' },
  'view-once-photo': { text: '', media: [], unreadable: 'view-once' },
  'view-once-voice': { media: [], unreadable: 'view-once' },
  'view-once-ephemeral-video': { media: [], unreadable: 'view-once' },
  'view-once-by-flag': { media: [], unreadable: 'view-once' },
  'view-once-unavailable': { media: [], unreadable: 'view-once' },
  order: { unreadable: 'unknown' },
  product: { unreadable: 'unknown' },
  'group-invite': { unreadable: 'unknown' },
  event: { unreadable: 'unknown' },
  placeholder: { unreadable: 'unknown' },
  'lid-with-phone': { text: 'air mati', chatId: SITI, senderId: SITI },
  'phone-with-lid': { text: 'air mati', chatId: SITI, senderId: SITI },
  'lid-alone': { text: 'air mati', chatId: '100200300400111@lid', senderId: '100200300400111@lid' },
  'device-in-jid': { text: 'air mati', chatId: SITI, senderId: SITI },
  'without-time-and-name': { text: 'halo', sentAt: context.receivedAt },
};

/** Recorded messages that are ignored, by file: why. */
const IGNORED: Record<string, IgnoredReason> = {
  edit: 'edited',
  'text-edited-first-envelope': 'edited',
  'edit-encrypted': 'edited',
  delete: 'deleted',
  'delete-stub': 'deleted',
  'album-header': 'album',
  'photo-high-definition-twin': 'twin',
  'location-outside-the-world': 'malformed',
  'location-without-degrees': 'malformed',
  'location-live-moved': 'live_location_update',
  'poll-vote': 'poll',
  reaction: 'reaction',
  'reaction-encrypted': 'reaction',
  'view-once-in-group': 'view-once',
  'business-list': 'business',
  'business-interactive': 'business',
  pin: 'pin',
  keep: 'keep',
  'call-missed': 'call',
  'call-log': 'call',
  undecryptable: 'undecryptable',
  'undecryptable-in-group': 'undecryptable',
  'history-sync': 'own',
  'app-state-keys': 'protocol',
  'ephemeral-setting': 'protocol',
  'sender-keys-alone': 'protocol',
  'group-sticker': 'sticker',
  'group-member-joined': 'service',
  'group-without-participant': 'malformed',
  'group-status': 'status',
  status: 'status',
  'broadcast-list': 'broadcast',
  newsletter: 'newsletter',
  'meta-ai': 'bot',
  'own-from-phone': 'own',
  'own-to-self-by-lid': 'own',
  'whatsapp-announcement': 'service',
  'without-key': 'malformed',
  'without-content': 'service',
  'kind-of-the-future': 'service',
};

/** The message once through the real protobuf: what it does not know is dropped, numbers and bytes are its own. */
function decoded(name: string): WAMessage {
  const { message, ...rest } = recordedMessage(name);
  if (!message) return rest as WAMessage;
  const bytes = proto.Message.encode(proto.Message.fromObject(message)).finish();
  return { ...rest, message: proto.Message.decode(bytes) } as WAMessage;
}

describe('recorded WhatsApp messages', () => {
  for (const [name, expected] of Object.entries(HEARD)) {
    it(`are heard: ${name}`, () => {
      expect(replay(name)).toMatchObject({ channel: 'whatsapp', isGroup: false, ...expected });
    });
  }
  for (const [name, ignored] of Object.entries(IGNORED)) {
    it(`are ignored by name: ${name}`, () => {
      expect(replay(name)).toEqual({ ignored });
    });
  }

  it('are all looked at here', () => {
    expect(recordedNames().sort()).toEqual([...Object.keys(HEARD), ...Object.keys(IGNORED)].sort());
  });

  it.each(recordedNames())('read the same as the library decodes them: %s', (name) => {
    expect(read(decoded(name))).toEqual(replay(name));
  });

  it('carry the time WhatsApp gave them', () => {
    expect((replay('text') as Inbound).sentAt).toEqual(new Date((1773108000 + 1) * 1000));
  });

  it('say nothing of a choice, a place or a fault that is not there', () => {
    expect(Object.keys(replay('text')).sort()).toEqual(
      'channel chatId isGroup media messageId senderId senderName sentAt text'.split(' '),
    );
  });

  it('keep what is needed to fetch a file', () => {
    const [media] = (replay('document-with-caption') as Inbound).media;
    const sent = recordedMessage('document-with-caption').message?.documentWithCaptionMessage?.message;
    expect(media?.source.length).toBeLessThan(500);
    expect(parseMediaSource(media!.source)).toEqual({
      type: 'document',
      directPath: sent?.documentMessage?.directPath,
      mediaKey: sent?.documentMessage?.mediaKey,
      fileEncSha256: sent?.documentMessage?.fileEncSha256,
      fileSha256: sent?.documentMessage?.fileSha256,
    });
  });
});

const textMessage = (text: unknown, key: object = {}, fields: object = {}) => ({
  key: { remoteJid: SITI, fromMe: false, id: '3A00000000C0FFEE9999', ...key },
  messageTimestamp: 1773108000,
  message: { conversation: text },
  ...fields,
});
const readText = (text: string) => read(textMessage(text)) as Inbound;

describe('the words of a message', () => {
  it('are cut at 4096 units and said to be cut', () => {
    const inbound = readText('a'.repeat(10_000));
    expect([inbound.text.length, inbound.isCut]).toEqual([4096, true]);
    expect(readText('a'.repeat(4096)).isCut).toBeUndefined();
  });

  it('are never cut within a character', () => {
    expect(readText(`a${'🙏'.repeat(3000)}`).text).toBe(`a${'🙏'.repeat(2047)}`);
  });

  it('may come to nothing, and are then heard as empty', () => {
    expect(readText('\u200b\u200b')).toMatchObject({ text: '', media: [] });
  });

  it('lose our own name in a group, but nobody else’s', () => {
    const inGroup = { remoteJid: GROUP, participant: BUDI };
    const said = '@6281200000999 cek @6281200000111 dan a@6281200000999';
    expect(read(textMessage(said, inGroup))).toMatchObject({
      text: 'cek @6281200000111 dan a@6281200000999',
    });
    expect(readText('@6281200000999 halo').text).toBe('@6281200000999 halo');
  });

  it('of a sender are cut and cleaned too', () => {
    const named = (pushName: unknown) => read(textMessage('halo', {}, { pushName })) as Inbound;
    expect(named(`  Siti\u202e${'i'.repeat(500)}`).senderName).toBe(`Siti${'i'.repeat(96)}`);
    expect(named(' \u200b ').senderName).toBeUndefined();
    expect(named(42).senderName).toBeUndefined();
  });
});

describe('what we said ourselves', () => {
  it.each([
    { fromMe: true },
    { remoteJid: '6281200000999:3@s.whatsapp.net' },
    { remoteJid: '555500001111@lid', remoteJidAlt: '6281200000999@s.whatsapp.net' },
    { remoteJid: GROUP, participant: '100200300400999:4@lid' },
    { remoteJid: GROUP, participant: '555500001111@lid', participantAlt: '6281200000999@s.whatsapp.net' },
  ])('is not heard: %j', (key) => {
    expect(read(textMessage('halo', key))).toEqual({ ignored: 'own' });
  });
});

describe('the id of a message', () => {
  const idOf = (key: object) => (read(textMessage('halo', key)) as Inbound).messageId;
  const inGroup = (participant: string, id = 'A1') => idOf({ remoteJid: GROUP, participant, id });

  it('is its own in a private chat', () => {
    expect(idOf({ id: '3EB0FFFF' })).toBe('3EB0FFFF');
  });

  it('is told apart by sender in a group, and gives no number away', () => {
    expect(inGroup(BUDI)).not.toBe(inGroup(SITI));
    expect(inGroup(BUDI)).toMatch(/^[0-9a-f]{16}-A1$/);
  });

  it('is the same from whichever phone or computer of the sender it came', () => {
    expect(inGroup('6281200000222:14@s.whatsapp.net')).toBe(inGroup(BUDI));
  });

  it.each(['x'.repeat(5000), 'a:b#c>d', 'ذ', '\u0000', '../../x'])('is made harmless: %#', (id) => {
    expect(idOf({ id })).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('the time of a message', () => {
  const at = (messageTimestamp: unknown) =>
    (read(textMessage('halo', {}, { messageTimestamp })) as Inbound).sentAt;
  const sent = new Date('2026-03-10T02:00:00Z');

  it.each([[1773108000], [longOf(1773108000n)], ['1773108000']])('is read from %j', (timestamp) => {
    expect(at(timestamp)).toEqual(sent);
  });

  it.each([
    [0],
    [undefined],
    [null],
    [-5],
    [Number.NaN],
    [1773108000000],
    [longOf(1773200000n)],
    ['soon'],
    [{}],
    [12],
  ])('is when it came in for %j', (timestamp) => {
    expect(at(timestamp)).toEqual(context.receivedAt);
  });
});

describe('a live location', () => {
  const live = (fields: object) =>
    read({
      ...textMessage(null),
      message: { liveLocationMessage: { degreesLatitude: -7, degreesLongitude: 110, ...fields } },
    });

  it.each([
    {},
    { sequenceNumber: 1 },
    { sequenceNumber: longOf(1773108000000001n) },
    { sequenceNumber: longOf(1773108000000001n), timeOffset: 0 },
  ])('is heard where it begins: %j', (fields) => {
    expect(live(fields)).toMatchObject({ location: { lat: -7, lon: 110 } });
  });

  it.each([{ sequenceNumber: 2 }, { timeOffset: 30 }, { sequenceNumber: longOf(1773108000000017n) }])(
    'is not heard again when it moves: %j',
    (fields) => {
      expect(live(fields)).toEqual({ ignored: 'live_location_update' });
    },
  );
});

describe('whatever comes in', () => {
  const fieldNames = Object.keys(proto.Message.prototype).filter((name) => name !== 'toJSON');
  const json = fc.jsonValue({ maxDepth: 4 });
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withNullPrototype: true,
    withTypedArray: true,
  });
  const outcome = (message: unknown) => {
    const result = read(message);
    expect('ignored' in result ? typeof result.ignored : typeof result.text).toBe('string');
  };

  it('never throws', () => {
    fc.assert(fc.property(anything, outcome));
  });

  it('never throws on a message with any one part broken', () => {
    const parts = 'key message messageTimestamp pushName participant messageStubType'.split(' ');
    fc.assert(
      fc.property(fc.constantFrom(...parts), anything, (part, value) =>
        outcome({ ...textMessage('halo'), [part]: value }),
      ),
    );
  });

  it('never throws on a key with any one part broken', () => {
    const parts = 'remoteJid remoteJidAlt participant participantAlt id fromMe isViewOnce'.split(' ');
    fc.assert(
      fc.property(fc.constantFrom(...parts), anything, (part, value) =>
        outcome(textMessage('halo', { remoteJid: GROUP, participant: BUDI, [part]: value })),
      ),
    );
  });

  it('never throws on any kind of content, whatever is in it, however deep', () => {
    expect(fieldNames).toEqual(expect.arrayContaining(['conversation', 'imageMessage', 'ephemeralMessage']));
    const envelope = fc.constantFrom('ephemeralMessage', 'viewOnceMessageV2', 'associatedChildMessage');
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...fieldNames), json, { maxKeys: 4 }),
        fc.array(envelope, { maxLength: 12 }),
        (content, envelopes) =>
          outcome({
            ...textMessage(null),
            message: envelopes.reduce<object>((inner, name) => ({ [name]: { message: inner } }), content),
          }),
      ),
      { numRuns: 500 },
    );
  });

  it('never throws on a recorded message with one of its fields changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...recordedNames()), fc.nat(), json, (name, nth, value) => {
        const message = recordedMessage(name);
        const places = placesIn(message);
        const place = places[nth % places.length]!;
        place.owner[place.field] = value;
        outcome(message);
      }),
      { numRuns: 500 },
    );
  });

  it('does not open envelopes for ever', () => {
    const endless: Record<string, object> = {};
    endless.ephemeralMessage = { message: endless };
    expect(read({ ...textMessage(null), message: endless })).toEqual({ ignored: 'service' });
  });

  it('gives words that are whole, clean and short enough', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 9000, size: 'max' }), (raw) => {
        const result = readText(raw);
        expect(result.text.length).toBeLessThanOrEqual(4096);
        expect(/(?![\t\n])[\p{Cc}\p{Cs}]/u.test(result.text)).toBe(false);
      }),
    );
  });
});

type Place = { owner: Record<string, unknown>; field: string };

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  const owner = value as Record<string, unknown>;
  return Object.keys(owner).flatMap((field) => [{ owner, field }, ...placesIn(owner[field])]);
}
