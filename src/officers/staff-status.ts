import type { Status } from '../tickets/ticket.js';
import type { Wording } from '../tickets/ticket-words.js';

/** The status as the staff reads it. */
export function staffStatus(status: Status, { say }: Pick<Wording, 'say'>): string {
  switch (status) {
    case 'received':
      return say('staff.status-received');
    case 'in_progress':
      return say('staff.status-in-progress');
    case 'waiting':
      return say('staff.status-waiting');
    case 'planned':
      return say('staff.status-planned');
    case 'closed':
      return say('staff.status-closed');
    case 'rejected':
      return say('staff.status-rejected');
    case 'withdrawn':
      return say('staff.status-withdrawn');
  }
}
