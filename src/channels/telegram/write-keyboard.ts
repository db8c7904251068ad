import type { Choice } from '../channel.js';
import { dropHalves } from '../clean-text.js';

/** Telegram's limits: bytes of callback data, buttons of one keyboard. */
const LONGEST_DATA_BYTES = 64;
const MOST_BUTTONS = 100;

interface Button {
  text: string;
  callback_data: string;
}

/**
 * Buttons under a message: labels of up to 3 characters (ratings) five a row, short ones three or two, long ones
 * alone. A choice whose id is empty or longer than 64 bytes gets no button: cut short it could do another's work.
 */
export function writeChoices(choices: readonly Choice[]): { inline_keyboard: Button[][] } | undefined {
  const rows: Button[][] = [];
  let room = 0;
  for (const { id, label } of choices.filter(fits).slice(0, MOST_BUTTONS)) {
    const row = rows.at(-1);
    room = Math.min(room, rowRoom(label));
    const button = { text: dropHalves(label).trim() || id, callback_data: id };
    if (row && row.length < room) row.push(button);
    else {
      rows.push([button]);
      room = rowRoom(label);
    }
  }
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
}

/** The button that sends the person's position; Telegram offers it only in private chats and only as a reply keyboard. */
export function writeLocationButton(label: string) {
  return {
    keyboard: [[{ text: label, request_location: true }]],
    resize_keyboard: true,
    one_time_keyboard: true,
  };
}

function rowRoom(label: string): number {
  const { length } = [...label];
  if (length <= 3) return 5;
  if (length <= 10) return 3;
  return length <= 18 ? 2 : 1;
}

function fits({ id }: Choice): boolean {
  return id !== '' && id === dropHalves(id) && Buffer.byteLength(id) <= LONGEST_DATA_BYTES;
}
