import { LONGEST_ANNOUNCED, type Outbound, type ReplyWindow } from '../channels/channel.js';
import { isSilentSince, type LastHeard } from './last-heard.js';
import type { OutboxRow } from './outbox-model.js';

/**
 * True when a chat may not be written to freely: the channel said so and nothing came since, or it wrote longer ago than
 * the window is open, or never. A moment that lies ahead (the clock was set back) counts as just now. A window without an
 * end closes only when the channel says so, and until then nothing has to be looked up.
 */
export async function isOutside(
  window: ReplyWindow,
  { closedAfter }: Pick<OutboxRow, 'closedAfter'>,
  findHeard: () => Promise<LastHeard | undefined>,
  now: Date,
): Promise<boolean> {
  if (closedAfter === undefined && window.openMs === Number.POSITIVE_INFINITY) return false;
  const heard = await findHeard();
  if (closedAfter !== undefined && isSilentSince(closedAfter, heard)) return true;
  return heard === undefined || now.getTime() - heard.receivedAt.getTime() >= window.openMs;
}

/** True when the template says it all; what asks for something, shows a file or is long follows once the person writes. */
export function isCarriedByTemplate({
  text,
  choices,
  media,
  expectsAnswer,
  asksLocation,
}: Outbound): boolean {
  if (choices?.length || media?.length || expectsAnswer || asksLocation) return false;
  return text.replace(/\s+/g, ' ').trim().length <= LONGEST_ANNOUNCED;
}
