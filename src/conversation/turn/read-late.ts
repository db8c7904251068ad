import type { Inbound } from '../../channels/channel.js';
import type { Language, Say } from '../../shared/texts.js';
import { describeOpening } from '../../sla/describe-moment.js';
import { describePast } from '../../sla/describe-past.js';

/** A message that reached us long after it was written: we were out of reach. */
export interface Late {
  writtenAt: Date;
  /** "kemarin pukul 19.20", as of now. */
  when: string;
  /** "Senin, 9 Maret pukul 19.20", true on any day. */
  onDay: string;
}

/** Above this a message is late; below it, it may be a phone's clock or a slow network. */
const LATE_AFTER_MS = 3600_000;
/** No channel keeps messages for us longer than some weeks: a longer delay is a wrong clock. */
const LONGEST_DELAY_MS = 31 * 24 * 3600_000;

interface Words {
  timeZone: string;
  language: Language;
  say: Say;
}

/** Whether the earliest of these messages came late. A moment in the future or in no calendar is a wrong clock and is none. */
export function readLate(
  rows: readonly { inbound: Pick<Inbound, 'sentAt'>; receivedAt: Date }[],
  { timeZone, language, say }: Words,
): Late | undefined {
  const written = rows.flatMap(({ inbound, receivedAt }) => {
    const at = new Date(inbound.sentAt);
    const delayMs = receivedAt.getTime() - at.getTime();
    return delayMs > LATE_AFTER_MS && delayMs < LONGEST_DELAY_MS ? [{ at, receivedAt }] : [];
  });
  const [first] = written.sort((one, other) => one.at.getTime() - other.at.getTime());
  if (!first) return undefined;
  const { at, receivedAt } = first;
  const when = describePast(at, receivedAt, timeZone, language, say);
  return { writtenAt: at, when, onDay: describeOpening(at, timeZone, language) };
}
