import { type Chance, pick } from './chance.js';

/** Keys beside each other on a telephone. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Letters that are heard alike, and so written for each other. */
const HEARD: [string, string][] = [['y', 'i'], ['dj', 'j'], ['o', 'u'], ['i', 'e'], ['f', 'p'], ['v', 'p'], ['u', 'o'], ['kh', 'k'], ['ng', 'n'], ['oe', 'u']]; // biome-ignore format: a table

/** One typing error: a letter left out, doubled, swapped with the next, hit beside its key, or written as it is heard. */
function mistype(chance: Chance, name: string): string {
  const letters = [...name];
  const places = letters.flatMap((letter, at) => (/[a-z]/i.test(letter) && at > 0 ? [at] : []));
  if (places.length === 0) return name;
  const at = pick(chance, places);
  const cut = (till: number, put: string, from: number) => name.slice(0, till) + put + name.slice(from);
  const kind = chance();
  if (kind < 0.3) return cut(at, '', at + 1);
  if (kind < 0.45) return cut(at, letters[at]! + letters[at]!, at + 1);
  if (kind < 0.65 && at + 1 < letters.length && letters[at + 1] !== ' ')
    return cut(at, letters[at + 1]! + letters[at]!, at + 2);
  if (kind < 0.85) return cut(at, neighbour(chance, letters[at]!), at + 1);
  const heard = HEARD.filter(([written]) => name.indexOf(written, 1) > 0);
  if (heard.length === 0) return cut(at, '', at + 1);
  const [written, as] = pick(chance, heard);
  const found = name.indexOf(written, 1);
  return cut(found, as, found + written.length);
}

function neighbour(chance: Chance, letter: string): string {
  const row = ROWS.find((keys) => keys.includes(letter.toLowerCase()));
  if (!row) return letter;
  const at = row.indexOf(letter.toLowerCase());
  return pick(
    chance,
    [row[at - 1], row[at + 1]].filter((key) => key !== undefined),
  );
}

/** Without one or two of its vowels, the first letter kept: "krangrejo", "tegalsri". */
function dropVowels(chance: Chance, name: string): string {
  const places = [...name].flatMap((letter, at) => (at > 0 && /[aeiou]/.test(letter) ? [at] : []));
  if (places.length < 2) return name;
  const gone = new Set([pick(chance, places)]);
  if (chance() < 0.4) gone.add(pick(chance, places));
  return [...name].filter((_, at) => !gone.has(at)).join('');
}

/** Beginnings that are heard as a word of their own: "suka maju", "karang rejo". */
const BEGINNINGS =
  /^(suka|karang|tegal|banjar|sido|wono|kali|jati|rejo|sumber|purwo|purwa|ngali|pandean|tambak|gunung|banyu|mangun|pudak|bulu|sumur|ban|kedung|kembang|tanjung|cipta|ci|batu|mekar|sari|padang|kota|pasir|ranca|cibe|mulyo|margo|marga|wates|sendang|bojong|kebon|teluk|muara)(?=[a-z]{4})/;

/** Glued names cut in two and names of two words glued; the name itself where neither is possible. */
function moveSpace(name: string): string {
  if (name.includes(' ')) return name.replace(' ', '');
  const [beginning] = BEGINNINGS.exec(name) ?? [];
  return beginning ? `${beginning} ${name.slice(beginning.length)}` : name;
}

/** Words of names as they are shortened. */
const SHORT: [RegExp, string[]][] = [
  [/\butara\b/, ['utr', 'ut']], [/\bselatan\b/, ['sel', 'slt', 'slatan']], [/\bbarat\b/, ['brt', 'bar']], [/\btimur\b/, ['tmr', 'tim']],
  [/\btengah\b/, ['tgh', 'tngah']], [/\bgunung\b/, ['gn', 'gn.', 'gng']], [/\bsungai\b/, ['sei', 'sei.', 's.']], [/\bkampung\b/, ['kp', 'kp.', 'kmpg']],
  [/\bpasar\b/, ['psr', 'ps.', 'ps']], [/\bpuskesmas\b/, ['puskes', 'pkm', 'puskesmas']], [/\bterminal\b/, ['term', 'terminal']], [/\bstasiun\b/, ['stas', 'stasiun', 'stsiun']],
  [/\bjembatan\b/, ['jbtn', 'jembatan', 'jmbtn']], [/\bsdn\b/, ['sdn', 'sd', 'sd negeri']], [/\bsmpn\b/, ['smpn', 'smp', 'smp negeri']], [/\bperumahan\b/, ['perum', 'prum']],
]; // biome-ignore format: a table

/** A name as somebody in a hurry writes it; most are written right. */
export function writeName(chance: Chance, name: string): string {
  let written = name.toLowerCase();
  for (const [word, ways] of SHORT)
    if (word.test(written) && chance() < 0.35) written = written.replace(word, pick(chance, ways));
  const luck = chance();
  if (luck < 0.1) written = moveSpace(written);
  else if (luck < 0.15) written = dropVowels(chance, written);
  else if (luck < 0.28) written = mistype(chance, written);
  else if (luck < 0.3 && written.length > 8) written = mistype(chance, mistype(chance, written));
  const style = chance();
  if (style < 0.12) return written.toUpperCase();
  if (style < 0.4) return written.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
  return written;
}
