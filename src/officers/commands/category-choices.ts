import type { Choice } from '../../channels/channel.js';
import type { Category } from '../../profile/intents-schema.js';
import { categoryName } from '../../report/draft-messages.js';
import type { Wording } from '../../tickets/ticket-words.js';

/** A button for each category there is, those of `near` first; pressed, it gives the ticket that category. */
export function categoryChoices(
  code: string,
  { intents }: Pick<Wording, 'intents'>,
  near: readonly Category[] = [],
): Choice[] {
  const all = Object.keys(intents) as Category[];
  const shown = [...near, ...all.filter((category) => !near.includes(category))];
  return shown.map((category) => ({
    id: `staff.sort.${code}.${category}`,
    label: categoryName(category, intents),
  }));
}
