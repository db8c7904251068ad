import type { MediaFile } from '../channel.js';

/** One message to the Cloud API. */
export interface CloudCall {
  /** The body of `POST /PHONE_ID/messages`. */
  payload: Record<string, unknown> & { type: string };
  /** A file to upload first; its id goes into the part of the payload that bears the name of its type. */
  file?: MediaFile;
  /** What to try when this message or its file is refused; an empty list: go on without it. */
  instead?: CloudCall[];
  /** Not the message itself: nobody replies to it. */
  isAside?: true;
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
