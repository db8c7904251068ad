import { element } from './element.js';

const CODE = String.raw`[A-Z]{3}-\d{4}-\d{4,}[A-Z]\b`;
const LINK = String.raw`https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]`;
/** A command, with the code behind it where there is one. */
const COMMAND = String.raw`\/[a-z]{3,}(?:-[a-z]+)*(?: ${CODE})?`;
const marks = new RegExp(`(${LINK}|${COMMAND}|\\b${CODE})`, 'g');

/**
 * The words of a message, with addresses as links and codes that are never torn apart at the end of a line.
 * Commands of the bot can be pressed where `onCommand` is given.
 */
export function drawWords(words, onCommand) {
  return words.split(marks).map((part, index, parts) => {
    if (index % 2 === 0) return part;
    if (part.startsWith('http')) {
      return element('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part);
    }
    if (!part.startsWith('/')) return element('span', { class: 'code' }, part);
    // "rt/rw" is no command.
    if (!onCommand || !/(^|[\s(])$/.test(parts[index - 1])) return part;
    const button = element('button', { class: 'command', type: 'button', 'data-testid': 'command' }, part);
    button.addEventListener('click', () => onCommand(part));
    return button;
  });
}

/** Whether words name a ticket. */
export function hasCode(words) {
  return new RegExp(CODE).test(words);
}
