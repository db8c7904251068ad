import type { Knowledge, Turn } from './decision.js';
import { answered } from './talk.js';

/** The turn as if its words and files were those of an earlier message. */
export function withWords(turn: Turn, text: string, attachments: Turn['attachments'], know: Knowledge): Turn {
  const talk = answered(turn.talk);
  return { ...turn, talk, attachments, inbound: { ...turn.inbound, text }, read: know.understand(text) };
}
