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
 * by word alone where `numbersTaken`. Labels that are nothing but their own number (a rating) share one line, "1, 2, 3":
 * so they are read aloud once each. Empty without choices.
 */
export function numberChoices({ choices = [], numbersTaken }: Outbound, words: ChoiceWords): string {
  if (choices.length === 0) return '';
  if (numbersTaken) return [words.byWord, ...choices.map(({ label }) => `- ${label}`)].join('\n');
  const lines = [words.byNumber];
  let isBare = false;
  for (const [index, { label }] of choices.entries()) {
    const number = `${index + 1}`;
    const wasBare = isBare;
    isBare = label === number;
    if (!isBare) lines.push(`${number}. ${label}`);
    else lines.push(wasBare ? `${lines.pop()}, ${number}` : number);
  }
  return lines.join('\n');
}
