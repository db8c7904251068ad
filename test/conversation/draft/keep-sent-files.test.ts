import { describe, expect, it } from '@jest/globals';
import type { Decision, Facts } from '../../../src/conversation/decision.js';
import type { Talk } from '../../../src/conversation/talk.js';
import { loadIntents } from '../../../src/profile/load-intents.js';
import type { Attachment } from '../../../src/report/draft.js';
import { decideOn, draftOf, draftWithout, ownTicket, photo, spoken } from '../sample-turn.js';

const { talk: talks } = await loadIntents('intents');
const earlier: Attachment = { id: 'photo-0', kind: 'photo' };
const closed = 'CTH-2603-0009X';

/** What may be open when a photo comes in with a word of talk below it. */
const SCENES: [name: string, talk: Partial<Talk>, facts?: Partial<Facts>][] = [
  ['nothing is open', {}],
  ['the place is asked', { draft: draftWithout('place'), asked: { kind: 'place' } }],
  ['the story is asked', { draft: draftWithout('text', 'category', 'place'), asked: { kind: 'text' } }],
  ['the summary waits', { draft: draftOf(), asked: { kind: 'confirm' } }],
  [
    'several wait to be sent',
    {
      draft: draftOf({ number: 1 }),
      later: [draftOf({ id: 'web:siti:second', number: 2, category: 'sampah' })],
      asked: { kind: 'confirm-all' },
    },
  ],
  [
    'it is asked what earlier words belong to',
    { draft: draftOf(), asked: { kind: 'add-or-new', text: 'sampah menumpuk', attachments: [earlier] } },
  ],
  ['a report was sent', {}, { ownOpen: [ownTicket()] }],
  ['an officer waits', {}, { ownOpen: [ownTicket({ status: 'waiting' })] }],
  ['a report was closed', {}, { closedCode: closed }],
  ['it is asked why to reopen', { asked: { kind: 'reopen-reason', code: closed } }, { closedCode: closed }],
  ['a question may be asked', { asked: { kind: 'question' } }],
];

/** Everything that holds files after a decision. */
function keptIn({ talk: { draft, later = [], asked }, effects }: Decision): string[] {
  const held = [
    ...(draft ? [draft] : []),
    ...later,
    ...(asked && 'attachments' in asked ? [asked] : []),
    ...effects.map((effect) => (effect.kind === 'open-ticket' ? effect.draft : effect)),
  ];
  const files = held.flatMap((one) => ('attachments' in one ? (one.attachments ?? []) : []));
  return files.map(({ id }) => id);
}

describe.each(SCENES)('a photo while %s', (_name, talk, facts) => {
  // A few of each are enough: all sayings of one intent take the same way.
  const words = talks.flatMap(({ id, exact }) => exact.slice(0, 3).map((text) => [id, text]));

  it.each(words)('is kept below talk of %s: "%s"', (id, text) => {
    const decision = decideOn({ text, talk, facts, attachments: [photo] });
    const isCancelled = (id === 'cancel' || id === 'withdraw') && talk.draft && !decision.talk.draft;
    if (!isCancelled) expect(keptIn(decision)).toContain(photo.id);
    expect(decision.says.length + decision.effects.length).toBeGreaterThan(0);
  });
});

describe('files below other words', () => {
  it.each([
    '/bantuan',
    '/status',
    '/bahasa en',
    'syarat bikin KTP baru apa saja',
    'hubungkan',
    'rahasiakan nama saya',
    '👍',
  ])('%s', (text) => {
    for (const [, talk, facts] of SCENES.slice(0, 4))
      expect(keptIn(decideOn({ text, talk, facts, attachments: [photo] }))).toContain(photo.id);
  });

  it('are spoken of when the report goes out with them', () => {
    const decision = decideOn({
      text: 'kirim',
      talk: { draft: draftOf(), asked: { kind: 'confirm' } },
      attachments: [photo],
    });
    expect(decision.effects).toMatchObject([{ kind: 'open-ticket', draft: { attachments: [photo] } }]);
    expect(spoken(decision)).toMatch(/1 lampiran/);
  });

  it('are no reason to keep what is cancelled', () => {
    const decision = decideOn({
      text: 'batal',
      talk: { draft: draftOf(), asked: { kind: 'confirm' } },
      attachments: [photo],
    });
    expect(decision.talk.draft).toBeUndefined();
    expect(spoken(decision)).not.toMatch(/simpan di laporan/);
  });

  it('wait through a question that comes before the story', () => {
    const first = decideOn({ text: 'syarat bikin KTP baru apa saja', attachments: [photo] });
    const second = decideOn({ text: 'laporanku', talk: first.talk });
    const third = decideOn({ text: 'jalan rusak di Jl. Kartini', talk: second.talk });
    expect(third.talk.draft).toMatchObject({ category: 'jalan', attachments: [photo] });
  });

  it('go to the ticket that the words name', () => {
    const { code } = ownTicket();
    const decision = decideOn({
      text: `status ${code}`,
      facts: { ownOpen: [ownTicket()] },
      attachments: [photo],
    });
    expect(decision.effects).toContainEqual(
      expect.objectContaining({ kind: 'citizen-step', step: 'add', code }),
    );
    expect(keptIn(decision)).toContain(photo.id);
  });

  it.each(['laporan saya gimana ini makin parah', 'ini fotonya pak ketinggalan', 'fotonya pak'])(
    'go to the only report that was sent: %s',
    (text) => {
      const decision = decideOn({ text, facts: { ownOpen: [ownTicket()] }, attachments: [photo] });
      expect(decision.effects).toMatchObject([{ kind: 'citizen-step', step: 'add', attachments: [photo] }]);
    },
  );
});
