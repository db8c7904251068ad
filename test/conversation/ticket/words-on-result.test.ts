import { describe, expect, it } from '@jest/globals';
import { decideOn, ownTicket } from '../sample-turn.js';

const code = 'CTH-2603-0001X';
const offered = [1, 2, 3, 4, 5].map((stars) => ({ id: `rate.${code}.${stars}`, label: `${stars}` }));
const facts = { offered, closedCode: code, closedCategory: 'drainase' as const };

describe('words on a result', () => {
  it.each(['lumayan, tapi lama', 'cukup memuaskan', 'biasa aja', 'hasilnya lumayan', 'kurang memuaskan'])(
    'are kept: %s',
    (text) => {
      const { effects, talk } = decideOn({ text, facts });
      expect(effects).toEqual([{ kind: 'citizen-step', code, step: 'comment', text }]);
      expect(talk.draft).toBeUndefined();
    },
  );

  it.each(['airnya masih meluap pak', 'got masih bau pak', 'kurang bersih pak'])(
    'open it again: %s',
    (text) => {
      expect(decideOn({ text, facts }).talk.asked).toEqual({ kind: 'reopen-reason', code });
    },
  );

  it.each(['ktp saya belum jadi', 'sampah masih menumpuk di Jl. Pahlawan', 'saya belum sempat lihat'])(
    'are none: %s',
    (text) => {
      const { effects, talk } = decideOn({ text, facts });
      expect(talk.asked?.kind).not.toBe('reopen-reason');
      expect(effects.filter(({ kind }) => kind === 'citizen-step')).toEqual([]);
    },
  );
});

describe('after sending', () => {
  const lamp = { ownOpen: [ownTicket({ code, category: 'pju', text: 'lampu mati' })] };
  it.each(['semoga cepat beres', 'oke pak saya tunggu', 'saya tunggu kabarnya'])('%s', (text) => {
    const { talk, effects, says } = decideOn({ text, facts: lamp });
    expect(talk.draft).toBeUndefined();
    expect(effects).toEqual([]);
    expect(says[0]?.text).toMatch(/Sama-sama/);
  });

  it('a landmark is offered to the open report', () => {
    const text = 'oh iya di depan rumah nomor 5';
    expect(decideOn({ text, facts: lamp }).talk.asked).toMatchObject({ kind: 'which-ticket', text });
  });

  it('one asks for the own lamp', () => {
    const { effects } = decideOn({ text: 'gimana lampu saya?', facts: lamp });
    expect(effects).toEqual([{ kind: 'show-status', code }]);
  });

  it('the officer who waits reads that it is no longer wanted', () => {
    const waiting = { ownOpen: [ownTicket({ code, status: 'waiting' })] };
    const { effects, says } = decideOn({ text: 'batalkan saja laporan saya, sudah beres', facts: waiting });
    expect(effects).toMatchObject([{ step: 'answer', code }]);
    expect(says[0]?.text).toMatch(/tidak bisa langsung dibatalkan/);
  });
});
