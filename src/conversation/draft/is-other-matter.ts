import { cutClauses } from '../../understanding/problems/cut-clauses.js';
import {
  goesOn,
  isOneMatter,
  leansBack,
  SAYS_MORE,
  saysWrong,
} from '../../understanding/problems/one-matter.js';
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
export function isOtherMatter(turn: Turn): boolean {
  const { read, talk, inbound } = turn;
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
  if (read.place.kind === 'none' && !hasOwnMatter(turn)) return false;
  // "Tiangnya juga miring" names no matter of its own, "lampunya juga mati" does.
  return !leans || (named.length > 0 && !isOneMatter(category.best.label, talk.draft.category));
}

/** "Banyak sampah di dalamnya": in the thing that was told of. */
const WITHIN = /\bdi ?dalam ?(?:nya|e)$/iu;
/** "Mulai lagi mati", "sudah dua hari padam": how long or how often, of the thing that was told of. */
const AGAIN =
  /^(?:(?:mulai|sudah|udah|udh|sdh|masih|lagi|kadang|sering|selalu|kemarin|tadi|baru|kembali|makin|semakin|tambah|sempat|jadi|terus|malah|suka|(?:se|dua|tiga|empat|lima|\d+|beberapa|tiap|setiap) ?(?:hari|minggu|bulan|tahun|malam|kali))2?\s+)+/iu;

/** Whether a clause without a place tells a problem of its own, and does not go on with the one being told. */
function hasOwnMatter({ read, inbound }: Turn): boolean {
  const clauses = cutClauses(inbound.text).map(({ text }) => text);
  // "Kami sudah lapor RT": nothing that could be another report.
  if (read.category.best.label === 'lainnya' && read.named.length === 0 && !clauses.some(saysWrong))
    return false;
  return clauses.some((text) => {
    if (SAYS_MORE.test(text)) return true;
    const [first = ''] = text.replace(AGAIN, '').split(/\s+/);
    const isBare = AGAIN.test(text) && saysWrong(first);
    return !isBare && !WITHIN.test(text) && !goesOn(text, true);
  });
}
