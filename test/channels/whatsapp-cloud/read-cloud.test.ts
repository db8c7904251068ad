import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeliveryReport, Inbound } from '../../../src/channels/channel.js';
import type { Ignored } from '../../../src/channels/whatsapp-cloud/ignored-messages.js';
import { type CloudReading, readCloud } from '../../../src/channels/whatsapp-cloud/read-cloud.js';

const FOLDER = new URL('../../replay/whatsapp-cloud/', import.meta.url);
const PHONE = '106540352242922';
const context = { phoneId: PHONE, receivedAt: new Date('2026-03-10T02:10:00Z') };
const recorded = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
const replay = (name: string) => readCloud(recorded(name), context);

const SITI = '6281100000001';
const HIDDEN = 'ID.13491208655302741918';
const OURS = 'wamid.HBgNNjI4MTEwMDAwMDAwMRUCABEYEjBCQUU2';
const photo = { kind: 'photo', source: '1003383421387256', mime: 'image/jpeg' } as const;

/** Recorded calls, by file: what of them the conversation hears. */
const HEARD: Record<string, Partial<Inbound>> = {
  text: { text: 'lampu jalan depan pasar mati', senderName: 'Siti Contoh', media: [] },
  'text-reply': { text: 'masih gelap pak', replyTo: OURS },
  'text-reply-to-own-message': { text: 'maksud saya yang ini' },
  'text-forwarded': { text: 'jalan berlubang' },
  'text-frequently-forwarded': { text: 'awas banjir' },
  'text-from-advertisement': { text: 'mau lapor' },
  'text-right-to-left-and-zero-width': { text: 'jalan rusak' },
  'text-with-broken-parts': { text: 'halo', sentAt: context.receivedAt },
  'text-without-number': { text: 'saya tanpa nomor', chatId: HIDDEN, senderId: HIDDEN, senderName: 'Siti' },
  'button-reply': { text: '', choiceId: 'draft:send', replyTo: OURS },
  'list-reply': { text: '', choiceId: 'unit:dpu', replyTo: OURS },
  'flow-reply': { text: '', unreadable: 'unknown' },
  'template-button': { text: 'Balas', replyTo: OURS },
  'template-button-with-payload': { text: 'Lihat kabar', choiceId: 'news:open' },
  image: { text: '', media: [photo] },
  'image-with-caption': { text: 'lubang di depan pasar', media: [photo] },
  'image-without-id': { text: '', media: [], unreadable: 'unknown' },
  'image-as-document': {
    media: [{ kind: 'photo', source: '1003383421387261', mime: 'image/jpeg', name: 'IMG_20260310.jpg' }],
  },
  video: {
    text: 'banjir',
    media: [{ kind: 'video', source: '1003383421387257', mime: 'video/mp4' }],
  },
  voice: { text: '', media: [{ kind: 'voice', source: '1003383421387258', mime: 'audio/ogg' }] },
  audio: { media: [{ kind: 'voice', source: '1003383421387259', mime: 'audio/mpeg' }] },
  document: {
    text: 'ini suratnya',
    media: [
      { kind: 'document', source: '1003383421387260', mime: 'application/pdf', name: 'surat keterangan.pdf' },
    ],
  },
  sticker: { text: '', media: [], unreadable: 'sticker' },
  contacts: { text: '', media: [], unreadable: 'contact' },
  location: { text: '', location: { lat: -7.112, lon: 110.868 } },
  'location-with-name': { text: 'Alun-alun Contoh, Jl. Merdeka', location: { lat: -7.101, lon: 110.899 } },
  'location-outside-the-world': { text: '', unreadable: 'unknown' },
  unsupported: { text: '', unreadable: 'unknown' },
  'unsupported-poll': { text: '', unreadable: 'poll' },
  'unsupported-view-once': { text: '', unreadable: 'view-once' },
  'unsupported-unavailable': { text: '', unreadable: 'undecryptable' },
  'kind-of-the-future': { text: '', unreadable: 'unknown' },
};

/** What became of a message of ours. */
const REPORTED: Record<string, Partial<DeliveryReport>> = {
  'status-delivered': { state: 'delivered' },
  'status-read': { state: 'read' },
  'status-played': { state: 'read' },
  'status-without-number': { state: 'delivered', chatId: HIDDEN },
  'status-failed-window': { state: 'failed', problem: 'closed', code: '131047' },
  'status-failed-undeliverable': { state: 'failed', problem: 'blocked', code: '131026' },
  'status-failed-other': { state: 'failed', problem: 'media', code: '131053' },
  'status-failed-without-code': { state: 'failed', problem: 'rejected' },
};

/** Recorded calls that are ignored, by file: why. */
const IGNORED: Record<string, Ignored> = {
  reaction: { ignored: 'reaction' },
  edit: { ignored: 'edited' },
  'unsupported-edit': { ignored: 'edited' },
  revoke: { ignored: 'deleted' },
  'unsupported-poll-vote': { ignored: 'vote' },
  order: { ignored: 'order' },
  'request-welcome': { ignored: 'welcome' },
  'system-number-changed': { ignored: 'moved' },
  'system-identity-changed': { ignored: 'system' },
  'group-text': { ignored: 'group' },
  'status-sent': { ignored: 'sent' },
  'status-of-the-future': { ignored: 'status' },
  'account-error': { ignored: 'error', code: 130429 },
  'another-number': { ignored: 'other_number' },
  'another-field': { ignored: 'other_field' },
  'another-object': { ignored: 'malformed' },
  'without-sender': { ignored: 'malformed' },
};

