import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Inbound, SendResult } from '../../src/channels/channel.js';
import { type CaseWorld, caseCode, describeChannel, makeWorld, type SeenMessage } from './channel.js';
import { type CaseId, CHANNEL_CASES } from './channel-cases.js';
import { CAPABILITIES } from './channels.js';
import { patience } from './eventually.js';
import { type Flaw, makePaperDriver } from './paper-channel.js';

// A channel without a flaw keeps every promise.
describeChannel({ name: 'paper', has: CAPABILITIES, make: async () => makePaperDriver() });

const hears = (change: (inbound: Inbound) => Partial<Inbound>): Flaw => ({
  hear: (inbound) => [{ ...inbound, ...change(inbound) }],
});
const shows = (change: (message: SeenMessage) => Partial<SeenMessage>): Flaw => ({
  show: (message) => [{ ...message, ...change(message) }],
});
const answers = (result: SendResult): Flaw => ({ answer: (right) => (right.ok ? right : result) });
const hearsNoFile = hears(({ media }) => ({ media: media.map((file) => ({ ...file, kind: 'video' })) }));
const garblesFiles: Flaw = { fetch: () => Buffer.from('x') };
const says = (text: (message: SeenMessage) => string) => shows((message) => ({ text: text(message) }));
const losesLabels = (kept: number) => shows(({ labels }) => ({ labels: labels.slice(0, kept) }));
const silent: Flaw = { tell: () => [] };
let heardIds = 0;

