import type { Outbound } from '../channel.js';
import { dropHalves } from '../clean-text.js';
import { type ChoiceWords, numberChoices } from '../number-choices.js';
import { showAsWritten } from '../show-as-written.js';
import { splitText } from '../split-text.js';
import { takesCaption, type WhatsappContent, writeMedia, writeText } from './write-media.js';

export interface WriteWords {
  choices: ChoiceWords;
  /** How to send one's position, in the words of the app. */
  location: string;
}

/** Ours, in characters: WhatsApp takes more, but folds what is long. Word joiners of `showAsWritten` come on top. */
const LONGEST_MESSAGE = 4096;
const LONGEST_CAPTION = 1024;

/**
 * The messages that show `outbound`, in order: files first, then the words with the choices under them; the last message is
 * the one people answer. A single file carries the words as its caption when they fit. Nothing to show is no message.
 */
export function writeWhatsapp(outbound: Outbound, words: WriteWords): WhatsappContent[] {
  const files = outbound.media ?? [];
  const parts = writeParts(outbound, words).map(showAsWritten);
  const [first] = files;
  const isCaption =
    files.length === 1 &&
    parts.length === 1 &&
    takesCaption(first!.kind) &&
    parts[0]!.length <= LONGEST_CAPTION;
  if (isCaption) return [writeMedia(first!, parts[0])];
  return [
    ...files.map((file) => writeMedia(file, undefined)),
    ...parts.map((part) => ({ content: writeText(part) })),
  ];
}

/** The words cut to messages; choices stay together, under the last words where there is room. */
function writeParts(outbound: Outbound, words: WriteWords): string[] {
  const said = [dropHalves(outbound.text).trim(), outbound.asksLocation ? words.location : ''];
  const parts = splitText(said.filter(Boolean).join('\n\n'), LONGEST_MESSAGE);
  const choices = dropHalves(numberChoices(outbound, words.choices));
  if (choices === '') return parts;
  const last = [parts.at(-1), choices].filter(Boolean).join('\n\n');
  if (last.length <= LONGEST_MESSAGE) return [...parts.slice(0, -1), last];
  return [...parts, ...splitText(choices, LONGEST_MESSAGE)];
}
