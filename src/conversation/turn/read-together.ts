import type { Inbound } from '../../channels/channel.js';
import type { Understanding } from '../../understanding/understanding.js';
import type { Knowledge } from '../decision.js';
import { OPENINGS } from './bubbles.js';

type Bubbles = readonly [Inbound, ...Inbound[]];

/** "Bentar ya saya cek dulu alamatnya": said to us, not to the officer. */
const WAITS = /^(?:se)?bentar\b|^tunggu (?:ya|dulu|sebentar|bentar)\b/;

/** "p", "malam kak", "mau lapor" and "bentar ya" around the story are no part of what the officer reads. */
export function withoutOpenings(inbounds: Bubbles, know: Pick<Knowledge, 'understand'>): Bubbles {
  const isOpening = ({ text }: Inbound) => {
    const read = know.understand(text);
    return OPENINGS.includes(read.talk ?? '') || (WAITS.test(read.normalised) && !tellsSomething(read));
  };
  const [first, ...others] = inbounds;
  if (others.length === 0) return inbounds;
  const openings = new Set(inbounds.filter(isOpening));
  const hasMore = inbounds.some((inbound) => inbound.text.trim() && !openings.has(inbound));
  if (!hasMore) return inbounds;
  const bare = (inbound: Inbound) => (openings.has(inbound) ? { ...inbound, text: '' } : inbound);
  return [bare(first), ...others.map(bare)];
}

/**
 * What bubbles joined to `text` say. A problem that one of them told for sure stays told where a further one ("bentar ya saya
 * cek dulu alamatnya") makes the whole unclear.
 */
export function readTogether(
  inbounds: Bubbles,
  text: string,
  understand: (text: string) => Understanding,
): Understanding {
  const whole = understand(text);
  const isClear = whole.intent.sure && whole.intent.best.label !== 'unclear';
  if (inbounds.length === 1 || isClear || whole.talk !== undefined || whole.danger) return whole;
  const told = inbounds.map((inbound) => understand(inbound.text)).find(tellsProblem);
  return told ? { ...whole, intent: told.intent, category: told.category, named: told.named } : whole;
}

function tellsSomething(read: Understanding): boolean {
  return tellsProblem(read) || read.place.kind !== 'none' || read.named.length > 0 || read.danger;
}

function tellsProblem({ intent, category }: Understanding): boolean {
  return intent.sure && intent.best.label === 'report' && category.sure;
}
