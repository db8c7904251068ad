import type { MediaFile } from '../channel.js';
import type { Call } from '../deliveries.js';

/** One message to the Cloud API; `instead` is also for when its file is refused. */
export interface CloudCall extends Call<CloudCall> {
  /** The body of `POST /PHONE_ID/messages`. */
  payload: Record<string, unknown> & { type: string };
  /** A file to upload first; its id goes into the part of the payload that bears the name of its type. */
  file?: MediaFile;
}

/** The words that the channel itself adds. */
export interface CloudWords {
  /** On the button that opens a list; at most 20 characters. */
  listButton: string;
  /** Asks for the position below choices. */
  locationHint: string;
  byNumber: string;
  byWord: string;
}

/** Who a message is for. A person who hides the number is addressed by `recipient` (Meta, "Business-scoped user IDs"). */
export function addressed(chatId: string): Record<string, unknown> {
  const to = /^\d+$/.test(chatId) ? { to: chatId } : { recipient: chatId };
  return { messaging_product: 'whatsapp', recipient_type: 'individual', ...to };
}
