import { maskPersonal } from '../understanding/entities/mask-personal.js';

/** Letters of a text that are kept; more teach nothing (the classifier reads 2,000). */
const LONGEST_KEPT = 1000;

/** Kinds that leave a number behind, as the sentence had one; the others leave nothing, so that no word is learnt of them. */
const NUMBERS = new Set(['nik', 'phone', 'number', 'plate', 'code']);

/** A text as it is kept for learning: without personal data, on one line, at most 1,000 characters. */
export function textToKeep(text: string): string {
  const masked = maskPersonal(text.slice(0, 2 * LONGEST_KEPT), (kind) => (NUMBERS.has(kind) ? '0' : ''));
  return masked.replace(/\s+/g, ' ').trim().slice(0, LONGEST_KEPT);
}
