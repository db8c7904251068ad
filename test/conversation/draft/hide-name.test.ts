import { describe, expect, it } from '@jest/globals';
import type { Asked } from '../../../src/conversation/talk.js';
import { decideOn, draftOf, draftWithout, spoken } from '../sample-turn.js';

const confirm: Asked = { kind: 'confirm' };
const second = draftOf({ id: 'web:siti:second', number: 2, category: 'sampah' });

describe('a name that is to be kept back', () => {
  it.each([
    'guru SDN 3 Melati suka bolos, tolong rahasiakan nama saya',
    'guru SDN 3 Melati suka bolos, jangan bilang2 dari saya ya',
    'tolong dirahasiakan identitas saya, lampu jalan mati di Jl. Mangga',
    'lampu jalan mati, nama saya jangan disebut',
    'saya mau lapor anonim',
    'mau lapor tapi jangan sebut nama saya ya',
    'lapor tanpa nama',
  ])('is from the first message on: %s', (text) => {
    const decision = decideOn({ text });
    expect(decision.talk.draft?.hidden).toBe('anonymous');
    expect(spoken(decision)).toMatch(/dirahasiakan/);
  });

  it.each(['mau lapor tapi jangan sebut nama saya ya', 'saya mau lapor anonim', 'lapor tanpa nama'])(
    'is no story by itself: %s',
    (text) => {
      const { talk } = decideOn({ text });
      expect(talk.draft?.text).toBe('');
      const { draft } = decideOn({ text: 'jalan rusak di Jl. Kartini', talk }).talk;
      expect(draft).toMatchObject({ hidden: 'anonymous', category: 'jalan' });
    },
  );

  it.each([
    'ya kirim, sama tolong rahasiakan nama saya',
    'kirim tapi jangan sebut nama saya',
    'kirim tanpa nama',
  ])('is when the report is sent with these words: %s', (text) => {
    const decision = decideOn({ text, talk: { draft: draftOf(), asked: confirm } });
    expect(decision.effects).toMatchObject([{ kind: 'open-ticket', draft: { hidden: 'anonymous' } }]);
    expect(spoken(decision)).toMatch(/dirahasiakan/);
  });

  it('is when it is said with the place, and is no part of the place', () => {
    const talk = { draft: draftWithout('place'), asked: { kind: 'place' } as Asked };
    const decision = decideOn({ text: 'di Jl. Mangga, tolong rahasiakan nama saya', talk });
    expect(decision.talk.draft).toMatchObject({ hidden: 'anonymous', text: 'lampu jalan mati' });
    expect(spoken(decision)).toMatch(/dirahasiakan/);
  });

  it('is for each of several', () => {
    const talk = { draft: draftOf({ number: 1 }), later: [second], asked: { kind: 'confirm-all' } as Asked };
    const { effects } = decideOn({ text: 'kirim semua tapi rahasiakan nama saya', talk });
    expect(effects).toMatchObject([
      { kind: 'open-ticket', draft: { hidden: 'anonymous' } },
      { kind: 'open-ticket', draft: { hidden: 'anonymous' } },
    ]);
  });

  it.each(['bisa lapor anonim ga?', 'apakah nama saya dirahasiakan?'])(
    'is answered where it is asked: %s',
    (text) => {
      expect(decideOn({ text }).talk.draft).toBeUndefined();
    },
  );
});
