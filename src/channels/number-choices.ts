import type { Outbound } from './channel.js';

/** What a channel without buttons writes above its choices. */
export interface ChoiceWords {
  /** "Balas dengan angka atau kata:" */
  byNumber: string;
  /** "Balas dengan kata:", where numbers mean something else. */
  byWord: string;
}

/**
 * The choices of a message as lines to be typed: numbered from 1 in the order in which a typed number is read (A2);
 * by word alone where `numbersTaken`. Empty without choices.
 */
export function numberChoices({ choices = [], numbersTaken }: Outbound, words: ChoiceWords): string {
  if (choices.length === 0) return '';
  const lines = choices.map(({ label }, index) => (numbersTaken ? `- ${label}` : `${index + 1}. ${label}`));
  return [numbersTaken ? words.byWord : words.byNumber, ...lines].join('\n');
}
