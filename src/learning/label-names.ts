import { foldName } from '../profile/check-twice.js';
import { CATEGORIES, type Category } from '../profile/intents-schema.js';
import { distanceUpTo } from '../understanding/words/edit-distance.js';

/** A label that no category has, how often and where first. `label` is left out where it may be somebody's words. */
export interface UnknownLabel {
  label?: string;
  count: number;
  line: number;
  /** Categories whose names come near. */
  near: Category[];
}

/** The unknown labels of a file, and how many more there are than are told. */
export interface Unknown {
  labels: UnknownLabel[];
  more: number;
}

/** Different unknown labels told; the rest is counted. */
const MOST_TOLD = 30;
const LONGEST_LABEL = 40;

/** Labels of a city in our categories: by the map that was given, by id, or by name. Counts those that are none. */
export class LabelNames {
  readonly #known = new Map<string, Category>();
  readonly #unknown = new Map<string, { count: number; line: number }>();
  #others = 0;

  /** `names`: how the categories are called; `given`: what the city's own labels stand for. */
  constructor(
    names: readonly { id: Category; name: string }[],
    given: Readonly<Record<string, Category>> = {},
  ) {
    for (const id of CATEGORIES) this.#known.set(id, id);
    for (const { id, name } of names) this.#known.set(foldName(name), id);
    for (const [label, category] of Object.entries(given)) this.#known.set(foldName(label), category);
  }

  categoryOf(label: string, line: number): Category | undefined {
    const name = foldName(label);
    const known = this.#known.get(name);
    if (known) return known;
    const seen = this.#unknown.get(name);
    if (seen) seen.count++;
    else if (this.#unknown.size < 1000) this.#unknown.set(name, { count: 1, line });
    else this.#others++;
    return undefined;
  }

  /** The unknown labels, the most frequent first. */
  unknown(): Unknown {
    const sorted = [...this.#unknown].sort((a, b) => b[1].count - a[1].count);
    const labels = sorted.slice(0, MOST_TOLD).map(([label, { count, line }]) => {
      const isLabel = label.length <= LONGEST_LABEL && label.split(' ').length <= 5 && !/\d{5}|@/.test(label);
      return { ...(isLabel ? { label } : {}), count, line, near: isLabel ? this.#near(label) : [] };
    });
    return { labels, more: Math.max(0, sorted.length - MOST_TOLD) + this.#others };
  }

  #near(label: string): Category[] {
    const parts = label.split(' ').filter((part) => part.length > 2);
    const far = [...this.#known].map(([name, category]) => {
      const slips = Math.min(
        ...name.split(' ').flatMap((word) => parts.map((part) => distanceOf(part, word))),
        distanceUpTo(label, name, 3),
      );
      return { category, slips };
    });
    const best = far.filter(({ slips }) => slips <= 2).sort((a, b) => a.slips - b.slips);
    return [...new Set(best.map(({ category }) => category))].slice(0, 3);
  }
}

function distanceOf(part: string, word: string): number {
  if (word.length > 3 && (part.startsWith(word) || word.startsWith(part))) return 0;
  return part.length > 3 ? distanceUpTo(part, word, 2) : 3;
}

/** Labels nobody knows, and what could be meant by them. */
export function tellUnknown({ labels, more }: Unknown): string[] {
  if (labels.length === 0) return [];
  const lines = [
    'Labels that are no category (say what they stand for: --map FILE.yaml with "label: category"):',
  ];
  for (const { label, count, line, near } of labels) {
    const hint = near.length > 0 ? `; perhaps ${near.join(', ')}` : '';
    lines.push(
      `  ${label === undefined ? '(not a label)' : `"${label}"`}, ${count} rows, first in line ${line}${hint}`,
    );
  }
  if (more > 0) lines.push(`  ... and ${more} more`);
  return lines;
}
