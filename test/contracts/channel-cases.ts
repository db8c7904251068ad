import type { Capability } from './channels.js';

/** One promise of the contract. `needs`: a channel without this capability leaves the case out and says why. */
export interface ChannelCase {
  id: string;
  name: string;
  needs?: Capability;
}

/** Every promise a channel keeps, in the order of the table in docs/channels.md. Their code: `channel-hears.ts`, `channel-sends.ts`, `channel-network.ts`. */
export const CHANNEL_CASES = [
  { id: 'name', name: 'carries its name' },
  // Hearing.
  { id: 'text-in', name: 'hands over a text with who, where and when' },
  { id: 'order-in', name: 'keeps the order within a chat, however slowly each message is stored' },
  { id: 'own-ids', name: 'gives every message an id of its own' },
  { id: 'twice-in', name: 'gives a message delivered twice the same id', needs: 'twice' },
  { id: 'stored-first', name: 'brings a message again that could not be stored', needs: 'redelivers' },
  { id: 'any-text-in', name: 'hands over emoji and right-to-left words as they are' },
  { id: 'long-in', name: 'cuts 10,000 characters and says so' },
  { id: 'disguise-in', name: 'takes out what disguises or breaks a line' },
  { id: 'press', name: 'hands over a press as the id of its choice', needs: 'press' },
  { id: 'reply', name: 'says which message of ours a text replies to', needs: 'reply' },
  { id: 'photo-in', name: 'hands over a photo with its caption, and its bytes when asked', needs: 'photo' },
  { id: 'photo-gone', name: 'says clearly that a file is not there', needs: 'photo' },
  { id: 'voice-in', name: 'hands over a voice message and its bytes', needs: 'voice' },
  { id: 'document-in', name: 'hands over a document and its bytes', needs: 'document' },
  { id: 'large-in', name: 'refuses a file by the size it announces', needs: 'large' },
  { id: 'location-in', name: 'hands over a position', needs: 'location' },
  { id: 'group', name: 'says that a message was written in a group', needs: 'group' },
  { id: 'unreadable', name: 'hands over what cannot be read by its kind', needs: 'unreadable' },
  // Sending.
  { id: 'text-out', name: 'sends a text and says its id' },
  { id: 'any-text-out', name: 'sends emoji, markup and right-to-left words as they are' },
  { id: 'long-out', name: 'sends 10,000 characters whole and in order' },
  { id: 'long-word-out', name: 'sends a word of 10,000 emoji without breaking one' },
  { id: 'order-out', name: 'keeps the order of what it sends to a chat' },
  { id: 'choices', name: 'shows every choice' },
  { id: 'many-choices', name: 'shows 12 choices, more than there are buttons' },
  { id: 'long-labels', name: 'shows labels of 60 characters' },
  { id: 'numbers-taken', name: 'shows choices without numbers where numbers mean something else' },
  { id: 'choices-alone', name: 'shows choices without any words above them' },
  {
    id: 'asks-location',
    name: 'asks for a position by a button, beside choices too',
    needs: 'asks-location',
  },
  { id: 'media-out', name: 'sends a picture with words and choices', needs: 'media-out' },
  { id: 'media-lost', name: 'sends the words though the file is gone', needs: 'media-out' },
  { id: 'once', name: 'shows one delivery once, however often it is sent', needs: 'once' },
  { id: 'typing', name: 'shows that it works on an answer, and never fails by it', needs: 'typing' },
  { id: 'delivered', name: 'reports that a message arrived', needs: 'reports' },
  { id: 'undelivered', name: 'reports that a message did not arrive', needs: 'failures' },
  { id: 'read', name: 'reports that a message was read', needs: 'reads' },
  // The network.
  { id: 'pace', name: 'says how fast it may be written to in numbers that mean something' },
  { id: 'slow_down', name: 'says "retry" and when, asked to slow down', needs: 'slow_down' },
  { id: 'server_error', name: 'says "retry" on a fault of the server', needs: 'server_error' },
  { id: 'lost', name: 'says "retry" when the connection breaks', needs: 'lost' },
  { id: 'blocked', name: 'says "blocked" when the person blocked us', needs: 'blocked' },
  { id: 'rejected', name: 'says "rejected" for what is refused for good', needs: 'rejected' },
  { id: 'unauthorised', name: 'says "unauthorised" when our token is refused', needs: 'unauthorised' },
  { id: 'closed', name: 'says "closed" when the person has to write first', needs: 'closed' },
  {
    id: 'reconnect-in',
    name: 'hears after an outage what came during it: once and in order',
    needs: 'reconnect',
  },
  { id: 'reconnect-out', name: 'delivers after an outage what was sent during it, once', needs: 'reconnect' },
  {
    id: 'stop-in-send',
    name: 'finishes what is being sent before it stops, and hears nothing after',
    needs: 'hold',
  },
  { id: 'stop-twice', name: 'may be stopped twice' },
] as const satisfies readonly ChannelCase[];

export type CaseId = (typeof CHANNEL_CASES)[number]['id'];