/** What each case has to notice. */
const FLAWS: Record<CaseId, Flaw[]> = {
  name: [{ name: 'kertas' }],
  'text-in': [
    ...[hears(() => ({ channel: 'web' })), hears(() => ({ chatId: '9' })), hears(() => ({ messageId: '' }))],
    ...[hears(() => ({ senderId: '' })), hears(() => ({ sentAt: new Date('x') })), { hear: () => [] }],
    hears(() => ({ isGroup: true })),
  ],
  'order-in': [{ hurries: true }],
  'own-ids': [hears(({ text }) => ({ messageId: text }))],
  'twice-in': [hears(() => ({ messageId: `${heardIds++}` }))],
  'stored-first': [{ drops: true }],
  'any-text-in': [
    hears(({ text }) => ({ text: text.replace(/[^\n -~]/g, '') })),
    hears(() => ({ isCut: true })),
  ],
  'long-in': [
    hears(() => ({ isCut: undefined })),
    hears(({ text }) => ({ text: `${text}${text}` })),
    hears(({ text }) => ({ text: text.slice(0, 160) })),
    hears(({ text }) => ({ text: `${text.slice(0, -1)}\ud83d` })),
  ],
  'disguise-in': [
    hears(({ text }) => ({ text: `\u202e${text}` })),
    hears(({ text }) => ({ text: `${text}\u0000` })),
  ],
  press: [
    hears(() => ({ choiceId: 'Batal' })),
    hears(() => ({ replyTo: undefined })),
    hears(() => ({ messageId: '1' })),
  ],
  reply: [hears(() => ({ replyTo: undefined })), hears(() => ({ text: '' }))],
  'photo-in': [hearsNoFile, garblesFiles, hears(() => ({ text: '' })), { fetch: (bytes) => bytes! }],
  'photo-gone': [garblesFiles],
  'voice-in': [hearsNoFile, garblesFiles],
  'document-in': [hearsNoFile, garblesFiles],
  'large-in': [garblesFiles],
  'location-in': [
    hears(({ location }) => ({ location: location && { lat: location.lon, lon: location.lat } })),
  ],
  group: [
    hears(() => ({ isGroup: false })),
    hears(({ isGroup }) => (isGroup ? { senderId: 'grup' } : {})),
    hears(() => ({ chatId: 'orang-1' })),
  ],
  unreadable: [
    { hear: (inbound) => (inbound.unreadable ? [] : [inbound]) },
    hears(({ unreadable }) => (unreadable ? { unreadable: 'poll' } : {})),
    hears(({ unreadable }) => (unreadable ? { text: '[stiker]' } : {})),
  ],
  'text-out': [says(() => 'Laporan Anda'), shows(() => ({ messageId: 'x' })), { show: (one) => [one, one] }],
  'any-text-out': [
    says(({ text }) => text.replace('\n', ' ')),
    says(({ text }) => text.replace('&', '&amp;')),
  ],
  'long-out': [says(({ text }) => text.slice(0, 4_096)), losesLabels(0)],
  'long-word-out': [says(({ text }) => `${text.slice(0, 4_095)}\n${text.slice(4_095)}`)],
  'order-out': [{ hurries: true }],
  choices: [
    losesLabels(2),
    shows(({ labels }) => ({ labels: labels.toReversed() })),
    says(({ text }) => `${text} 1. Kirim`),
  ],
  'many-choices': [losesLabels(10)],
  'long-labels': [shows(({ labels }) => ({ labels: labels.map((label) => label.slice(0, 20)) }))],
  'numbers-taken': [shows(() => ({ isNumbered: true })), losesLabels(0)],
  'choices-alone': [losesLabels(0), { show: () => [] }],
  'asks-location': [shows(() => ({ asksLocation: false })), losesLabels(0)],
  'media-out': [shows(() => ({ mediaCount: 0 })), says(() => ''), losesLabels(0)],
  'media-lost': [{ show: (one) => (one.mediaCount > 0 ? [one] : []) }],
  once: [{ forgets: true }],
  typing: [
    { showTyping: async (_chatId, show) => show('sedang mengetik') },
    {
      async showTyping(_chatId, _show, isCut) {
        if (isCut) throw new Error('no network');
      },
    },
  ],
  delivered: [
    silent,
    { tell: (told) => [{ ...told, state: 'read' }] },
    { tell: (told) => [{ ...told, chatId: '9' }] },
  ],
  undelivered: [silent, { tell: (told) => [{ ...told, messageId: 'out-1' }] }],
  read: [silent, { tell: (told) => [{ ...told, at: new Date('x') }] }],
  pace: [
    { pace: { perSecond: 0, burst: 1, chatGapMs: 0, jitter: 0 } },
    { pace: { perSecond: 1, burst: 0, chatGapMs: 0, jitter: 0 } },
    { pace: { perSecond: 1, burst: 1, chatGapMs: 0, jitter: 80 } },
  ],
  slow_down: [answers({ ok: false, problem: 'retry' }), answers({ ok: false, problem: 'rejected' })],
  server_error: [answers({ ok: false, problem: 'rejected' })],
  lost: [answers({ ok: false, problem: 'blocked' }), answers({ ok: true, messageId: 'x' })],
  blocked: [answers({ ok: false, problem: 'retry' })],
  rejected: [answers({ ok: false, problem: 'retry' })],
  unauthorised: [answers({ ok: false, problem: 'retry' })],
  closed: [answers({ ok: false, problem: 'rejected' }), { replyWindow: undefined }],
  'reconnect-in': [
    { isDeaf: true },
    hears(({ text }) => (text === 'sementara 2' ? { text: 'sementara 3' } : {})),
  ],
  'reconnect-out': [
    answers({ ok: true, messageId: 'x' }),
    answers({ ok: false, problem: 'rejected' }),
    { show: (one) => (one.text === 'kabar' ? [one, one] : [one]) },
  ],
  'stop-in-send': [{ leaves: true }],
  'stop-twice': [{ stopsOnce: true }],
};

describe('a channel with a flaw is found out', () => {
  const looks = patience.looks;
  beforeAll(() => {
    patience.looks = 20;
  });
  afterAll(() => {
    patience.looks = looks;
  });

  for (const { id, name } of CHANNEL_CASES) {
    it.each(FLAWS[id].map((flaw, n) => [n + 1, flaw] as const))(`${name}: flaw %i`, async (_n, flaw) => {
      const driver = makePaperDriver(flaw);
      const world: CaseWorld = makeWorld('paper', driver);
      const passed = await caseCode[id](world).then(
        () => true,
        () => false,
      );
      await driver.close();
      expect(passed).toBe(false);
    });
  }
});
