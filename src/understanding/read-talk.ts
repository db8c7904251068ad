import type { TalkIntent } from '../profile/intents-schema.js';
import { BORDERS } from './borders.js';
import { readTalkParts } from './read-talk-parts.js';
import { ANGER, isOnlyAnger } from './signs/anger.js';
import { matterOf, type Signs } from './signs/signs.js';
import type { Normalise } from './words/normalise.js';
import type { Reading } from './words/reading.js';

/** The talk intent a whole message equals (`isExact`) or clearly consists of. */
export interface TalkReading {
  talk: TalkIntent;
  isExact: boolean;
  /** A thing is named too ("lampunya mati lagi"): what is wanted is left to the classifier. */
  isNamed?: boolean;
}

/** Makes the reader of talk intents (intents/talk). */
export function makeReadTalk(talks: readonly TalkIntent[], normalise: Normalise) {
  const byId = new Map(talks.map((talk) => [talk.id, talk]));
  const sayings = talks.flatMap((talk) => talk.exact.map((exact) => ({ talk, reading: normalise(exact) })));
  // As typed before as meant before without softening words: "dah" (bye) is not "sudah" (yes).
  const forms = [typedWords, meantWords, bareWords];
  const known = forms.map((form) => {
    const sure = sayings.filter(({ reading }) => form(reading) === typedWords(reading));
    const meanings = new Map<string, TalkIntent>();
    for (const { talk, reading } of [...sure, ...sayings]) {
      const words = form(reading);
      if (words !== '' && !meanings.has(words)) meanings.set(words, talk);
    }
    return meanings;
  });
  const readExact = (reading: Reading, matter = matterOf(reading)) =>
    known.map((meanings, i) => meanings.get(forms[i]!(reading, matter))).find(Boolean);
  return (reading: Reading, { hits, matter }: Signs): TalkReading | undefined => {
    const exact = readExact(reading, matter);
    if (exact) return { talk: exact, isExact: true };
    const parts = readTalkParts(reading, readExact, known[2]!);
    if (parts) return { ...parts, isExact: false };
    let best: { talk: TalkIntent; covered: number } | undefined;
    for (const { owner, from, to } of hits) {
      const talk = owner.startsWith('talk:') ? byId.get(owner.slice(5)) : undefined;
      if (!talk) continue;
      const inside =
        reading.words.length <= 3 ? to - from + 1 : matter.filter((at) => at >= from && at <= to).length;
      const covered = inside / Math.max(1, reading.words.length <= 3 ? reading.words.length : matter.length);
      if (covered >= BORDERS.talk.covers && covered > (best?.covered ?? 0)) best = { talk, covered };
    }
    const anger = byId.get(ANGER);
    if (!best && anger && isOnlyAnger(reading, { hits, matter })) return { talk: anger, isExact: false };
    return best && { talk: best.talk, isExact: false };
  };
}

const typedWords = (reading: Reading) => reading.typed.filter(Boolean).join(' ');
const meantWords = (reading: Reading) => reading.words.join(' ');

/** The words that carry matter. */
function bareWords(reading: Reading, matter = matterOf(reading)): string {
  return matter.map((at) => reading.words[at]).join(' ');
}
