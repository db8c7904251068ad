import { describe, expect, it } from '@jest/globals';
import type { LinkState, PairingDesk } from '../src/channels/pairing-desk.js';
import { showPairing } from '../src/show-pairing.js';

const LINK = 'http://127.0.0.1:3000/operator#kunci-rahasia';
const QR = '2@abc,def,ghi';
const CODE = 'ABCD1234';
const until = new Date('2026-03-02T08:01:00Z');

const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 2));
};

function makeDesk() {
  let state: LinkState = { kind: 'off' };
  const listeners = new Set<(state: LinkState) => void>();
  const desk: PairingDesk = {
    state: () => state,
    number: () => (state.kind === 'open' ? '…7890' : undefined),
    connect: async () => {},
    unpair: async () => {},
    watch(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
  const set = (next: LinkState) => {
    state = next;
    for (const listen of listeners) listen(next);
  };
  return { desk, set };
}

async function show(isTerminal: boolean, ...states: LinkState[]): Promise<string[]> {
  const { desk, set } = makeDesk();
  const lines: string[] = [];
  const leave = showPairing(desk, { link: LINK, isTerminal, say: (line) => lines.push(line) });
  for (const state of states) {
    set(state);
    await settle();
  }
  leave();
  set({ kind: 'away', retryAt: until });
  await settle();
  return lines.slice(1);
}

const states: [state: LinkState, inTerminal: RegExp | undefined, elsewhere: RegExp | undefined][] = [
  [{ kind: 'off' }, undefined, undefined],
  [{ kind: 'connecting' }, undefined, undefined],
  [{ kind: 'qr', qr: QR, until }, /[▀▄█][\s\S]*pindai kode ini/, /menunggu ditautkan.*halaman operator/],
  [{ kind: 'code', code: CODE, until }, new RegExp(CODE), /menunggu ditautkan.*halaman operator/],
  [{ kind: 'open' }, /tersambung.*…7890/, /tersambung.*…7890/],
  [{ kind: 'away', retryAt: until }, /terputus/, /terputus/],
  [{ kind: 'needs-operator', why: 'CHANNEL_LOGGED_OUT' }, /unlinked/, /unlinked/],
  [{ kind: 'needs-operator', why: 'CHANNEL_TAKEN' }, /Another program/, /Another program/],
  [{ kind: 'needs-operator', why: 'KEYS_UNREADABLE' }, /APP_SECRET/, /APP_SECRET/],
];

describe('the terminal of the operator', () => {
  it.each(states)('tells how it stands: %j', async (state, inTerminal, elsewhere) => {
    for (const [isTerminal, expected] of [
      [true, inTerminal],
      [false, elsewhere],
    ] as const) {
      const lines = await show(isTerminal, state);
      expect(lines).toHaveLength(expected ? 1 : 0);
      if (expected) expect(lines[0]).toMatch(expected);
    }
  });

  it('shows the link of the operator page only where nobody keeps what is written', () => {
    for (const isTerminal of [true, false]) {
      const lines: string[] = [];
      showPairing(makeDesk().desk, { link: LINK, isTerminal, say: (line) => lines.push(line) })();
      expect(lines).toHaveLength(1);
      expect(lines[0]!.includes(LINK)).toBe(isTerminal);
      if (!isTerminal) expect(lines[0]).toContain('npm run admin -- operator');
    }
  });

  it('writes neither code nor key where it may be kept', async () => {
    const lines = await show(false, ...states.map(([state]) => state));
    for (const secret of [QR, CODE, 'kunci-rahasia', '█']) expect(lines.join('\n')).not.toContain(secret);
  });

  it('does not repeat itself, and says again what has changed in between', async () => {
    const away: LinkState = { kind: 'away', retryAt: until };
    const lines = await show(false, away, { kind: 'connecting' }, away, away, { kind: 'open' }, away);
    expect(lines.map((line) => /terputus|tersambung/.exec(line)?.[0])).toEqual([
      'terputus',
      'tersambung',
      'terputus',
    ]);
  });

  it('shows no QR code that was scanned while it was being drawn', async () => {
    const { desk, set } = makeDesk();
    const lines: string[] = [];
    const leave = showPairing(desk, { link: LINK, isTerminal: true, say: (line) => lines.push(line) });
    set({ kind: 'qr', qr: QR, until });
    set({ kind: 'open' });
    await settle();
    leave();
    expect(lines.slice(1)).toEqual([expect.stringContaining('tersambung')]);
  });

  it('goes on when a code cannot be drawn', async () => {
    const lines = await show(true, { kind: 'qr', qr: 'x'.repeat(10_000), until }, { kind: 'open' });
    expect(lines).toEqual([expect.stringContaining('tersambung')]);
  });
});
