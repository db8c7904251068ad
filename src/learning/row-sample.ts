import type { Category } from '../profile/intents-schema.js';
import { drawOf, type LessonRow, MOST_A_CATEGORY } from './lesson-row.js';

interface Drawn extends LessonRow {
  draw: number;
}

/**
 * An even sample of a stream of any length: of each category the rows with the lowest draw. The same rows give the same
 * sample in whatever order they come.
 */
export class RowSample {
  readonly #most: number;
  readonly #drawn = new Map<Category, Drawn[]>();
  /** The highest draw that is still of use, where there is enough of a category. */
  readonly #highest = new Map<Category, number>();

  constructor(most = MOST_A_CATEGORY) {
    this.#most = most;
  }

  /** False for a row that would be thinned out anyway. */
  wants(category: Category, draw: number): boolean {
    return draw <= (this.#highest.get(category) ?? Number.POSITIVE_INFINITY);
  }

  /** `draw` is that of the text as it came. */
  add(row: LessonRow, draw = drawOf(row.text)): void {
    const drawn = this.#drawn.get(row.category) ?? [];
    this.#drawn.set(row.category, drawn);
    drawn.push({ ...row, draw });
    // Thinned out when there are twice as many as wanted, which costs little a row.
    if (drawn.length < this.#most * 2) return;
    thin(drawn, this.#most);
    this.#highest.set(row.category, drawn.at(-1)!.draw);
  }

  /** What is kept, category by category. */
  rows(): LessonRow[] {
    return [...this.#drawn.values()].flatMap((drawn) => {
      thin(drawn, this.#most);
      return drawn.map(({ text, category }) => ({ text, category }));
    });
  }
}

function thin(drawn: Drawn[], most: number): void {
  drawn.sort((a, b) => a.draw - b.draw);
  drawn.length = Math.min(drawn.length, most);
}
