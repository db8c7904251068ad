import type { Wording } from '../../tickets/ticket-words.js';

/** Every unit with the short name it may be called by, a line each. */
export function unitList({ say, profile }: Pick<Wording, 'say' | 'profile'>): string {
  return profile.units.map(({ id, name }) => say('staff.unit-line', { id, name })).join('\n');
}
