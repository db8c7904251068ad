import type { Category, Intent } from '../profile/intents-schema.js';
import type { TogetherHit } from './find-together.js';
import type { PhraseHit } from './phrases.js';
import { rankGuesses } from './rank.js';
import type { Reading } from './reading.js';
import type { Signs } from './signs.js';
import type { Guess, Ranking } from './understanding.js';

type Hit = PhraseHit | TogetherHit;

const wordSet = (words: string) => new Set(words.split(/\s+/));

/** How many words before a sign may take it back. */
const REACH = 4;
/** "tidak ada korban", "jangan sampai ada korban", "sebelum ada yang luka", "kalau ada anak jatuh bagaimana". */
const DENYING = wordSet(
  'bukan tidak tanpa jangan sebelum menunggu tunggu nunggu semoga agar supaya kalau jika bila seandainya berapa nihil',
);
/** Who is afraid of it is heard: better one warning too many. */
const FEARING = wordSet('takut khawatir takutnya khawatirnya dikhawatirkan ditakutkan');
/** "pernah jatuh", "tahun lalu", "dulu ada yang luka": it is over. "pernah saya laporkan" tells of something else. */
const PAST =
  /\b(pernah (?!saya|kami|di|me|lapor)|(tahun|bulan|minggu|hari|waktu) (yang )?lalu\b|dulu (ada|pernah|anak|warga|tetangga|saya))/;
/** Said right before a sign: it happens again and again, or was yesterday. */
const HABITUAL = wordSet('sering seringkali selalu setiap tiap kadang kadang-kadang kemarin');
/** Said of now, whatever happened before. */
const PRESENT = /\b(sekarang|barusan|tadi|saat ini|baru saja|masih|darurat|terjebak|evakuasi)\b/;

/** Signs of danger that are told as happening now: neither denied nor long past. */
export function dangersNow({ hits, together }: Pick<Signs, 'hits' | 'together'>, reading: Reading): Hit[] {
  const phrases = hits.filter(({ owner }) => owner === 'talk:danger' || owner.startsWith('urgent:'));
  return [...phrases, ...together].filter((hit) => !isDenied(reading, hit) && !isPast(reading, hit));
}

/**
 * Danger to people: words of danger whatever the message is about, or an urgent phrase of one of its two likeliest
 * categories; never where something is only asked.
 */
export function isDanger(
  dangers: readonly Hit[],
  category: Ranking<Category>,
  intent: Ranking<Intent>,
): boolean {
  if (intent.best.label === 'question' && intent.sure) return false;
  const likely = [category.best.label, category.second?.label];
  return dangers.some(
    (hit) => !('owner' in hit) || hit.owner === 'talk:danger' || likely.includes(categoryOf(hit)),
  );
}

/** The category a sign of danger speaks for, if it speaks for one. */
function categoryOf(hit: Hit): Category | undefined {
  if ('owner' in hit) return hit.owner.startsWith('urgent:') ? (hit.owner.slice(7) as Category) : undefined;
  return hit.category;
}

/** Where the classifier is not sure, the category that danger speaks for wins: of several the likeliest. */
export function pullToDanger(
  category: Ranking<Category>,
  shares: readonly Guess<Category>[],
  dangers: readonly Hit[],
): Ranking<Category> {
  if (category.sure || dangers.length === 0) return category;
  const named = new Set(dangers.map(categoryOf));
  const best = [...shares].sort((a, b) => b.score - a.score).find(({ label }) => named.has(label));
  if (!best) return category;
  const rest = 1 - best.score || 1;
  const others = shares.filter(({ label }) => label !== best.label);
  return rankGuesses(
    [
      { label: best.label, score: PULLED },
      ...others.map((guess) => ({ ...guess, score: ((1 - PULLED) * guess.score) / rest })),
    ],
    'category',
  );
}

/** As sure as a sign of danger makes its category. */
const PULLED = 0.8;

function isDenied(reading: Reading, { from }: { from: number }): boolean {
  const before = clauseBefore(reading, from);
  return before.some((word) => DENYING.has(word)) && !before.some((word) => FEARING.has(word));
}

function isPast(reading: Reading, { from, to }: { from: number; to: number }): boolean {
  const around = reading.words.slice(Math.max(0, from - 6), to + 7).join(' ');
  const isOver = PAST.test(around) || clauseBefore(reading, from).some((word) => HABITUAL.has(word));
  return isOver && !PRESENT.test(around);
}

/** The last words before a place, up to the pause before it. */
function clauseBefore({ words, pauses }: Reading, from: number): string[] {
  const before: string[] = [];
  for (let at = from - 1; at >= 0 && before.length < REACH && !pauses[at]; at--) before.push(words[at]!);
  return before;
}
