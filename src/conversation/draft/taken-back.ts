import type { Turn } from '../decision.js';

/** "Eh udah nyala lagi, ga usah": a few words that end in taking it back. */
const TAKEN_BACK =
  /\b((tidak|enggak|nggak) (jadi|usah|perlu)|batal(kan)?)( (saja|deh|ya|lapor|dulu|terima kasih))*$/;
const MOST_TAKEN_BACK_WORDS = 9;

/** Whether a summary is answered by taking the report back in other words than "batal". */
export function isTakenBack({ read, attachments, talk }: Turn): boolean {
  const isSummary = talk.asked?.kind === 'confirm' && !talk.later?.length;
  const isShort = read.normalised.split(/\s+/).length <= MOST_TAKEN_BACK_WORDS;
  return isSummary && isShort && attachments.length === 0 && TAKEN_BACK.test(read.normalised.trim());
}
