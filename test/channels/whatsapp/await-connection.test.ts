import { describe, expect, it } from '@jest/globals';
import type { LinkState } from '../../../src/channels/pairing-desk.js';
import { awaitConnection } from '../../../src/channels/whatsapp/await-connection.js';
import { makeLinkState } from '../../../src/channels/whatsapp/pairing.js';
import { ManualClock } from '../../../src/shared/clock.js';

const now = new Date('2026-03-10T09:00:00+07:00');
const settled: LinkState[] = [
  { kind: 'off' },
  { kind: 'qr', qr: '2@made-up', until: now },
  { kind: 'code', code: 'ABCD1234', until: now },
  { kind: 'open' },
  { kind: 'away', retryAt: now },
  { kind: 'needs-operator', why: 'CHANNEL_CLOSED' },
];

async function watched(kind: LinkState) {
  const state = makeLinkState();
  const clock = new ManualClock(now);
  state.set(kind);
  let isOver = false;
  void awaitConnection({ state: state.get, watch: state.watch }, clock).then(() => {
    isOver = true;
  });
  await clock.moveTo(now);
  const pass = (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms));
  return { state, isOver: () => isOver, pass };
}

describe('waiting for a connection that is being made', () => {
  it.each(settled.map((state) => [state.kind, state] as const))(
    'does not wait while it is %s',
    async (_kind, state) => expect((await watched(state)).isOver()).toBe(true),
  );

  it.each(settled.map((state) => [state.kind, state] as const))(
    'ends when the attempt ends as %s',
    async (_kind, end) => {
      const { state, isOver, pass } = await watched({ kind: 'connecting' });
      state.set({ kind: 'connecting' });
      await pass(4_999);
      expect(isOver()).toBe(false);
      state.set(end);
      await pass(0);
      expect(isOver()).toBe(true);
    },
  );

  it('ends after five seconds', async () => {
    const { isOver, pass } = await watched({ kind: 'connecting' });
    await pass(5_000);
    expect(isOver()).toBe(true);
  });
});
