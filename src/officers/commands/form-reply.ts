import type { Outbound } from '../../channels/channel.js';
import type { Wording } from '../../tickets/ticket-words.js';
import { categoryChoices } from './category-choices.js';
import type { Fault, Parsed } from './command.js';
import { COMMANDS, type CommandForm, type CommandName, formOf } from './commands.js';
import { lineChoices } from './line-choices.js';
import { reasonChoices } from './reason-list.js';
import { unitList } from './unit-list.js';

/** Says what of the form was wrong, shows the right one and an example. */
export function wrongFormReply(parsed: Extract<Parsed, { kind: 'wrong-form' }>, words: Wording): Outbound {
  const { name, fault, code, near } = parsed;
  if (fault === 'not-ours' && code) return notOursReply(code, words);
  const text = `${faultWords(parsed, words)}\n\n${formWords(name, words, code)}`;
  const isAboutReason = fault === 'reason' || fault === 'no-reason';
  const isAboutCategory = fault === 'category' || fault === 'no-category';
  const choices = {
    ...(code && isAboutReason ? { choices: reasonChoices(code, words) } : {}),
    ...(code && isAboutCategory ? { choices: categoryChoices(code, words, near) } : {}),
  };
  return { text, ...choices, ...(code ? { about: code } : {}) };
}

/** Another office's: it is passed on instead of rejected, with the reason that was given. */
function notOursReply(code: string, words: Wording): Outbound {
  const choices = lineChoices(['bukanwewenang', 'teruskan', 'tolak'], words);
  return { text: words.say('staff.not-ours', { code }), choices, about: code };
}

/** An unknown command: the one that was probably meant, or where the list is. */
export function unknownReply(nearest: CommandName | undefined, words: Wording): Outbound {
  const { say } = words;
  if (!nearest) return { text: say('staff.unknown-command') };
  return { text: `${say('staff.did-you-mean', { command: `/${nearest}` })}\n\n${formWords(nearest, words)}` };
}

/** `code` stands in the form where it is known which ticket is meant. */
function formWords(name: CommandName, { say }: Wording, code = 'KODE'): string {
  const { example }: CommandForm = COMMANDS[name];
  const form = formOf(name).replace('KODE', code);
  if (!example) return say('staff.form-alone', { form });
  return say('staff.form', { form, example: say(example).replace('KODE', code) });
}

function faultWords({ fault, code = '' }: { fault: Fault; code?: string }, words: Wording): string {
  const { say } = words;
  switch (fault) {
    case 'list':
      return say('staff.fault-list');
    case 'code':
      return say('staff.fault-code');
    case 'mistyped':
      return say('staff.fault-mistyped');
    case 'unit':
      return say('staff.fault-unit', { units: unitList(words) });
    case 'no-unit':
      return `${say('refusal.needs-unit', { code })}\n${unitList(words)}`;
    case 'category':
      return say('staff.fault-category');
    case 'no-category':
      return say('refusal.needs-category', { code });
    case 'reason':
      return say('staff.fault-reason');
    case 'not-ours':
    case 'no-reason':
      return say('refusal.needs-reason', { code });
    case 'date':
      return say('staff.fault-date');
    case 'past-date':
      return say('staff.fault-past-date');
    case 'days':
      return say('staff.fault-days');
    case 'officer':
      return say('staff.fault-officer');
    case 'question':
      return say('staff.fault-question');
    case 'words':
      return say('staff.fault-words');
    case 'person':
      return say('staff.fault-person');
    case 'role':
      return say('staff.fault-role');
  }
}
