import { describe, expect, it } from '@jest/globals';
import type { Asked } from '../../src/conversation/talk.js';
import { decideOn, draftOf, draftWithout, NOW, ownTicket, type Sketch, spoken, tono } from './sample-turn.js';

const code = 'CTH-2603-0001X';
const kept = { text: 'lampunya juga mati', attachments: [] };
const first = draftOf({ number: 1 });
const second = draftOf({ id: 'web:siti:second', number: 2, category: 'sampah', text: 'sampah menumpuk' });
const both = { draft: first, later: [second] };

/** Every question that can be open, for the type asks for each of them: a new one cannot forget danger. */
const STATES = {
  text: { draft: draftWithout('text', 'category', 'place') },
  category: { draft: draftWithout('category') },
  place: { draft: draftWithout('place') },
  'place-option': { draft: { ...draftWithout('place'), placeOptions: [{ label: 'Jl. Melati' }] } },
  kecamatan: { draft: { ...draftWithout('place'), placeTyped: 'dekat rumah' } },
  kelurahan: { draft: { ...draftWithout('place'), placeTyped: 'dekat rumah', placeKecamatan: 'Anggrek' } },
  confirm: { draft: draftOf() },
  'change-text': { draft: draftOf() },
  'change-category': { draft: draftOf() },
  'change-place': { draft: draftOf() },
  extra: { draft: draftOf(), asked: { kind: 'extra', question: 'tiang' } },
  several: both,
  'confirm-all': both,
  'which-part': { ...both, asked: { kind: 'which-part', ...kept } },
  question: {},
  'withdraw-reason': { asked: { kind: 'withdraw-reason', code } },
  'reopen-reason': { asked: { kind: 'reopen-reason', code } },
  comment: { asked: { kind: 'comment', code } },
  'which-ticket': { asked: { kind: 'which-ticket', ...kept, purpose: 'add' } },
  'add-or-new': { draft: draftOf(), asked: { kind: 'add-or-new', ...kept } },
  // Only the staff are asked these; what they write is their work.
  'close-photo': undefined,
  'staff-line': undefined,
  topic: undefined,
} as const satisfies Record<Asked['kind'], Partial<NonNullable<Sketch['talk']>> | undefined>;

const asked = Object.entries(STATES).flatMap(([kind, talk]): [string, Sketch][] =>
  talk ? [[kind, { talk: { asked: { kind } as Asked, ...talk } }]] : [],
);
/** What may be open besides a question. */
const besides: [string, Sketch][] = [
  ['nothing', {}],
  ['a ticket', { facts: { ownOpen: [ownTicket()] } }],
  ['two tickets', { facts: { ownOpen: [ownTicket(), ownTicket({ code: 'CTH-2603-0002Y' })] } }],
  ["an officer's question", { facts: { ownOpen: [ownTicket({ status: 'waiting' })] } }],
  ['a reply to a ticket', { facts: { ownOpen: [ownTicket()], replyCode: code } }],
  ['a reply to a closed ticket', { facts: { closedCode: code, replyCode: code } }],
  ['a ticket just added to', { talk: { recent: { code, at: NOW } }, facts: { ownOpen: [ownTicket()] } }],
];
const states = [...asked, ...besides];

const FIRE = 'ada kebakaran di rumah tetangga tolong';
const dangers: [string, RegExp][] = [
  [FIRE, /112/],
  ['ada anak kesetrum tiang itu, tolong', /112/],
  ['bapak saya pingsan tidak bernapas', /119/],
  ['suami saya mukulin saya', /129/],
  ['saya mau bunuh diri', /119/],
];

describe.each(states)('with %s open', (_name, sketch) => {
  it.each(dangers)('%s: the number comes first, and once', (text, number) => {
    const { says, effects } = decideOn({ ...sketch, text });
    expect(says[0]?.text).toMatch(number);
    expect(says.slice(1).filter(({ text }) => number.test(text))).toEqual([]);
    expect(effects.map((effect) => ('step' in effect ? effect.step : effect.kind))).not.toContain('withdraw');
  });

  it('a fire at the neighbours is kept, and fills in nothing else', () => {
    const { talk, effects } = decideOn({ ...sketch, text: FIRE });
    const drafts = [talk.draft, ...(talk.later ?? [])].flatMap((draft) => draft ?? []);
    const told = drafts.find(({ text }) => text.includes('kebakaran'));
    const isAdded = effects.some((effect) => 'text' in effect && effect.text?.includes('kebakaran'));
    expect(told?.urgent ?? isAdded).toBe(true);
    for (const { placeTyped, answers = {}, place } of drafts)
      expect([placeTyped, place?.label, ...Object.values(answers)].join()).not.toContain('kebakaran');
  });

  it('who does not want to live on is given no form, and what was open stays open', () => {
    const { says, talk, effects } = decideOn({ ...sketch, text: 'saya mau bunuh diri' });
    expect(says).toHaveLength(1);
    expect(says[0]?.choices).toBeUndefined();
    expect(effects).toEqual([]);
    expect(talk).toMatchObject(sketch.talk ?? {});
  });
});

