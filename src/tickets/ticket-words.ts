import type { CityProfile } from '../profile/city-schema.js';
import type { ReportIntents } from '../report/draft.js';
import type { Language, Say } from '../shared/texts.js';
import type { Ticket } from './ticket.js';

/** What words about a ticket need to know of the city and the reader. */
export interface Wording {
  say: Say;
  language: Language;
  timeZone: string;
  profile: Pick<CityProfile, 'units' | 'city'>;
  intents: ReportIntents;
}

/** The name of a unit by its id. */
export function unitName(unit: string, { profile }: Pick<Wording, 'profile'>): string {
  return profile.units.find((candidate) => candidate.id === unit)?.name ?? unit;
}

/** The status as people read it. */
export function statusWords(
  ticket: Pick<Ticket, 'status' | 'officer'>,
  { say }: Pick<Wording, 'say'>,
): string {
  switch (ticket.status) {
    case 'received':
      return say('ticket.status-received');
    case 'in_progress':
      return say('ticket.status-in-progress');
    case 'waiting':
      return say('ticket.status-waiting');
    case 'planned':
      return say('ticket.status-planned');
    case 'closed':
      return say('ticket.status-closed');
    case 'rejected':
      return say('ticket.status-rejected');
    case 'withdrawn':
      return say('ticket.status-withdrawn');
  }
}
