import { describe, expect, it } from '@jest/globals';
import type { Asked } from '../../src/conversation/talk.js';
import { decideOn, draftOf, ownTicket, spoken } from './sample-turn.js';

const draft = draftOf();
const offered = [
  { id: `send.${draft.tag}`, label: 'Kirim' },
  { id: `place.${draft.tag}`, label: 'Ubah lokasi' },
  { id: `cancel.${draft.tag}`, label: 'Batal' },
];
const confirming = { draft, asked: { kind: 'confirm' } as Asked };

describe('a number that no choice has', () => {
  it.each(['-1', '−1', '- 1', '0', '4', '99', '999', 'no 7', 'nomor 99', '٩٩', '1.5', '99!'])(
    '%s',
    (text) => {
      const decision = decideOn({ text, talk: confirming, facts: { offered } });
      expect(decision).toMatchObject({ talk: confirming, effects: [] });
      expect(spoken(decision)).toMatch(/1 sampai 3/);
      expect(decision.says.at(-1)?.choices).toEqual(offered);
    },
  );

  it('is told the range of stars as well', () => {
    const stars = [1, 2, 3, 4, 5].map((one) => ({ id: `rate.CTH-2603-0001X.${one}`, label: `${one}` }));
    const decision = decideOn({ text: '10', facts: { offered: stars } });
    expect(spoken(decision)).toMatch(/1.*sampai 5/);
    expect(decision.effects).toEqual([]);
  });

  it.each(['1', '2', 'no 3'])('leaves %s to the choice', (text) => {
    expect(spoken(decideOn({ text, talk: confirming, facts: { offered } }))).not.toMatch(/1 sampai 3/);
  });

  it.each(['99 meter panjangnya', 'sudah 12 hari', '1 titik yang rusak'])(
    'is none: "%s" tells something',
    (text) => {
      expect(decideOn({ text, talk: confirming, facts: { offered } }).talk.draft?.text).toContain(text);
    },
  );

  it.each(['081234567890', '+62 812-3456-7890', '3374 0101 0101 0001'])('is of a person: %s', (text) => {
    const decision = decideOn({ text, talk: confirming, facts: { offered } });
    expect(decision).toMatchObject({ talk: confirming, effects: [] });
    expect(spoken(decision)).toMatch(/tidak perlu ditulis/);
    expect(decision.says.at(-1)?.choices).toEqual(offered);
  });

  it('may be the number of the pole, and is kept, where it is long', () => {
    const { talk } = decideOn({ text: '12345', talk: confirming, facts: { offered } });
    expect(talk.draft?.text).toContain('12345');
  });

  it('is the number of the pole where that was asked', () => {
    const asked: Asked = { kind: 'extra', question: 'nomor_tiang' };
    const { talk } = decideOn({ text: '12345', talk: { draft, asked }, facts: { offered } });
    expect(talk.draft?.answers).toEqual({ nomor_tiang: '12345' });
  });

  it('is an answer where an officer waits for one', () => {
    const facts = {
      offered: [{ id: 'report', label: 'Lapor' }],
      ownOpen: [ownTicket({ status: 'waiting' })],
    };
    expect(decideOn({ text: '12', facts }).effects).toMatchObject([{ kind: 'citizen-step', step: 'answer' }]);
  });

  it('is nothing where the choices are over', () => {
    expect(spoken(decideOn({ text: '99', facts: { offered } }))).not.toMatch(/sampai/);
  });
});
