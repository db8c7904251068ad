import { REJECT_REASONS, type RejectReason } from '../tickets/ticket.js';
import type { Wording } from '../tickets/ticket-words.js';

/** The words of each reason for refusal (C19). */
const REASON_TEXTS: Record<RejectReason, string> = {
  'bukan-laporan': 'reject.bukan-laporan',
  'tidak-jelas': 'reject.tidak-jelas',
  'bukan-di-kota': 'reject.bukan-di-kota',
  'sudah-ditangani': 'reject.sudah-ditangani',
  palsu: 'reject.palsu',
};

export function reasonWords(reason: RejectReason, { say }: Pick<Wording, 'say'>): string {
  return say(REASON_TEXTS[reason]);
}

/** Every reason with the number it may be chosen by. */
export function reasonList(words: Pick<Wording, 'say'>): string {
  return REJECT_REASONS.map((reason, index) => `${index + 1}. ${reasonWords(reason, words)}`).join('\n');
}