describe('danger beside a report that waits', () => {
  const confirming: Sketch = { talk: { asked: { kind: 'confirm' }, draft: draftOf() } };
  it.each([
    [FIRE, 2],
    ['tolong pohon tumbang menimpa orang di Jl. Kartini', 2],
    ['ada yang kesetrum tiangnya', 1],
  ])('%s: %i reports', (text, count) => {
    const { draft, later = [] } = decideOn({ ...confirming, text }).talk;
    expect([draft, ...later]).toHaveLength(count);
  });

  it('more of the same emergency is added without the numbers once more', () => {
    const fire = draftOf({ text: 'rumah tetangga kebakaran', category: 'lainnya', urgent: true });
    const decided = decideOn({
      talk: { asked: { kind: 'confirm' }, draft: fire },
      text: 'apinya makin besar, ada kebakaran di atap',
    });
    expect(spoken(decided)).not.toMatch(/112/);
    expect(decided.talk.draft?.text).toContain('makin besar');
  });

  it('rewrites the text where that is asked, and makes the report urgent', () => {
    const told = decideOn({
      talk: { asked: { kind: 'change-text' }, draft: draftOf() },
      text: 'tiangnya roboh menimpa orang',
    });
    expect(told.talk.draft).toMatchObject({ text: 'tiangnya roboh menimpa orang', urgent: true });
  });

  it('a ticket is not withdrawn for a reason that is an emergency of somebody else', () => {
    const told = decideOn({ talk: { asked: { kind: 'withdraw-reason', code } }, text: FIRE });
    expect(told.effects).toEqual([]);
    expect(spoken(told)).toContain(code);
    expect(told.talk.draft?.text).toBe(FIRE);
  });

  it('a report that was begun before a ticket was asked about stays', () => {
    const talk = { asked: { kind: 'withdraw-reason', code } as Asked, draft: draftOf() };
    const { draft, later = [] } = decideOn({ talk, text: FIRE }).talk;
    expect([draft, ...later].map((one) => one?.text).sort()).toEqual([FIRE, 'lampu jalan mati']);
  });

  it.each([
    'tolong kirim ambulans, ada yang pingsan',
    'kirim damkar sekarang, ada kebakaran',
    'batal, ada kebakaran',
  ])('nothing is sent and nothing is dropped by %s', (text) => {
    const offered = ['send', 'cancel'].map((verb) => ({
      id: `${verb}.${draftOf().tag}`,
      label: verb === 'send' ? 'Kirim' : 'Batal',
    }));
    const { talk, effects } = decideOn({ ...confirming, facts: { offered }, text });
    expect(effects).toEqual([]);
    expect([talk.draft, ...(talk.later ?? [])].map((one) => one?.text).join()).toContain('lampu jalan mati');
  });

  it('a sixth report is not lost: it stays with the one that is told', () => {
    const five = [1, 2, 3, 4, 5].map((number) => draftOf({ id: `web:siti:${number}`, number }));
    const [draft, ...later] = five as [(typeof five)[0], ...typeof five];
    const { talk } = decideOn({ talk: { draft, later, asked: { kind: 'confirm-all' } }, text: FIRE });
    const texts = [talk.draft, ...(talk.later ?? [])].map((one) => one?.text);
    expect(texts).toHaveLength(5);
    expect(texts.join()).toContain('kebakaran');
  });
});

describe('violence', () => {
  it('makes a report that is closed to the public, without a name and without a list to choose from', () => {
    const { talk } = decideOn({ text: 'anak saya dicabuli tetangga' });
    expect(talk.draft).toMatchObject({ category: 'bansos', hidden: 'anonymous', urgent: true });
    expect(talk.asked).toEqual({ kind: 'confirm' });
  });
});

describe('what is no emergency of the report', () => {
  it('to an officer about what they write to a citizen', () => {
    const text = `/kabar ${code} tadi ada orang kesetrum, sudah kami tolong`;
    expect(decideOn({ person: tono, text }).says).toEqual([]);
  });

  it('where a road makes somebody tired of life, the road is reported besides', () => {
    const decided = decideOn({ text: 'sudah capek hidup, jalan rusak terus di Jl. Mangga' });
    expect(spoken(decided)).toMatch(/119[\s\S]*Jl\. Mangga/);
    expect(decided.talk.draft).toMatchObject({ category: 'jalan', urgent: false });
  });
});
