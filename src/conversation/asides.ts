import type { Decision, Turn } from './decision.js';

const MEDIA_TEXTS = {
  MEDIA_TOO_LARGE: 'media.too-large',
  MEDIA_WRONG_TYPE: 'media.wrong-type',
  MEDIA_UNREACHABLE: 'media.unreachable',
  MEDIA_NOT_KEPT: 'media.not-kept',
} as const;

/** What the person must hear besides: a file that could not be taken, words that were too many. */
export function withAsides({ mediaProblem, inbound, say }: Turn, decision: Decision): Decision {
  const asides = [
    ...(mediaProblem ? [{ text: say(MEDIA_TEXTS[mediaProblem]) }] : []),
    ...(inbound.isCut ? [{ text: say('talk.cut') }] : []),
  ];
  // In front: the choices of the answer stay the last thing that is seen.
  return { ...decision, says: [...asides, ...decision.says] };
}
