import type { MediaFile } from '../channels/channel.js';
import type { Colleague } from '../officers/staff.js';
import type { Ticket, TicketEvent } from '../tickets/ticket.js';
import type { Wording } from '../tickets/ticket-words.js';

/** Everything a notice may know: both kinds of readers have their own words. */
export interface NoticeParts {
  ticket: Ticket;
  event: TicketEvent;
  colleagues: Colleague[];
  citizenWords: Wording;
  staffWords: Wording;
  /** The event's files, for those who are shown them. */
  media: MediaFile[];
}
