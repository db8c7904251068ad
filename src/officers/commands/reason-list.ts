import type { Choice } from '../../channels/channel.js';
import { REJECT_REASONS, type RejectReason } from '../../tickets/ticket.js';
import type { Wording } from '../../tickets/ticket-words.js';

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

/** The same, short enough for a button. */
const REASON_LABELS: Record<RejectReason, string> = {
  'bukan-laporan': 'reject.label-bukan-laporan',
  'tidak-jelas': 'reject.label-tidak-jelas',
  'bukan-di-kota': 'reject.label-bukan-di-kota',
  'sudah-ditangani': 'reject.label-sudah-ditangani',
  palsu: 'reject.label-palsu',
};

/** A button for every reason: pressed, or named by its number or its words, it rejects the ticket. */
export function reasonChoices(code: string, { say }: Pick<Wording, 'say'>): Choice[] {
  return REJECT_REASONS.map((reason) => ({
    id: `staff.reject.${code}.${reason}`,
    label: say(REASON_LABELS[reason]),
  }));
}
