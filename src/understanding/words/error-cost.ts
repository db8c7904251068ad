/** Longest word that is compared; longer ones are no words that somebody mistyped. */
export const LONGEST_COMPARED = 24;

/** Keys that lie side by side on a phone's keyboard. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Letters that sound alike, or that people write for each other. */
const ALIKE = 'kq fp fv vp sz jz ck dt bp yi uw yj';

const [A, LETTERS] = [97, 26];
const SWAP = 0.45;
const FIRST_WRONG = 0.7;

const isVowel = new Uint8Array(LETTERS);
for (const vowel of 'aiueo') isVowel[vowel.charCodeAt(0) - A] = 1;

/** What it costs that one letter stands for another. */
const replaced = new Float32Array(LETTERS * LETTERS).fill(1);
const between = (a: string, b: string, cost: number) => {
  const [i, j] = [a.charCodeAt(0) - A, b.charCodeAt(0) - A];
  replaced[i * LETTERS + j] = replaced[j * LETTERS + i] = Math.min(cost, replaced[i * LETTERS + j]!);
};
for (const [r, row] of ROWS.entries()) {
  for (let i = 0; i < row.length; i++) {
    between(row[i]!, row[i]!, 0);
    if (i > 0) between(row[i]!, row[i - 1]!, 0.55);
    for (const near of [ROWS[r + 1]?.[i], ROWS[r + 1]?.[i - 1]]) if (near) between(row[i]!, near, 0.65);
  }
}
for (const a of 'aiueo') for (const b of 'aiueo') if (a !== b) between(a, b, 0.6);
for (const [a, b] of ['ei', 'ou', 'ae', 'ao'] as unknown as [string, string][]) between(a, b, 0.45);
for (const [a, b] of ALIKE.split(' ') as unknown as [string, string][]) between(a, b, 0.5);

const H = 'h'.charCodeAt(0) - A;
const K = 'k'.charCodeAt(0) - A;
const width = LONGEST_COMPARED + 1;
const table = new Float32Array(width * width);
const [x, y] = [new Uint8Array(width), new Uint8Array(width)];

/**
 * How far a typed word is from the word that may be meant: Damerau-Levenshtein with weights. Cheap: vowels left out (SMS
 * writing) or swapped, a letter doubled or not, neighbours on the keyboard, letters in the wrong order. Dear: the first
 * letter. Both words: a to z, at most LONGEST_COMPARED letters; Infinity where it is above `limit`.
 */
export function errorCost(typed: string, meant: string, limit: number): number {
  const [n, m] = [typed.length, meant.length];
  let vowels = 0;
  for (let i = 0; i < n; i++) {
    const letter = typed.charCodeAt(i) - A;
    x[i] = letter;
    vowels += isVowel[letter]!;
  }
  for (let j = 0; j < m; j++) y[j] = meant.charCodeAt(j) - A;
  // Who leaves out vowels leaves out nearly all.
  const vowelMissing = vowels * 4 <= n ? 0.2 : 0.4;
  for (let i = 0; i <= n; i++) {
    let least = Infinity;
    for (let j = 0; j <= m; j++) {
      let cost = i === 0 && j === 0 ? 0 : Infinity;
      const at = i * width + j;
      if (j > 0) cost = table[at - 1]! + missing(j - 1, i, n, vowelMissing);
      if (i > 0) cost = Math.min(cost, table[at - width]! + extra(i - 1, n));
      if (i > 0 && j > 0) {
        const same = replaced[x[i - 1]! * LETTERS + y[j - 1]!]!;
        const first = i === 1 && j === 1 && same > 0 ? FIRST_WRONG : 0;
        cost = Math.min(cost, table[at - width - 1]! + same + first);
      }
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1])
        cost = Math.min(cost, table[at - 2 * width - 2]! + SWAP + (i === 2 ? FIRST_WRONG / 2 : 0));
      table[at] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit + SWAP) return Infinity;
  }
  const cost = table[n * width + m]!;
  return cost > limit ? Infinity : cost;
}

/** The cost that letter `j` of the meant word was left out before the typed letter `i`. */
function missing(j: number, i: number, n: number, vowelMissing: number): number {
  const letter = y[j]!;
  if (j === 0) return letter === H ? 0.6 : 1.2;
  if (letter === y[j - 1]) return 0.2;
  if (isVowel[letter]) return i === n ? 0.45 : vowelMissing;
  return letter === H ? 0.4 : letter === K && i === n ? 0.5 : 0.8;
}

/** The cost that letter `i` was typed too much. */
function extra(i: number, n: number): number {
  const letter = x[i]!;
  if (i === 0) return letter === H ? 0.6 : 1.2;
  if (letter === x[i - 1]) return 0.2;
  if (letter === H || (letter === K && i === n - 1)) return 0.4;
  return replaced[letter * LETTERS + x[i - 1]!]! < 0.6 || isVowel[letter] ? 0.6 : 0.85;
}
