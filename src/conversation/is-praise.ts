import type { Turn } from './decision.js';

/** So surely friendly that it is no part of the story. */
const SURE_PRAISE = 0.9;

/** Whether a summary is answered by nothing but friendly words. */
export function isPraise({ read: { intent, place }, talk, attachments }: Turn): boolean {
  const isSummary = talk.asked?.kind === 'confirm' || talk.asked?.kind === 'confirm-all';
  const isSure = intent.best.label === 'social' && intent.best.score >= SURE_PRAISE;
  return isSummary && isSure && place.kind === 'none' && attachments.length === 0;
}
