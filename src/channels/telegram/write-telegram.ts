import type { Outbound } from '../channel.js';
import { dropHalves } from '../clean-text.js';
import { splitText } from '../split-text.js';
import type { TelegramCall } from './telegram-call.js';
import { writeChoices, writeLocationButton } from './write-keyboard.js';
import { groupMedia, writeMedia } from './write-media.js';

/** Telegram's limits, in characters. */
const LONGEST_MESSAGE = 4096;
const LONGEST_CAPTION = 1024;
/** Telegram takes no message without words: this points at the buttons below it. */
const POINTER = '👇';

export interface LocationWords {
  button: string;
  hint: string;
}

/**
 * The calls that show `outbound`, in order: files, then the words, buttons under the last of them, so the last
 * call that is no aside is the message people press on and reply to. All text is plain (no parse_mode): markup in it does nothing.
 *
 * Inline buttons and the location button cannot share a message: when both are wanted the location button comes in
 * a short message after. Without any buttons a private chat is told to put an old location button away.
 */
export function writeTelegram(chatId: string, outbound: Outbound, words: LocationWords): TelegramCall[] {
  const isPrivate = !chatId.startsWith('-');
  const choices = writeChoices(outbound.choices ?? []);
  const position = outbound.asksLocation && isPrivate ? writeLocationButton(words.button) : undefined;
  const hint = position && (choices || isBlank(outbound)) ? sayText(chatId, words.hint, position) : undefined;
  const markup = choices ?? (hint ? undefined : position);

  const groups = groupMedia(outbound.media ?? []);
  const isSingle = groups.length === 1 && groups[0]?.length === 1;
  const text = dropHalves(outbound.text).trim();
  const hasCaption = isSingle || (groups.length === 1 && !markup && text.length <= LONGEST_CAPTION);
  const parts = splitText(text, LONGEST_MESSAGE, hasCaption ? LONGEST_CAPTION : LONGEST_MESSAGE);
  if (parts.length === 0 && markup && !isSingle) parts.push(POINTER);
  const caption = hasCaption ? parts.shift() : undefined;

  const calls = groups.map((files) =>
    writeMedia(files, { chatId, text: caption, markup: parts.length === 0 ? markup : undefined }),
  );
  parts.forEach((part, n) => {
    const last = n === parts.length - 1;
    const plain = isPrivate ? { remove_keyboard: true } : undefined;
    calls.push(sayText(chatId, part, last ? (markup ?? plain) : undefined));
  });
  return hint ? [...calls, { ...hint, isAside: true }] : calls;
}

function sayText(chatId: string, text: string, markup: object | undefined): TelegramCall {
  const payload = { chat_id: chatId, text, link_preview_options: { is_disabled: true } };
  return { method: 'sendMessage', payload: markup ? { ...payload, reply_markup: markup } : payload };
}

function isBlank({ text, media }: Outbound): boolean {
  return text.trim() === '' && !media?.length;
}
