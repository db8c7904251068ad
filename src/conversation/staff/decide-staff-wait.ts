import { type Decision, speak, type Turn } from '../decision.js';
import { isToOther, openLine, ticketAsked } from './decide-staff-line.js';

/** "Eh nanti dulu", "bentar pak", "tunggu ya": nothing but that it comes later. */
const WAITS =
  /^(?:(?:eh|oh|maaf|aduh|hmm+|ok|oke|iya|ya|baik|sip)[\s,.]+)*(?:nanti|ntar|tar|entar|bentar|sebentar|tunggu|sabar|lain kali)(?:[\s,.!]+(?:nanti|dulu|saja|aja|ya|yah|lah|deh|kok|lagi|bentar|sebentar|pak|bu|mas|mbak|kak|min))*[\s.!]*$/iu;

/** An officer needs time for what was asked: the question stays open, and none of the words are taken for its answer. */
export function decideStaffWait(turn: Turn): Decision | undefined {
  const { talk, inbound, read, attachments, say, person } = turn;
  const { asked } = talk;
  const text = inbound.text.trim();
  if (person.kind !== 'staff' || attachments.length > 0 || inbound.isGroup) return undefined;
  if (!(read.talk === 'wait' || WAITS.test(text))) return undefined;
  if (asked?.kind === 'topic') return speak(talk, { text: say('staff.later') });
  if (asked?.kind !== 'close-photo' && !openLine(turn)) return undefined;
  const code = ticketAsked(turn);
  if (isToOther(turn, code)) return undefined;
  if (!code) return speak(talk, { text: say('staff.later') });
  return speak(talk, { text: say('staff.later-on', { code }), about: code });
}
