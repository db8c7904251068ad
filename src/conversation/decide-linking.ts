import { looksLikeInvitation, looksLikeLinkCode } from '../people/link-code.js';
import { type Decision, type LinkDeed, type OwnTicket, perform, speak, type Turn } from './decision.js';
import { readLinkingWords, readLoneCode } from './linking-words.js';
import { answered } from './talk.js';

/** Linking one's own chats on several channels, by command or in plain words; undefined for any other message. */
export function decideLinking(turn: Turn): Decision | undefined {
  const { inbound, say } = turn;
  const said = inbound.media.length > 0 ? undefined : (readLinkingWords(inbound.text) ?? loneCode(turn));
  if (!said) return undefined;
  // A group is nobody's own chat, and who works for the city does not see as staff what a citizen reported elsewhere.
  if (inbound.isGroup) return speak(turn.talk, { text: say('people.not-in-group') });
  if (turn.person.kind === 'staff') return speak(turn.talk, { text: say('people.staff-account') });
  if (said.kind !== 'redeem') return link(turn, { do: said.kind });
  if (looksLikeInvitation(said.code)) return speak(turn.talk, { text: say('people.is-invitation') });
  // What cannot be a code is no wrong try.
  if (!looksLikeLinkCode(said.code)) return speak(turn.talk, { text: say('people.code-form') });
  return link(turn, { do: 'redeem', code: said.code });
}

/** A code by itself, where nothing is asked that it could answer. */
function loneCode({ inbound, talk, person, facts }: Turn) {
  const isAnswer = talk.draft || talk.asked || facts.replyCode || facts.ownOpen.some(isWaiting);
  return isAnswer || person.kind === 'staff' || inbound.isGroup ? undefined : readLoneCode(inbound.text);
}

const isWaiting = ({ status }: OwnTicket) => status === 'waiting';

/** "Bukan saya": the link that was told is cut. */
export function decideCut(turn: Turn, id: string): Decision {
  return link(turn, { do: 'cut', link: id });
}

function link(turn: Turn, deed: LinkDeed): Decision {
  return perform(answered(turn.talk), { kind: 'link-chats', deed });
}
