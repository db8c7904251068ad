import { describe, expect, it } from '@jest/globals';
import type { Choice, Outbound } from '../../src/channels/channel.js';
import { numberChoices } from '../../src/channels/number-choices.js';
import { decide } from '../../src/conversation/decide.js';
import type { Facts } from '../../src/conversation/decision.js';
import { freshTalk, type Talk } from '../../src/conversation/talk.js';
import { ownList } from '../../src/conversation/ticket/ticket-messages.js';
import { typedChoice } from '../../src/conversation/typed-choice.js';
import { noticesFor } from '../../src/notices/notices.js';
import type { TicketLine } from '../../src/tickets/find-tickets.js';
import type { Ticket } from '../../src/tickets/ticket.js';
import { draftOf, know, makeTurn, NOW, ownTicket, photo } from './sample-turn.js';

const words = { byNumber: 'Balas dengan angka atau kata:', byWord: 'Balas dengan kata:' };

/** A chat as it stands: what is remembered, and the newest message with choices. */
interface Scene {
  talk: Talk;
  newest: Outbound;
  path: string;
}

const factsOf = ({ newest }: Pick<Scene, 'newest'>): Partial<Facts> => ({
  offered: newest.choices ?? [],
  byWord: newest.numbersTaken === true,
});

function step(
  scene: Pick<Scene, 'talk' | 'path'> & { newest?: Outbound },
  said: { text?: string; press?: string; withPhoto?: boolean },
): Scene | undefined {
  const { newest = { text: '' } } = scene;
  const turn = makeTurn({
    ...{ text: said.text, press: said.press, talk: scene.talk },
    ...(said.withPhoto ? { attachments: [photo] } : {}),
    facts: { ...factsOf({ newest }), ownOpen: [ownTicket(), ownTicket({ code: 'CTH-2603-0002Y' })] },
  });
  const { talk, says } = decide(turn, know);
  const last = says.findLast(({ choices }) => choices?.length);
  if (!last) return undefined;
  return { talk, newest: last, path: `${scene.path} > ${said.press ?? said.text}` };
}

const STARTS: [name: string, texts: string[]][] = [
  ['one report', ['lampu jalan mati di Jl. Mangga']],
  ['a report without a place', ['lampu jalan mati']],
  ['a place that is not clear', ['lampu jalan mati', 'deket warung bu darmi']],
  ['a matter that is not clear', ['mau lapor', 'tolong pak di Jl. Mangga ada yang tidak beres']],
  ['two problems', ['lampu jalan mati di Jl. Mangga, terus sampah juga numpuk di Pasar Kenanga']],
  [
    'two problems, agreed to',
    ['lampu jalan mati di Jl. Mangga, terus sampah juga numpuk di Pasar Kenanga', 'ya'],
  ],
  [
    'three problems',
    [
      '1. lampu jalan mati di Jl. Mangga\n2. sampah numpuk di Pasar Kenanga\n3. jalan berlubang di Jl. Kartini',
    ],
  ],
  [
    'words for one of several',
    ['lampu jalan mati di Jl. Mangga, terus sampah numpuk di Pasar Kenanga', 'sudah lama sekali'],
  ],
  [
    'one of several is to be cancelled',
    ['lampu jalan mati di Jl. Mangga, terus sampah numpuk di Pasar Kenanga', 'batal'],
  ],
  ['a question', ['syarat bikin KTP baru apa saja?']],
  ['the menu', ['menu']],
  ['help', ['bantuan']],
  ['a greeting', ['halo']],
  ['a withdrawal', ['cabut laporan saya']],
  ['languages', ['bahasa']],
  ['nonsense', ['asdf qwer', 'zxcv uiop']],
];

