import type { Choice } from '../channel.js';
import { dropHalves } from '../clean-text.js';

/** Meta's limits ("Interactive reply buttons messages", "Interactive list messages", May 2026), in characters. */
export const LONGEST_BODY = 1024;
const MOST_BUTTONS = 3;
const LONGEST_BUTTON = 20;
const MOST_ROWS = 10;
const LONGEST_TITLE = 24;
const LONGEST_DESCRIPTION = 72;
/** Of a row; a button takes 256. */
const LONGEST_ID = 200;

/** Buttons or a list under a text of at most `LONGEST_BODY` characters, without that text. */
export interface Menu {
  type: 'button' | 'list';
  action: object;
}

/**
 * Up to three short choices as buttons, up to ten as a list whose longer labels go on in the second line. Undefined
 * when WhatsApp would refuse them or cut something off (more choices, longer labels, labels or ids that are the same
 * or empty): then they are lines to be typed.
 */
export function writeMenu(choices: readonly Choice[], listButton: string): Menu | undefined {
  const clean = choices.map(({ id, label }) => ({
    id,
    label: dropHalves(label).replace(/\s+/g, ' ').trim(),
  }));
  if (clean.length === 0 || clean.length > MOST_ROWS || !clean.every(hasGoodId) || !areDifferent(clean, 'id'))
    return undefined;
  if (clean.length <= MOST_BUTTONS && clean.every(({ label }) => label.length <= LONGEST_BUTTON)) {
    if (!areDifferent(clean, 'label')) return undefined;
    const buttons = clean.map(({ id, label: title }) => ({ type: 'reply', reply: { id, title } }));
    return { type: 'button', action: { buttons } };
  }
  const rows = clean.map(({ id, label }) => ({ id, ...splitLabel(label) }));
  const fits = rows.every(({ description = '' }) => description.length <= LONGEST_DESCRIPTION);
  if (!fits || !areDifferent(rows, 'title')) return undefined;
  return { type: 'list', action: { button: listButton, sections: [{ rows }] } };
}

/** A label as the title of a row and, when it is longer, what goes below it; cut between words. */
function splitLabel(label: string): { title: string; description?: string } {
  if (label.length <= LONGEST_TITLE) return { title: label };
  const space = label.lastIndexOf(' ', LONGEST_TITLE);
  const cut = space > 0 ? space : LONGEST_TITLE;
  const title = dropHalves(label.slice(0, cut));
  return { title, description: label.slice(title.length).trim() };
}

function hasGoodId({ id, label }: Choice): boolean {
  return id !== '' && id === dropHalves(id).trim() && id.length <= LONGEST_ID && label !== '';
}

function areDifferent<Key extends string>(rows: ReadonlyArray<Record<Key, string>>, key: Key): boolean {
  return new Set(rows.map((row) => row[key].toLowerCase())).size === rows.length;
}
