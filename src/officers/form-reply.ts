import type { Outbound } from '../channels/channel.js';
import type { Wording } from '../tickets/ticket-words.js';
import type { Fault, Parsed } from './command.js';
import { COMMANDS, type CommandName, formOf } from './commands.js';
import { reasonList } from './reason-list.js';

/** Says what of the form was wrong, shows the right one and an example. */
export function wrongFormReply(parsed: Extract<Parsed, { kind: 'wrong-form' }>, words: Wording): Outbound {
  const { name, fault, code } = parsed;
  const text = `${faultWords(fault, words)}\n\n${formWords(name, words)}`;
  return { text, ...(code ? { about: code } : {}) };
}

/** An unknown command: the one that was probably meant, or where the list is. */
export function unknownReply(nearest: CommandName | undefined, words: Wording): Outbound {
  const { say } = words;
  if (!nearest) return { text: say('staff.unknown-command') };
  return { text: `${say('staff.did-you-mean', { command: `/${nearest}` })}\n\n${formWords(nearest, words)}` };
}

function formWords(name: CommandName, { say }: Wording): string {
  return say('staff.form', { form: formOf(name), example: say(COMMANDS[name].example) });
}

function faultWords(fault: Fault, words: Wording): string {
  const { say, profile } = words;
  switch (fault) {
    case 'list':
      return say('staff.fault-list');
    case 'code':
      return say('staff.fault-code');
    case 'mistyped':
      return say('staff.fault-mistyped');
    case 'unit':
      return say('staff.fault-unit', { units: profile.units.map((unit) => unit.id).join(', ') });
    case 'reason':
      return `${say('staff.fault-reason')}\n${reasonList(words)}`;
    case 'date':
      return say('staff.fault-date');
    case 'past-date':
      return say('staff.fault-past-date');
    case 'days':
      return say('staff.fault-days');
    case 'officer':
      return say('staff.fault-officer');
    case 'words':
      return say('staff.fault-words');
    case 'person':
      return say('staff.fault-person');
    case 'role':
      return say('staff.fault-role');
  }
}