/** Every state that some presses lead to from the beginnings above, each message once. */
function allScenes(): Scene[] {
  const found = new Map<string, Scene>();
  let edge: Scene[] = [];
  for (const [name, texts] of STARTS) {
    let scene: Scene | undefined;
    for (const text of texts) scene = step(scene ?? { talk: freshTalk, path: name }, { text }) ?? scene;
    if (scene) edge.push(scene);
  }
  for (let depth = 0; depth < 3 && edge.length > 0; depth++) {
    const next: Scene[] = [];
    for (const scene of edge) {
      const key = JSON.stringify([
        scene.talk.asked,
        scene.newest.text,
        scene.newest.choices?.map(({ label }) => label),
      ]).replace(/turn-\d+/g, '');
      if (found.has(key)) continue;
      found.set(key, scene);
      // Of long lists of like choices some are enough.
      const choices = [
        ...(scene.newest.choices ?? []).slice(0, 5),
        ...(scene.newest.choices ?? []).slice(-2),
      ];
      for (const { id } of choices) next.push(step(scene, { press: id }) ?? scene);
    }
    edge = next;
  }
  return [...found.values()];
}

const scenes = allScenes();
const typed = (scene: Scene, text: string): string | undefined =>
  typedChoice(makeTurn({ text, talk: scene.talk, facts: factsOf(scene) }));
const numbered = (scene: Scene) => scene.newest.choices!.map(({ id }, index) => [String(index + 1), id]);

describe('what is typed under a message', () => {
  it('is tried on messages of every kind', () => {
    expect(scenes.length).toBeGreaterThan(60);
    expect(scenes.filter(({ newest }) => newest.numbersTaken).length).toBeGreaterThan(5);
  });

  it('as a number means the choice that is shown with that number', () => {
    const wrong = scenes
      .filter(({ newest }) => !newest.numbersTaken)
      .flatMap((scene) =>
        numbered(scene).flatMap(([number, id]) => {
          const meant = typed(scene, number!);
          return meant === id ? [] : [`${scene.path}: ${number} is ${meant}, shown is ${id}`];
        }),
      );
    expect(wrong).toEqual([]);
  });

  it('as a number is none of the choices where the text has numbers of its own', () => {
    const wrong = scenes
      .filter(({ newest }) => newest.numbersTaken)
      .flatMap((scene) =>
        numbered(scene).flatMap(([number, id]) => {
          const meant = typed(scene, number!);
          // The list of problems: "2" is the second problem, as its own button says.
          const isOfThatNumber = new RegExp(`^(?:only|part|drop)\\.[^.]+\\.${number}$`).test(meant ?? '');
          return meant === undefined || isOfThatNumber
            ? []
            : [`${scene.path}: ${number} is ${meant}, not ${id}`];
        }),
      );
    expect(wrong).toEqual([]);
  });

  it('is never shown under two sets of numbers', () => {
    const own = /^\s*\d{1,2}[.)]\s/m;
    const told = /^📝.*$/gm;
    const doubled = scenes.filter(({ newest }) => {
      const shown = numberChoices(newest, words);
      return own.test(newest.text.replace(told, '')) && own.test(shown);
    });
    expect(doubled.map(({ path, newest }) => `${path}: ${newest.text.slice(0, 60)}`)).toEqual([]);
  });

  it('as the words of a choice means it, whatever the numbers mean', () => {
    const wrong = scenes.flatMap((scene) => {
      const { choices = [] } = scene.newest;
      const once = choices.filter(
        ({ label }) => choices.filter((other) => other.label === label).length === 1,
      );
      return once.flatMap(({ id, label }) => {
        const meant = typed(scene, label.toUpperCase());
        return meant === id ? [] : [`${scene.path}: ${label} is ${meant}, not ${id}`];
      });
    });
    expect(wrong).toEqual([]);
  });
});

const BOTH = 'lampu jalan mati di Jl. Mangga, terus sampah numpuk di Pasar Kenanga';

function sceneOf(...texts: string[]): Scene {
  let scene: Scene | undefined;
  for (const text of texts) scene = step(scene ?? { talk: freshTalk, path: '' }, { text }) ?? scene;
  return scene!;
}

