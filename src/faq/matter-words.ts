import { stem } from '../understanding/words/dictionary.js';
import type { Reading } from '../understanding/words/reading.js';

/** Words of a question that say nothing about its matter. */
const FRAME = new Set(
  `bapak ibu kak mas mbak admin bang selamat pagi siang sore malam halo hai maaf mohon tolong saya kami aku kita mau ingin
  tanya dong deh nih sih ya kok lho nya saja banget sekali dulu terima kasih yang di ke untuk dan itu ini pakai
  assalamualaikum wr wb apakah apa kalau bisa info bukan cuma petugas permisi numpang pak bu min gan bro sis gaes
  menurut soalnya karena lagi tadi sudah kan tuh wah eh anu terus lalu kira-kira sebenarnya misalnya`.split(
    /\s+/,
  ),
);

/** A word of a question that carries matter, and its root. */
export interface MatterWord {
  word: string;
  root: string;
}

/**
 * The words of a reading that carry matter, in order. A short name and its number are one word ("ak 1" -> "ak1") where
 * it is `known`; where nothing is known yet, what would else be slang for nothing is taken for a name. Other numbers of
 * one or two digits say nothing.
 */
export function matterWords({ words, typed }: Reading, known?: ReadonlySet<string>): MatterWord[] {
  const matter: MatterWord[] = [];
  for (const [at, meant] of words.entries()) {
    const next = words[at + 1] ?? '';
    const named = `${typed[at]}${next}`;
    const mayName = known ? known.has(named) : typed[at] !== meant && FRAME.has(meant) && named.length <= 4;
    if (/^\d{1,2}$/.test(next) && mayName) {
      matter.push({ word: named, root: named });
      continue;
    }
    const word = joinHyphen(meant);
    if (!FRAME.has(word) && !/^\d{1,2}$/.test(word)) matter.push({ word, root: stem(word) });
  }
  return matter;
}

/** "p-irt" and "pirt" are one name, "rumah-rumah" is "rumah"; other hyphens stay. */
function joinHyphen(word: string): string {
  const at = word.indexOf('-');
  if (at < 0) return word;
  const [first, rest] = [word.slice(0, at), word.slice(at + 1)];
  if (first === rest) return first;
  return first.length <= 2 || /\d/.test(rest) ? word.replaceAll('-', '') : word;
}
