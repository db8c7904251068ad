import type { TalkIntent } from '../profile/intents-schema.js';
import { matterOf } from './signs/signs.js';
import type { Reading } from './words/reading.js';
import { wordSet } from './words/word-set.js';

/** A part of a message may open with these. */
const LINKS = wordSet('tapi namun cuma ternyata kenyataannya lalu terus jadi wah lho loh nah alhamdulillah');
/** Words that point at something said before, and name nothing new. */
const POINTING = wordSet(
  'yang tadi itu ini barusan kemarin punya saya kami sekarang sampai sama sekali juga tetap sudah',
);
/** What accompanies another wish and is none of its own. */
const COURTESY = new Set(['thanks', 'greeting', 'goodbye', 'yes', 'no', 'social']);
/** Talk that is also heard beside one thing already known ("lampunya mati lagi") or pointed at ("batalin yang tadi"). */
const POINTED = ['not-fixed', 'cancel', 'withdraw', 'status'];
/** Longer messages tell something. */
const MOST_WORDS = 14;
const MOST_PARTS = 4;

/** The talk of a message whose every part is talk; `isNamed`: a thing is named, so it may as well be a new report. */
export interface PartsReading {
  talk: TalkIntent;
  isNamed: boolean;
}

/** `exact` finds the talk that a whole part equals; `sayings` are all sayings by their words that carry matter. */
export function readTalkParts(
  reading: Reading,
  exact: (part: Reading) => TalkIntent | undefined,
  sayings: ReadonlyMap<string, TalkIntent>,
): PartsReading | undefined {
  if (reading.words.length > MOST_WORDS) return undefined;
  const parts = partsOf(reading);
  if (parts.length > MOST_PARTS) return undefined;
  const read = parts.map((part) => {
    const talk = exact(part);
    return talk ? { talk, isNamed: false } : readPointed(part, sayings);
  });
  if (read.length === 0 || read.some((part) => part === undefined)) return undefined;
  const wishes = read.filter((part) => !COURTESY.has(part!.talk.id));
  const told = wishes.find((part) => part!.talk.id === 'not-fixed') ?? wishes[0] ?? read.at(-1);
  const isOne = wishes.every((part) => part!.talk.id === told!.talk.id || told!.talk.id === 'not-fixed');
  return isOne ? told : undefined;
}

/** The message in parts: at pauses, before "tapi", around its thanks. */
function partsOf(reading: Reading): Reading[] {
  const { words, pauses } = reading;
  const parts: Reading[] = [];
  let from = 0;
  const close = (to: number) => {
    let first = from;
    while (first < to && LINKS.has(words[first]!)) first++;
    if (first < to) parts.push(slice(reading, first, to));
    from = to;
  };
  words.forEach((word, at) => {
    const isThanks = word === 'terima' && words[at + 1] === 'kasih';
    if ((at > 0 && pauses[at - 1]) || isThanks || word === 'tapi') close(at);
  });
  close(words.length);
  return parts;
}

/** A saying beside words that only point back, and at most one known thing ("lampunya"). */
function readPointed(part: Reading, sayings: ReadonlyMap<string, TalkIntent>): PartsReading | undefined {
  const at = matterOf(part);
  const words = at.map((index) => part.words[index]!);
  for (let size = Math.min(4, words.length); size > 0; size--) {
    for (let from = 0; from + size <= words.length; from++) {
      const talk = sayings.get(words.slice(from, from + size).join(' '));
      if (!talk || !POINTED.includes(talk.id)) continue;
      const rest = at
        .filter((_, i) => i < from || i >= from + size)
        .filter((i) => !POINTING.has(part.words[i]!));
      if (rest.length === 0) return { talk, isNamed: false };
      const isKnown =
        [part.words[rest[0]!], part.typed[rest[0]!]].some((word) => word?.endsWith('nya')) ||
        part.words[rest[0]! + 1] === 'nya';
      if (rest.length === 1 && isKnown && talk.id === 'not-fixed') return { talk, isNamed: true };
    }
  }
  return undefined;
}

function slice({ words, typed, pauses, asks }: Reading, from: number, to: number): Reading {
  return { words: words.slice(from, to), typed: typed.slice(from, to), pauses: pauses.slice(from, to), asks };
}
