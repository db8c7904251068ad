import type { Outbound } from '../channel.js';
import { dropHalves } from '../clean-text.js';
import { numberChoices } from '../number-choices.js';
import { splitText } from '../split-text.js';
import { addressed, type CloudCall, type CloudWords } from './cloud-call.js';
import { LONGEST_BODY, type Menu, writeMenu } from './write-choices.js';
import { hasCaption, LONGEST_CAPTION, writeFile, writeText } from './write-media.js';

/** WhatsApp's limit of a text, in characters. */
const LONGEST_TEXT_OUT = 4096;
/** Buttons need words above them: this points at them where there are none. */
const POINTER = '👇';

/**
 * The calls that show `outbound`, in order: files, then the words, buttons under the last of them, so that the last
 * call that is no aside is the message people press on and reply to. The location button cannot share a message with
 * others: when there are choices too it comes in a short message after.
 */
export function writeCloud(chatId: string, outbound: Outbound, words: CloudWords): CloudCall[] {
  const { choices = [], media = [], asksLocation = false } = outbound;
  const menu = writeMenu(choices, words.listButton);
  const lines = numberChoices(outbound, words);
  const said = dropHalves(outbound.text).trim();
  const text = menu ? said : dropHalves(joined(said, lines));
  const [first] = media;
  if (first && media.length === 1 && !menu && !asksLocation && text.length <= LONGEST_CAPTION) {
    if (text === '' || hasCaption(first)) return [writeFile(chatId, first, text)];
  }
  const calls = media.map((file) => writeFile(chatId, file, undefined));
  if (menu) {
    calls.push(...writeWithMenu(chatId, text, menu, lines));
    if (asksLocation) calls.push({ ...askLocation(chatId, words.locationHint), instead: [], isAside: true });
  } else if (asksLocation) {
    calls.push(...writeTail(chatId, text || words.locationHint, (body) => askLocation(chatId, body)));
  } else {
    calls.push(...writeTexts(chatId, text));
  }
  return calls;
}

/** The words with the menu under the last of them; without buttons (`instead`) the choices are lines. */
function writeWithMenu(chatId: string, text: string, menu: Menu, lines: string): CloudCall[] {
  return writeTail(chatId, text || POINTER, (body) => ({
    payload: interactive(chatId, body, menu),
    instead: writeTexts(chatId, dropHalves(joined(text ? body : '', lines))),
  }));
}

function askLocation(chatId: string, body: string): CloudCall {
  const request = { type: 'location_request_message', action: { name: 'send_location' } };
  return { payload: interactive(chatId, body, request), instead: [writeText(chatId, body)] };
}

/** Plain texts for what comes before the last words, which `write` puts into a message with buttons. */
function writeTail(chatId: string, text: string, write: (body: string) => CloudCall): CloudCall[] {
  const tail = splitText(text, LONGEST_BODY).at(-1) ?? text;
  const head = text.slice(0, text.length - tail.length);
  return [...writeTexts(chatId, head), write(tail)];
}

function writeTexts(chatId: string, text: string): CloudCall[] {
  return splitText(text, LONGEST_TEXT_OUT).map((part) => writeText(chatId, part));
}

function interactive(chatId: string, body: string, { type, action }: { type: string; action: object }) {
  return {
    ...addressed(chatId),
    type: 'interactive',
    interactive: { type, body: { text: body }, action },
  };
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
