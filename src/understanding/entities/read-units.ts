import type { Normalise } from '../words/normalise.js';
import type { Reading } from '../words/reading.js';
import type { Entity } from './entities.js';

/** An office that people name: "Dinas Perhubungan", "dishub". */
export interface NamedUnit {
  id: string;
  name: string;
}

/** Makes the reader of the offices that a message names, by name or id; the value of each is the unit's id. */
export function makeReadUnits(
  units: readonly NamedUnit[],
  normalise: Normalise,
): (reading: Reading) => Entity[] {
  const byFirst = new Map<string, { id: string; words: string[] }[]>();
  for (const { id, name } of units) {
    // "DPMPTSP (perizinan)" is called DPMPTSP.
    for (const form of new Set([name, name.replace(/\(.*?\)/g, ' '), id])) {
      const { words } = normalise(form);
      if (words.length === 0) continue;
      byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), { id, words }]);
    }
  }
  for (const forms of byFirst.values()) forms.sort((a, b) => b.words.length - a.words.length);
  return ({ words }) => {
    const found: Entity[] = [];
    for (let at = 0; at < words.length; at++) {
      const form = byFirst
        .get(words[at]!)
        ?.find((known) => known.words.every((word, i) => words[at + i] === word));
      if (!form) continue;
      found.push({ kind: 'unit', from: at, to: at + form.words.length - 1, value: form.id });
      at += form.words.length - 1;
    }
    return found;
  };
}
