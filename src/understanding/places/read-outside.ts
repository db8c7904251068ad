import type { Normalise } from '../words/normalise.js';
import type { Reading } from '../words/reading.js';

/** A name counts as a place only behind these: "plat Jakarta" and "soto Kudus" are none. */
const LEADS = new Set(['di', 'kota', 'kabupaten', 'daerah', 'wilayah']);
/** "bukan di Semarang", "dari Semarang". */
const DENYING = new Set(['bukan', 'tidak', 'seperti', 'sama', 'dibanding']);
/** The kind of area in front of a name; "Kabupaten Sleman" and "Sleman" are the same. */
const AREA = /^(kota|kabupaten) /;

interface Elsewhere {
  name: string;
  words: string[];
  /** The name says its kind itself ("Kabupaten Tetangga"), so that the bare word is not enough. */
  isWhole: boolean;
}

/** Makes the reader of cities and regencies elsewhere: the name as it is listed, or undefined. */
export function makeReadOutside(names: readonly string[], normalise: Normalise) {
  const byFirst = new Map<string, Elsewhere[]>();
  for (const name of names) {
    const words = normalise(name).words;
    const isWhole = AREA.test(`${words.join(' ')} `);
    byFirst.set(words[0] ?? '', [...(byFirst.get(words[0] ?? '') ?? []), { name, words, isWhole }]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);

  return ({ words, pauses }: Reading): string | undefined => {
    for (let at = 0; at < words.length; at++) {
      const found = byFirst
        .get(words[at]!)
        ?.find((known) => known.words.every((word, i) => words[at + i] === word));
      if (!found) continue;
      const before = at > 0 && !pauses[at - 1] ? words[at - 1]! : '';
      const lead = before === 'kota' || before === 'kabupaten' ? words[at - 2] : before;
      const isDenied =
        DENYING.has(words[at - 2] ?? '') || DENYING.has(lead ?? '') || DENYING.has(words[at - 3] ?? '');
      if ((found.isWhole || LEADS.has(before)) && !isDenied) return found.name;
    }
    return undefined;
  };
}
