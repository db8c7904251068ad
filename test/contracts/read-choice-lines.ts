import type { ChoiceWords } from '../../src/channels/number-choices.js';
import type { SeenMessage } from './channel.js';

/** Labels that are their own number: "1, 2, 3, 4, 5". */
const BARE_NUMBERS = /^\d+(?:, \d+)*$/;

/**
 * What a person reads of messages that show choices as lines to be typed: the words, and the labels that stand below
 * `words.byNumber` or `words.byWord` to the end. Lines that were parted over several messages belong together.
 */
export function readChoiceLines<Message extends { text: string }>(
  messages: readonly Message[],
  words: ChoiceWords,
): Array<Message & Pick<SeenMessage, 'labels' | 'isNumbered'>> {
  let isBelow = false;
  return messages.map((message) => {
    const lines: string[] = [];
    const labels: string[] = [];
    let isNumbered = false;
    for (const line of message.text.split('\n')) {
      const [, sign, label] = /^(\d+\.|-) (.*)$/.exec(line) ?? [];
      if (line === words.byNumber || line === words.byWord) isBelow = true;
      else if (isBelow && BARE_NUMBERS.test(line)) {
        labels.push(...line.split(', '));
        isNumbered = true;
      } else if (isBelow && label !== undefined) {
        labels.push(label);
        isNumbered ||= sign !== '-';
      } else {
        isBelow = false;
        lines.push(line);
      }
    }
    return { ...message, text: lines.join('\n').trim(), labels, isNumbered };
  });
}
