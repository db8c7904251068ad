import { isIndonesian, stem } from './dictionary.js';

/** What a word with everyday or regional affixes means in good Indonesian; undefined where it has none. */
export type ReadEverydayForm = (word: string) => string | undefined;

interface Parts {
  /** The meaning of a listed word, or the word itself where it is known; undefined for any other. */
  meaningOf: (word: string) => string | undefined;
  /** Whether a root is used in this field: only then a rare form is taken for one of its forms. */
  isUsed: (root: string) => boolean;
}

/** -nya, -lah, -kah, -ku, -mu and how they are typed ("airny", "lampux", Betawi "airnye", Minang "aianyo"). */
const CLITIC = /^(.{3,}?|hp|wa)(?:nya|ny|nye|nyo|nyah|x|lah|kah|ku|mu)$/;
/** Javanese -e, -ne, -ipun, -nipun, Sundanese -na: "the". */
const REGIONAL_CLITIC = /^(?:(.{3,}?)(?:nipun|ipun|ne)|(.{4,}?)(?:e|na))$/;
/** Javanese -no, -ke, -ake, -aken: "make it so". */
const REGIONAL_VERB = /^(di)?(.{3,}?)(?:aken|ake|ke|no)$/;
/** Everyday -in: "make it so". */
const MAKING = /^(?:(?:di|ke).{3,}|.{4,})in$/;
/** A verb without its "me": "nyapu", "ngirim", "mbuang", "nebang", "ngerusak". */
const NASAL = /^(?:ng[aiueokgh]|ny[aiueo]|m[baiou]|n[djcaiueo])/;

/** Makes the reader of informal affixes; work is a handful of look-ups a word. */
export function makeReadEverydayForm({ meaningOf, isUsed }: Parts): ReadEverydayForm {
  /** A good Indonesian form of a root that is used. */
  const isForm = (word: string) => {
    const root = stem(word);
    return root !== word && isIndonesian(word) && isUsed(root);
  };

  const clitic = (word: string, pattern: RegExp) => {
    const match = pattern.exec(word);
    const meaning = match ? meaningOf(match[1] ?? match[2]!) : undefined;
    return meaning === undefined || meaning === 'nya' ? undefined : `${meaning} nya`;
  };

  const making = (word: string) => {
    if (!MAKING.test(word)) return undefined;
    const formal = `${word.slice(0, -2)}kan`;
    return isForm(formal) ? formal : nasal(formal);
  };

  const nasal = (word: string) => {
    if (!NASAL.test(word) || /[^k]an$/.test(word)) return undefined;
    const rests = word.startsWith('nge') ? ['me', 'mem', 'men', 'meng'].map((me) => me + word.slice(3)) : [];
    return [...rests, `me${word}`].find(isForm);
  };

  const regionalVerb = (word: string) => {
    const match = REGIONAL_VERB.exec(word);
    const meaning = match ? meaningOf(match[2]!) : undefined;
    if (meaning === undefined) return undefined;
    const formal = `${match![1] ?? ''}${meaning}kan`;
    return isForm(formal) ? formal : undefined;
  };

  return (word) => {
    const krama = word.startsWith('dipun') ? `di${word.slice(5)}` : word;
    if (krama !== word && isForm(krama)) return krama;
    return (
      clitic(word, CLITIC) ??
      making(word) ??
      nasal(word) ??
      clitic(word, REGIONAL_CLITIC) ??
      regionalVerb(word)
    );
  };
}