describe('numbers under several problems', () => {
  it.each([
    ['the list', [BOTH], '2', /^only\..*\.2$/],
    ['the list, agreed to', [BOTH, 'ya'], '1', /^only\..*\.1$/],
    ['words for one of them', [BOTH, 'sudah lama sekali'], '2', /^part\..*\.2$/],
    ['which one to cancel', [BOTH, 'batal'], '1', /^drop\..*\.1$/],
    ['which one to cancel', [BOTH, 'batal'], 'yang kedua', /^drop\..*\.2$/],
    ['which one to cancel', [BOTH, 'batal'], '1 dan 2', /^cancelall\./],
    ['which one to cancel', [BOTH, 'batal'], 'semua', /^cancelall\./],
    ['which one to cancel', [BOTH, 'batal'], 'keduanya', /^cancelall\./],
  ])('%s: %p %p', (_name, texts, text, expected) => {
    expect(typed(sceneOf(...texts), text)).toMatch(expected);
  });

  it('are a rating where the newest message asked for one', () => {
    const scene = sceneOf(BOTH);
    const choices: Choice[] = [1, 2, 3].map((stars) => ({
      id: `rate.CTH-2603-0001X.${stars}`,
      label: `${stars}`,
    }));
    expect(typed({ ...scene, newest: { text: '', choices } }, '2')).toBe('rate.CTH-2603-0001X.2');
  });
});

it('a number after an extra question is its answer', () => {
  const tag = draftOf().tag;
  const scene = step(
    { talk: { ...freshTalk, draft: draftOf(), asked: { kind: 'confirm' } }, path: '' },
    { press: `extra.${tag}.${know.intents.pju!.questions![0]!.id}` },
  )!;
  expect(scene.newest.numbersTaken).toBe(true);
  for (const text of ['1', '١', 'satu', '12']) expect(typed(scene, text)).toBeUndefined();
});

/** Messages that no decision writes: what a step or a list of the staff brings. */
describe('the messages that come of deeds', () => {
  const wordsOf = { say: know.texts.in('id'), language: 'id' as const, timeZone: 'Asia/Jakarta', ...know };
  const line = (number: number): TicketLine =>
    ({
      _id: `CTH-2603-000${number}X`,
      status: 'received',
      report: { category: 'pju', place: { label: 'Jl. Mangga' } },
      clock: { dueAt: NOW },
    }) as unknown as TicketLine;
  const page = { tickets: [1, 2, 3].map(line), page: 1, pages: 2, total: 6 };
  const closed = noticesFor({
    ticket: { ...line(1), citizen: 'web:siti', unit: 'dishub', history: [] } as unknown as Ticket,
    event: {
      step: 'close',
      to: 'closed',
      text: '1. kabel diganti',
      at: NOW,
      by: { kind: 'officer' },
    } as never,
    ...{ colleagues: [], media: [], citizenWords: wordsOf, staffWords: wordsOf },
  }).find(({ chat }) => chat === 'web:siti')!.message;

  it.each<[string, Outbound]>([
    ['the rating', closed],
    ['the citizen’s own list', ownList(page, wordsOf)],
  ])('%s: a number is the choice shown with it', (_name, newest) => {
    const scene = { talk: freshTalk, newest, path: '' };
    expect(newest.choices!.length).toBeGreaterThan(3);
    for (const [number, id] of numbered(scene)) expect(typed(scene, number!)).toBe(id);
  });

  it('a question without an answer is named by the number it keeps', () => {
    const choices = [14, 3, 27].map((number) => ({
      id: `staff.ask.view.${number}`,
      label: `${number}. jam buka pasar`,
    }));
    const scene = { talk: freshTalk, newest: { text: '', choices, numbersTaken: true }, path: '' };
    expect(['3', '27', '1', '2'].map((text) => typed(scene, text))).toEqual([
      'staff.ask.view.3',
      'staff.ask.view.27',
      undefined,
      undefined,
    ]);
  });
});
