import type { Words } from '../../profile/load-words.js';
import { cleanText } from './clean-text.js';
import { isIndonesian } from './dictionary.js';
import { type KnownWords, NOTHING_KNOWN } from './known-words.js';
import { makeReadWord } from './read-word.js';
import type { Reading } from './reading.js';
import { makeShortenTerms } from './shorten-terms.js';
import { type Token, tokenise } from './tokens.js';

export type Normalise = (text: string) => Reading;

/** Behind these words stands a name, which is no mistyped word. */
const NAMED = new Set(
  `jalan gang kelurahan kecamatan kabupaten kota desa dusun kampung perumahan kompleks blok pasar terminal stasiun masjid
  musala gereja jembatan sungai kali simpang raya bapak ibu mas mbak haji nama bernama sd smp sma smk tk`.split(
    /\s+/,
  ),
);

/**
 * Makes the reader of texts for the dictionaries (intents/words) and for what the city's texts teach; without `known`
 * no typing errors are corrected and no words parted. Work is bounded by LONGEST_READ.
 */
export function makeNormalise(words: Words, known: KnownWords = NOTHING_KNOWN): Normalise {
  const shorten = makeShortenTerms(words);
  const readWord = makeReadWord(words, known);
  return (text) => {
    const clean = cleanText(text);
    const reading: Reading = { words: [], typed: [], pauses: [], asks: clean.includes('?') };
    let inName = false;
    for (const token of tokenise(clean)) {
      const meaning = readWord(token.typed, inName);
      addWord(reading, token, meaning);
      // A name may have several words: it goes on until a good word or a pause.
      const goesOn: boolean = inName && meaning === token.typed && !isIndonesian(meaning);
      inName = !token.pause && (goesOn || NAMED.has(reading.words.at(-1)!));
    }
    return shorten(reading);
  };
}

function addWord(reading: Reading, token: Token, meaning: string): void {
  const parts = meaning.includes(' ') ? meaning.split(' ') : [meaning];
  parts.forEach((part, index) => {
    reading.words.push(part);
    reading.typed.push(index === 0 ? token.typed : '');
    reading.pauses.push(token.pause && index === parts.length - 1);
  });
}

/** One line of the words, as it is kept in `Understanding.normalised`. */
export function joinWords(reading: Reading): string {
  return reading.words.join(' ');
}
