import type { Choice } from '../channels/channel.js';
import type { Category } from '../profile/intents-schema.js';
import { categoryName } from '../report/draft-messages.js';
import type { Wording } from '../tickets/ticket-words.js';

/** A button for each of these categories, or for all there are; pressed, it gives the ticket that category. */
export function categoryChoices(
  code: string,
  { intents }: Pick<Wording, 'intents'>,
  near: readonly Category[] = [],
): Choice[] {
  const shown = near.length > 0 ? near : (Object.keys(intents) as Category[]);
  return shown.map((category) => ({
    id: `staff.sort.${code}.${category}`,
    label: categoryName(category, intents),
  }));
}
