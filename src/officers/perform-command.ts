import type { Attachment } from '../report/draft.js';
import { cityDay } from '../tickets/city-day.js';
import { answerWrongForm } from './commands/answer-wrong-form.js';
import type { Command } from './commands/command.js';
import type { CommandName } from './commands/commands.js';
import { unknownReply } from './commands/form-reply.js';
import { helpFor } from './commands/help.js';
import { inviteStaff } from './commands/invite-command.js';
import { askedFor } from './commands/line-asked.js';
import { listTickets, searchList } from './commands/list-commands.js';
import { parseCommand } from './commands/parse-command.js';
import { showQuestions } from './commands/question-commands.js';
import { workCommands } from './commands/work-commands.js';
import { mayGive } from './permissions.js';
import { readStaffChoice } from './staff-choice.js';
import {
  answer,
  type Deeds,
  makeTurn,
  type OversightCommand,
  type StaffDeps,
  type StaffOutcome,
  type StaffRequest,
  type StaffTurn,
} from './staff-turn.js';
import { viewTicket } from './view-ticket.js';

export type { StaffDeps, StaffOutcome, StaffRequest };

/** What each command does, besides those of supervisors. */
const deeds: Deeds<Exclude<CommandName, OversightCommand>> = {
  ...workCommands,
  tiket: (turn, { list, page }) => listTickets(turn, list, page),
  cari: (turn, { text, page }) => searchList(turn, text, page),
  lihat: (turn, { code }) => viewTicket(turn, code),
  pertanyaan: showQuestions,
  undang: inviteStaff,
  bantuan: async (turn) => answer({ text: helpFor(turn.person.role, turn.say) }),
};

/**
 * Does one line of the staff: who may not is refused first, then what the ticket does not allow, then a wrong form is shown
 * the right one. The same `cause` is done once. Throws only what the store throws.
 */
export async function performCommand(
  deps: StaffDeps,
  request: StaffRequest & { text: string; replyCode?: string; attachments: Attachment[]; kept?: string },
): Promise<StaffOutcome> {
  const { text, replyCode, attachments, kept, now, say } = request;
  const turn = makeTurn(deps, request, attachments);
  if (!turn) return answer({ text: say('talk.staff-only') });
  const { city, units } = deps.profile;
  const today = cityDay(now, deps.timeZone).date;
  const categories = Object.values(deps.intents());
  const parsed = parseCommand(text, { replyCode, cityCode: city.code, units, categories, today });
  if (parsed.kind === 'unknown') return answer(unknownReply(parsed.nearest, turn.words));
  if (!mayGive(turn.person.role, parsed.name)) return answer(notPermitted(turn, parsed.name));
  if (parsed.kind === 'wrong-form') return answerWrongForm(turn, kept ? { text: kept, ...parsed } : parsed);
  return perform(turn, parsed);
}

/** Does what a pressed button of the staff asks for, under the same permissions; a forged or old id is answered. */
export async function performStaffChoice(
  deps: StaffDeps,
  request: StaffRequest & { choiceId: string },
): Promise<StaffOutcome> {
  const turn = makeTurn(deps, request);
  if (!turn) return answer({ text: request.say('talk.staff-only') });
  const choice = readStaffChoice(request.choiceId, deps.profile.city.code);
  if (!choice) return answer({ text: request.say('talk.stale-button') });
  if (!mayGive(turn.person.role, choice.name)) return answer(notPermitted(turn, choice.name));
  return perform(turn, { kind: 'command', ...choice });
}

async function perform(turn: StaffTurn, command: Command): Promise<StaffOutcome> {
  const all: Deeds<CommandName> = { ...deeds, ...turn.deps.oversight };
  const deed = all[command.name] as (turn: StaffTurn, command: Command) => Promise<StaffOutcome>;
  const { lacksWords, ...outcome } = await deed(turn, command);
  const asked = lacksWords ? askedFor(command, turn) : undefined;
  return asked ? { ...outcome, asked } : outcome;
}

function notPermitted({ say }: StaffTurn, name: CommandName) {
  return { text: say('staff.not-permitted', { command: `/${name}` }) };
}
