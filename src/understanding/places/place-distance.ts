/** Letters that are heard alike in Indonesian, so that one is written for the other. */
const HEARD = new Set(['iy', 'ou', 'ei', 'fp', 'pv', 'fv', 'kq', 'dt', 'sz', 'cj', 'gk', 'bp', 'ae']);
/** Keys beside each other. */
const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const isVowel = (code: number) => code === 97 || code === 101 || code === 105 || code === 111 || code === 117;

const REPLACED = 1;
const BESIDE = 0.9;
const ALIKE = 0.6;
const SWAPPED = 0.7;
const EXTRA = 0.9;
const DOUBLED = 0.4;
const VOWEL_LEFT_OUT = 0.6;
const H = 104;

/** What writing one letter for another costs, by their codes from a to z. */
const replacing = new Float32Array(26 * 26).fill(REPLACED);
for (let a = 0; a < 26; a++) {
  for (let b = 0; b < 26; b++) {
    const [first, second] = [String.fromCharCode(97 + a), String.fromCharCode(97 + b)];
    const pair = first < second ? first + second : second + first;
    if (KEYS.some((row) => row.includes(first + second) || row.includes(second + first)))
      replacing[a * 26 + b] = BESIDE;
    if (HEARD.has(pair)) replacing[a * 26 + b] = ALIKE;
    if (a === b) replacing[a * 26 + b] = 0;
  }
}

/** Longest name compared, in letters. */
const LONGEST = 40;
const rows = [0, 1, 2].map(() => new Float32Array(LONGEST + 2));

/**
 * How far a typed name is from a true one, in typing errors: vowels left out, letters doubled, swapped or written as heard
 * cost less than a whole error. More than `limit` is told as Infinity. Work is at most 40 x (5 limit + 3) steps.
 */
export function placeDistance(typed: string, name: string, limit: number): number {
  if (typed === name) return 0;
  const [n, m] = [typed.length, name.length];
  // The cheapest letter left out or doubled bounds how many there can be.
  const band = Math.ceil(limit / DOUBLED);
  if (limit <= 0 || n > LONGEST || m > LONGEST || Math.abs(n - m) > band) return Infinity;
  if (leastDistance(typed, name) > limit) return Infinity;
  let [before, last, row] = rows as [Float32Array, Float32Array, Float32Array];
  last[0] = 0;
  for (let j = 1; j <= m; j++) last[j] = last[j - 1]! + leftOut(name, j - 1);
  for (let i = 1; i <= n; i++) {
    row.fill(Infinity, 0, m + 1);
    row[0] = last[0]! + extra(typed, i - 1);
    let least = row[0]!;
    const a = typed.charCodeAt(i - 1);
    for (let j = Math.max(1, i - band); j <= Math.min(m, i + band); j++) {
      const b = name.charCodeAt(j - 1);
      let cost = last[j - 1]! + replace(a, b);
      cost = Math.min(cost, last[j]! + extra(typed, i - 1), row[j - 1]! + leftOut(name, j - 1));
      if (i > 1 && j > 1 && a !== b && a === name.charCodeAt(j - 2) && typed.charCodeAt(i - 2) === b)
        cost = Math.min(cost, before[j - 2]! + SWAPPED);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return Infinity;
    [before, last, row] = [last, row, before];
  }
  return last[m]! <= limit + 1e-6 ? last[m]! : Infinity;
}

const counts = new Int8Array(128);

/** What the letters that only one of the two has must cost at least, wherever they stand. */
function leastDistance(typed: string, name: string): number {
  counts.fill(0);
  for (let i = 0; i < typed.length; i++) counts[typed.charCodeAt(i) & 127]!++;
  let missing = 0;
  for (let i = 0; i < name.length; i++) if (counts[name.charCodeAt(i) & 127]!-- <= 0) missing++;
  const surplus = typed.length - name.length + missing;
  const replaced = Math.min(missing, surplus);
  return replaced * ALIKE + (missing + surplus - 2 * replaced) * DOUBLED;
}

function replace(a: number, b: number): number {
  if (a === b) return 0;
  if (a < 97 || a > 122 || b < 97 || b > 122) return REPLACED;
  return replacing[(a - 97) * 26 + b - 97]!;
}

/** A letter of the name that was not typed. */
function leftOut(name: string, at: number): number {
  const code = name.charCodeAt(at);
  if (at > 0 && code === name.charCodeAt(at - 1)) return DOUBLED;
  return isVowel(code) || code === H ? VOWEL_LEFT_OUT : EXTRA;
}

/** A letter typed that the name has not. */
function extra(typed: string, at: number): number {
  const code = typed.charCodeAt(at);
  if (at > 0 && code === typed.charCodeAt(at - 1)) return DOUBLED;
  return code === H ? VOWEL_LEFT_OUT : EXTRA;
}
