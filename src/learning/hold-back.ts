import type { Intents } from '../profile/intents-schema.js';
import { drawOf, type LessonRow } from './lesson-row.js';

/** The share of each category that is never taught while models are compared. */
const SHARE = 1 / 6;
/** Categories of fewer rows teach all they have. */
const FEWEST = 6;

/**
 * Parts rows into what is taught and what is asked: of each category the sixth whose draw is lowest. It depends on the texts
 * alone, so that the same text is asked again at the next comparison and was never taught before it.
 */
export function holdBack(rows: readonly LessonRow[]): { taught: LessonRow[]; asked: LessonRow[] } {
  const asked = new Set<LessonRow>();
  for (const category of new Set(rows.map((row) => row.category))) {
    const group = rows.filter((row) => row.category === category);
    if (group.length < FEWEST) continue;
    // A second draw, for the first one chose which rows of a long file were kept.
    const drawn = group
      .map((row) => ({ row, draw: drawOf(`asked ${row.text}`) }))
      .sort((a, b) => a.draw - b.draw);
    for (const { row } of drawn.slice(0, Math.round(group.length * SHARE))) asked.add(row);
  }
  return { taught: rows.filter((row) => !asked.has(row)), asked: rows.filter((row) => asked.has(row)) };
}

/** The rows whose texts are not among `asked`. */
export function without(rows: readonly LessonRow[], asked: readonly LessonRow[]): LessonRow[] {
  const draws = new Set(asked.map(({ text }) => drawOf(text)));
  return rows.filter(({ text }) => !draws.has(drawOf(text)));
}

/**
 * The examples that staff wrote, parted the same way: what is asked of them shows whether a history contradicts them. Talk
 * and questions are left out, they do not decide on a category.
 */
export function holdBackExamples(intents: Intents): { intents: Intents; asked: LessonRow[] } {
  const rows = intents.report.flatMap(({ id, examples }) => examples.map((text) => ({ text, category: id })));
  const { asked } = holdBack(rows);
  const held = new Set(asked.map(({ category, text }) => `${category} ${text}`));
  const report = intents.report.map((intent) => ({
    ...intent,
    examples: intent.examples.filter((text) => !held.has(`${intent.id} ${text}`)),
  }));
  return { intents: { report, faq: [], talk: [] }, asked };
}
