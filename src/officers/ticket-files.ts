import { type Attachment, countVoices } from '../report/draft.js';
import type { Say } from '../shared/texts.js';
import type { Ticket } from '../tickets/ticket.js';

/** All files of a ticket: of the report first, then in the order they came. */
export function filesOf({ report, history }: Pick<Ticket, 'report' | 'history'>): Attachment[] {
  return [...report.attachments, ...history.flatMap((event) => event.attachments ?? [])];
}

/** "🎧 Perlu didengar: 2 pesan suara"; no line where there is nothing to listen to (A5). */
export function listenLines(files: readonly Attachment[], say: Say): string[] {
  const count = countVoices(files);
  return count > 0 ? [say('card.listen', { count })] : [];
}
