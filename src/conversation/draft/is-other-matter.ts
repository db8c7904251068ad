import { isOneMatter, leansBack, saysWrong } from '../../understanding/problems/one-matter.js';
import type { Turn } from '../decision.js';
import type { Asked } from '../talk.js';

/** Questions that are answered by a place. */
export const ASKS_PLACE: readonly Asked['kind'][] = [
  ...(['place', 'place-option', 'kecamatan', 'kelurahan', 'change-place'] as const),
];
const MAY_INTERRUPT: readonly Asked['kind'][] = ['confirm', ...ASKS_PLACE];

/**
 * A report that is surely of another category than the one being told: while its summary waits, and where its place is
 * asked. "Depan SDN, kabelnya menjuntai" tells more of the same, "sampah numpuk di Pasar Kenanga" is a matter of its own.
 */
export function isOtherMatter({ read, talk, inbound }: Turn): boolean {
  const kind = talk.asked?.kind;
  const { intent, category, named } = read;
  const isReport = intent.sure && intent.best.label === 'report' && category.sure;
  const isOther = category.best.label !== talk.draft?.category;
  if (!talk.draft?.category || !kind || !MAY_INTERRUPT.includes(kind) || !isReport || !isOther) return false;
  const wrong = inbound.text
    .split(/[,.;\n]+/)
    .find(saysWrong)
    ?.trim();
  const leans = wrong !== undefined && leansBack(wrong);
  if (kind !== 'confirm') return wrong !== undefined && !leans && named.includes(category.best.label);
  // "Tiangnya juga miring" names no matter of its own, "lampunya juga mati" does.
  return !leans || (named.length > 0 && !isOneMatter(category.best.label, talk.draft.category));
}
