import type { Words } from '../../profile/load-words.js';
import type { Reading } from './reading.js';

interface Term {
  words: string[];
  short: string[];
}

/**
 * Makes the step that writes terms of several words by their short name ("kartu tanda penduduk" -> "ktp"), longest first.
 * A term may be listed as people write it ("matur nuwun"): its words are read like those of a message.
 */
export function makeShortenTerms(listed: Words): (reading: Reading) => Reading {
  const byFirst = new Map<string, Term[]>();
  for (const [key, meaning] of listed) {
    if (!key.includes(' ')) continue;
    const words = key.split(' ').flatMap((word) => (listed.get(word) ?? word).split(' '));
    byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), { words, short: meaning.split(' ') }]);
  }
  for (const terms of byFirst.values()) terms.sort((a, b) => b.words.length - a.words.length);

  return (reading) => {
    const { words, typed, pauses } = reading;
    if (!words.some((word) => byFirst.has(word))) return reading;
    const out: Reading = { words: [], typed: [], pauses: [], asks: reading.asks };
    for (let at = 0; at < words.length; ) {
      const term = byFirst
        .get(words[at]!)
        ?.find((known) => known.words.every((word, i) => words[at + i] === word));
      const length = term?.words.length ?? 1;
      (term?.short ?? [words[at]!]).forEach((word, i, all) => {
        out.words.push(word);
        out.typed.push(
          i === 0
            ? typed
                .slice(at, at + length)
                .filter(Boolean)
                .join(' ')
            : '',
        );
        out.pauses.push(i === all.length - 1 && pauses[at + length - 1]!);
      });
      at += length;
    }
    return out;
  };
}
