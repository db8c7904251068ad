import type { Category, DangerKind, Intents } from '../../profile/intents-schema.js';
import type { Normalise } from '../words/normalise.js';
import type { Reading } from '../words/reading.js';
import { makeFindTogether, type TogetherHit } from './find-together.js';
import { readIntentSigns } from './intent-signs.js';
import { isAsking } from './is-asking.js';
import { makeFindPhrases, type PhraseHit } from './phrases.js';

/** Rule hits of a message; their names are features of the classifiers, which learn what each is worth. */
export interface Signs {
  names: string[];
  /** Owners are `report:<category>`, `urgent:<category>` and `talk:<id>`. */
  hits: PhraseHit[];
  /** Words of danger that stand near each other (intents/talk/danger and its kin). */
  together: TogetherHit[];
  /** The places of the words that carry matter. */
  matter: number[];
}

/** Words that address somebody or soften, and carry no matter. */
const FILLERS = new Set(
  `bapak ibu kak mas mbak admin bang pakde cak om tante dong deh nih sih kok lho ya nya saja banget sekali dulu
  assalamualaikum wr wb selamat pagi siang sore malam halo hai maaf mohon tolong oke ada`.split(/\s+/),
);

/** The places in the reading of the words that carry matter: no address, no softening, no number or ticket code. */
export function matterOf(reading: Reading): number[] {
  return reading.words.flatMap((word, at) => (FILLERS.has(word) || /\d/.test(word) ? [] : [at]));
}

/** Signs of a question or a proposal. */
const ASKED = /^asks|^form:(asks|wishes|supposes|own-report|thanks|sells|orders)/;

/** What all kinds of danger are one sign of to the classifiers. */
const DANGER = 'talk:danger';

export function makeReadSigns(intents: Intents, normalise: Normalise): (reading: Reading) => Signs {
  const dangers = intents.talk.filter(({ danger }) => danger !== undefined);
  const kinds = new Map<string, DangerKind>([
    ...intents.report.map(({ id, danger = 'place' }): [string, DangerKind] => [`urgent:${id}`, danger]),
    ...dangers.map(({ id, danger }): [string, DangerKind] => [`talk:${id}`, danger!]),
  ]);
  const find = makeFindPhrases(
    [
      ...intents.report.map(({ id, phrases }) => ({ owner: `report:${id}`, phrases })),
      ...intents.report.map(({ id, urgent }) => ({ owner: `urgent:${id}`, phrases: urgent, isStrict: true })),
      ...intents.talk.map(({ id, phrases, danger }) => ({
        owner: `talk:${id}`,
        phrases,
        isStrict: !!danger,
      })),
    ],
    normalise,
  );
  const findTogether = dangers.map((talk) => makeFindTogether(talk, normalise));
  return (reading) => {
    const hits = find(reading).map((hit) => withDanger(hit, kinds.get(hit.owner)));
    const together = findTogether.flatMap((findIn) => findIn(reading));
    const names = new Set(
      hits.map(({ owner, danger }) => (danger && owner.startsWith('talk:') ? DANGER : owner)),
    );
    if (together.length > 0) names.add(DANGER);
    const matter = matterOf(reading);
    if (reading.asks) names.add('asks');
    if (matter[0] !== undefined && isAsking(reading.words[matter[0]]!)) names.add('asks-first');
    if (matter.some((at) => isAsking(reading.words[at]!))) names.add('asks-somewhere');
    if ([...names].some((name) => name.startsWith('report:'))) names.add('report');
    for (const name of readIntentSigns(reading)) names.add(name);
    // A matter of reports is named, and nothing is asked or proposed: the plainest report there is.
    if (names.has('report') && ![...names].some((name) => ASKED.test(name))) names.add('report-plain');
    names.add(`length-${Math.min(5, Math.floor(Math.log2(1 + matter.length)))}`);
    return { names: [...names], hits, together, matter };
  };
}

function withDanger(hit: PhraseHit, danger: DangerKind | undefined): PhraseHit {
  return danger ? { ...hit, danger } : hit;
}

/** The categories of which a phrase is said. */
export function namedCategories({ names }: Signs): Category[] {
  return names.filter((name) => name.startsWith('report:')).map((name) => name.slice(7) as Category);
}
