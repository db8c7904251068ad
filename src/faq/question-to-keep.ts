import { maskPersonal } from '../understanding/entities/mask-personal.js';

/** Letters of a question that are kept: what staff can read in a list at a glance. */
const LONGEST_KEPT = 160;
/** Letters that are looked at: behind them nothing comes into what is kept. */
const LONGEST_READ = 600;

/** A question as it is kept and shown to staff: without personal data, on one line, at most 160 characters. */
export function questionToKeep(normalised: string): string {
  const masked = maskPersonal(normalised.slice(0, LONGEST_READ), () => '…');
  return masked.replace(/\s+/g, ' ').trim().slice(0, LONGEST_KEPT);
}
