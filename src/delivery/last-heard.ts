import type { InboxModel, InboxRow } from './inbox-model.js';

/** The newest message of a chat: its place among all, and when it came. */
export type LastHeard = Pick<InboxRow, 'seq' | 'receivedAt'>;

/** The newest message a chat sent us, if it ever did. */
export async function findLastHeard(inbox: InboxModel, chat: string): Promise<LastHeard | undefined> {
  const row = await inbox
    .findOne({ chat }, { seq: 1, receivedAt: 1 })
    .sort({ seq: -1 })
    .lean<LastHeard | null>();
  return row ?? undefined;
}

/**
 * True when nothing came from the chat after the message that was its newest then (`seq`; empty: there was none). Told by
 * the order of arrival, so that a clock that is set back deceives nobody.
 */
export function isSilentSince(seq: string, heard: LastHeard | undefined): boolean {
  return (heard?.seq ?? '') <= seq;
}
