import type { Choice } from '../channels/channel.js';
import type { Say } from '../shared/texts.js';

/** What a citizen may say to a result: 1 to 5, or not fixed (H1, H3). The number of a rating is its place in the list. */
export function resultChoices(code: string, say: Say): Choice[] {
  const stars = [1, 2, 3, 4, 5].map((count) => ({ id: `rate.${code}.${count}`, label: String(count) }));
  return [...stars, { id: `reopen.${code}`, label: say('button.not-fixed') }];
}
