import type { Reading } from '../words/reading.js';
import { wordSet } from '../words/word-set.js';

const GREETING = wordSet(
  `assalamualaikum alaikum wr wb warahmatullahi wabarakatuh selamat pagi siang sore malam halo hai bapak ibu admin kak mas
  mbak bang permisi maaf mohon yang terhormat kepada yth sugeng enjing ndalu`,
);
const FAREWELL = wordSet(
  `terima kasih banyak sebelumnya dan atas perhatian perhatiannya bantuan bantuannya kerjasamanya tanggapannya bapak ibu
  admin kak ya wassalamualaikum wassalam wr wb nggih sekian demikian salam kami saya ucapkan`,
);
/** A message of fewer words besides its courtesy is courtesy itself. */
const LEAST_MATTER = 3;
/** Nobody greets at greater length. */
const LONGEST_COURTESY = 12;

/**
 * The reading without its greeting in front and its thanks at the end, where matter remains: those are in every kind of
 * message and only mislead; `from` is where it begins in the whole. "mohon" stays when a word that is no greeting follows it.
 */
export function withoutCourtesy(reading: Reading): Reading & { from: number } {
  const { words } = reading;
  let from = 0;
  while (from < Math.min(words.length, LONGEST_COURTESY) && GREETING.has(words[from]!)) from++;
  if (words[from - 1] === 'mohon') from--;
  let to = words.length;
  const first = Math.max(from, words.length - LONGEST_COURTESY);
  while (to > first && FAREWELL.has(words[to - 1]!)) to--;
  // Only a farewell that holds thanks or a salute is one: "... sudah saya kirim kepada ibu" is not.
  if (!words.slice(to).some((word) => word === 'kasih' || word.startsWith('wassalam'))) to = words.length;
  if (to - from < LEAST_MATTER) return { ...reading, from: 0 };
  return {
    words: words.slice(from, to),
    typed: reading.typed.slice(from, to),
    pauses: reading.pauses.slice(from, to),
    asks: reading.asks,
    from,
  };
}
