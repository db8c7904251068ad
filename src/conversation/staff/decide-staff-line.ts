import { COMMANDS, commandOf } from '../../officers/commands/commands.js';
import { isFresh } from '../../officers/commands/line-asked.js';
import { lineChoices, stopChoice } from '../../officers/commands/line-choices.js';
import { mayGive } from '../../officers/permissions.js';
import type { LineAsked } from '../../officers/staff-turn.js';
import { categoryName } from '../../report/draft-messages.js';
import { decideQuestion } from '../decide-question.js';
import { type Decision, type HeldTicket, type Knowledge, perform, speak, type Turn } from '../decision.js';
import { beginDraft } from '../draft/decide-draft.js';
import { beginTold } from '../draft/decide-several.js';
import { staleButton } from '../help-choices.js';
import { answered } from '../talk.js';
import { withAlbum } from './staff-card.js';

/** What is known of a command that lacks something. */
export type Line = Partial<Pick<LineAsked, 'name' | 'ticket' | 'text' | 'attachments' | 'said'>>;

/** The command of the staff that waits for something, unless that was long ago. */
export function openLine({ person, talk, now }: Turn): LineAsked | undefined {
  const { asked } = talk;
  return person.kind === 'staff' && asked?.kind === 'staff-line' && isFresh(asked, now) ? asked : undefined;
}

/** The ticket of what somebody of the staff was asked last, where it is known. */
export function ticketAsked({ talk: { asked } }: Turn): string | undefined {
  if (asked?.kind === 'close-photo') return asked.code;
  return asked?.kind === 'staff-line' ? asked.ticket : undefined;
}

/** Words in reply to the card of another ticket do not answer what was asked about this one. */
export function isToOther({ facts }: Turn, ticket: string | undefined): boolean {
  return facts.replyCode !== undefined && ticket !== undefined && facts.replyCode !== ticket;
}

/** What words in reply to a card are for: their reader must be named, so it is asked. */
export function askCommand(turn: Turn, ticket: string): Decision | undefined {
  const { person, inbound, say } = turn;
  if (person.kind !== 'staff') return undefined;
  const names = (['kabar', 'tanya', 'catat', 'selesai', 'tegur'] as const).filter((name) =>
    mayGive(person.role, name),
  );
  if (names.length === 0) return undefined;
  const lines = names.map((name) =>
    say('staff.reply-line', { command: `/${name}`, help: say(COMMANDS[name].help) }),
  );
  const text = [say('staff.reply-how', { code: ticket }), ...lines].join('\n');
  const asked = newLine(turn, 'command', { ticket, text: inbound.text.trim() });
  return speak({ ...answered(turn.talk), asked }, { text, choices: lineChoices(names, turn), about: ticket });
}

/** Which of these tickets a command or a photo is for; of one, whether it is. */
export function askTicket(turn: Turn, know: Knowledge, line: Line, tickets: readonly HeldTicket[]): Decision {
  const { say } = turn;
  const [only, ...others] = tickets;
  const isOne = only !== undefined && others.length === 0;
  const choices = tickets.map(({ code, category }) => ({
    id: `staff.on.${code}`,
    label: isOne ? say('staff.yes') : `${categoryName(category, know.intents)} ${code}`,
  }));
  const mine = { id: 'staff.mine', label: line.name ? say('staff.mine') : say('button.new-report') };
  const asked = newLine(turn, 'ticket', { ...line, said: line.said ?? turn.inbound.text });
  const message = {
    text: ticketQuestion(turn, line, isOne ? only.code : undefined),
    choices: [...choices, mine, stopChoice(turn)],
    ...(isOne ? { about: only.code } : {}),
  };
  return speak(withPhotos({ ...answered(turn.talk), asked }, turn), message);
}

function ticketQuestion({ say, inbound }: Turn, { name, text = '' }: Line, code: string | undefined): string {
  if (!name) return code ? say('staff.photo-for', { code }) : say('staff.photo-which');
  const slash = inbound.text.trim().startsWith('/') ? '/' : '';
  const command = [`${slash}${name}`, text].filter(Boolean).join(' ');
  return code ? say('staff.meant-for', { command, code }) : say('staff.meant-which', { command });
}

/** Further photos of the album are kept with the first. */
function withPhotos(talk: Turn['talk'], { inbound }: Turn): Turn['talk'] {
  return inbound.albumId ? { ...talk, album: { id: inbound.albumId } } : talk;
}

function newLine({ now, attachments }: Turn, lacks: LineAsked['lacks'], line: Line): LineAsked {
  return { kind: 'staff-line', lacks, head: '', text: '', attachments, ...line, at: now };
}

/** One of the choices under such a question; undefined for other buttons of the staff. */
export function decideLineChoice(turn: Turn, know: Knowledge, choiceId: string): Decision | undefined {
  const [, verb = '', first = ''] = choiceId.split('.');
  if (!['as', 'on', 'mine', 'stop'].includes(verb)) return undefined;
  if (verb === 'stop' && turn.talk.asked) return stopAsked(turn) ?? staleButton(turn);
  const asked = openLine(turn);
  if (!asked) return staleButton(turn);
  if (verb === 'mine') return takeAsCitizen(turn, know, asked);
  if (verb === 'on') return completeLine(turn, { ...asked, ticket: first });
  const name = commandOf(first);
  return name && asked.ticket ? completeLine(turn, { ...asked, name }) : staleButton(turn);
}

/** The command with everything it lacked; a photo without a command is evidence. */
export function completeLine(turn: Turn, line: LineAsked): Decision {
  const { lacks, name, ticket = '', head, text, attachments } = line;
  const words = name || text.trim() ? text : turn.say('staff.evidence');
  // The unit comes first and is asked for; what was said is its reason. No reason of the list was meant.
  const isChosen = lacks === 'command';
  const isKept = isChosen && name === 'teruskan';
  const behind = isKept || (isChosen && name === 'tolak') ? '' : words;
  const command = [`/${name ?? 'catat'} ${ticket}`, head, behind].filter(Boolean).join(' ');
  return perform(withAlbum(answered(turn.talk), turn, ticket), {
    kind: 'staff-command',
    text: command,
    attachments,
    ...(isKept ? { kept: text } : {}),
  });
}

/** The words or the photo were meant as a citizen's. */
export function takeAsCitizen(turn: Turn, know: Knowledge, { said = '', attachments }: LineAsked): Decision {
  const read = know.understand(said);
  const told = {
    ...turn,
    attachments,
    read,
    talk: answered(turn.talk),
    inbound: { ...turn.inbound, text: said },
  };
  if (!said.trim()) return beginDraft(told, know);
  return read.intent.best.label === 'question' ? decideQuestion(told, know) : beginTold(told, know);
}

/** The question to the staff that is open is dropped: nothing is done to its ticket. */
export function stopAsked({ person, talk, say }: Turn): Decision | undefined {
  const { asked } = talk;
  if (person.kind !== 'staff' || !asked) return undefined;
  switch (asked.kind) {
    case 'topic':
      return speak(answered(talk), { text: say('questions.cancelled') });
    case 'close-photo':
      return speak(answered(talk), {
        text: say('staff.close-stopped', { code: asked.code }),
        about: asked.code,
      });
    case 'staff-line': {
      const { ticket } = asked;
      if (!ticket) return speak(answered(talk), { text: say('staff.stopped') });
      return speak(answered(talk), { text: say('staff.stopped-on', { code: ticket }), about: ticket });
    }
    default:
      return undefined;
  }
}