/** Looked at by themselves below. */
const OTHERS = ['several-in-one-call', 'wrong-types'];

describe('recorded calls of the Cloud API', () => {
  it.each(Object.entries(HEARD))('are heard: %s', (name, expected) => {
    const [reading, ...others] = replay(name);
    expect(others).toEqual([]);
    const who = { channel: 'whatsapp-cloud', isGroup: false, chatId: SITI, senderId: SITI };
    expect(reading).toMatchObject({ inbound: { ...who, ...expected } });
    expect((reading as { inbound: Inbound }).inbound.messageId).toMatch(/^wamid\./);
  });
  it.each(Object.entries(REPORTED))('report what became of a message: %s', (name, expected) => {
    const base = { chatId: SITI, messageId: OURS, at: new Date(1773108500_000) };
    expect(replay(name)).toEqual([{ report: { ...base, ...expected } }]);
  });
  it.each(Object.entries(IGNORED))('are ignored by name: %s', (name, expected) => {
    expect(replay(name)).toEqual([expected]);
  });

  it('are all looked at here', () => {
    const names = readdirSync(FOLDER).map((file) => file.replace('.json', ''));
    const known = [HEARD, REPORTED, IGNORED].flatMap((table) => Object.keys(table));
    expect(names.sort()).toEqual([...known, ...OTHERS].sort());
  });

  it('may tell of several messages, chats and states at once, in their order', () => {
    const told = replay('several-in-one-call').map((reading) =>
      'inbound' in reading ? reading.inbound.text : 'report' in reading ? reading.report.state : reading,
    );
    expect(told).toEqual(['satu', 'dua', 'read', 'tiga']);
  });

  it('are read as far as they can be when parts of them are of wrong types', () => {
    const readings = replay('wrong-types');
    expect(readings.length).toBe(5);
    expect(readings.every((reading) => 'ignored' in reading && reading.ignored === 'malformed')).toBe(true);
  });

  it('carry the time that WhatsApp gave them', () => {
    const [reading] = replay('text') as [{ inbound: Inbound }];
    expect(reading.inbound.sentAt).toEqual(new Date(1773108001_000));
  });

  it('take a quote of their own words for no reply to us', () => {
    const [reading] = replay('text-reply-to-own-message') as [{ inbound: Inbound }];
    expect(reading.inbound.replyTo).toBeUndefined();
  });
});

const textCall = (body: unknown, fields: object = {}) => {
  const message = {
    from: SITI,
    id: 'wamid.x',
    timestamp: '1773108000',
    type: 'text',
    text: { body },
    ...fields,
  };
  const value = { metadata: { phone_number_id: PHONE }, messages: [message] };
  return { object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages', value }] }] };
};
const readText = (body: string) => (readCloud(textCall(body), context)[0] as { inbound: Inbound }).inbound;

describe('the words of a message', () => {
  it('are cut at 4096 units, never within a character, and said to be cut', () => {
    const inbound = readText(`a${'🙏'.repeat(5000)}`);
    expect([inbound.text.length, inbound.isCut]).toEqual([4095, true]);
    expect(readText('a'.repeat(4096)).isCut).toBeUndefined();
  });

  it('are whole, clean and short enough, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 9000, size: 'max' }), (raw) => {
        const { text } = readText(raw);
        expect(text.length).toBeLessThanOrEqual(4096);
        expect(/(?![\t\n])[\p{Cc}\p{Cs}]/u.test(text)).toBe(false);
      }),
    );
  });
});

describe('whatever comes in', () => {
  const isReading = (reading: CloudReading) =>
    'ignored' in reading || 'report' in reading || typeof reading.inbound.text === 'string';

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), (call) => {
        expect(readCloud(call, context).every(isReading)).toBe(true);
      }),
    );
  });

  const json = fc.jsonValue({ maxDepth: 4 });
  const call = (value: unknown) => ({
    object: 'whatsapp_business_account',
    entry: [{ changes: [{ field: 'messages', value }] }],
  });

  it('never throws on a value with any one part broken', () => {
    const fields = 'metadata contacts messages statuses errors'.split(' ');
    fc.assert(
      fc.property(fc.constantFrom(...fields), json, (field, part) => {
        const value = { metadata: { phone_number_id: PHONE }, messages: [], [field]: part };
        expect(readCloud(call(value), context).every(isReading)).toBe(true);
      }),
    );
  });

  it('never throws on a message with any one part broken', () => {
    const types =
      'text button interactive image video audio voice document sticker location contacts system unsupported'.split(
        ' ',
      );
    const fields = ['id', 'from', 'from_user_id', 'timestamp', 'context', 'errors', 'group_id', ...types];
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.constantFrom(...fields), json, (type, field, part) => {
        const readings = readCloud(textCall('halo', { type, [field]: part }), context);
        expect(readings.length).toBe(1);
        expect(readings.every(isReading)).toBe(true);
      }),
    );
  });

  it('never gives a chat id that could not be sent to', () => {
    fc.assert(
      fc.property(json, json, (from, from_user_id) => {
        const [reading] = readCloud(textCall('halo', { from, from_user_id }), context);
        if (reading && 'inbound' in reading)
          expect(reading.inbound.chatId).toMatch(/^(\d{5,20}|[A-Za-z0-9][A-Za-z0-9._-]{0,134})$/);
      }),
    );
  });
});
