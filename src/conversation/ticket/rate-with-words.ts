import type { Decision, Turn } from '../decision.js';
import { decideRating } from './decide-ticket.js';
import { ratingWithWords } from './typed-rating.js';

/** "Dua, petugasnya jutek" under a result: the rating, and the words for the officer. */
export function rateWithWords(turn: Turn): Decision | undefined {
  const { facts, inbound, attachments, talk, read } = turn;
  const isOther = talk.draft || inbound.choiceId || read.danger;
  const rated = isOther ? undefined : ratingWithWords(inbound.text, facts.offered);
  if (!rated || attachments.length > 0 || inbound.location) return undefined;
  const [, code = '', stars = ''] = rated.id.split('.');
  const { talk: after, says, effects } = decideRating(turn, code, stars);
  // The words first: what is asked after the rating stays the last.
  const comment = { kind: 'citizen-step' as const, code, step: 'comment' as const, text: rated.words };
  const rating = Number(stars);
  return { talk: after, says, effects: [{ ...comment, rating }, ...effects] };
}
