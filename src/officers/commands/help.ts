import type { Say } from '../../shared/texts.js';
import { PERMISSIONS } from '../permissions.js';
import type { Role } from '../person.js';
import { COMMANDS, formOf } from './commands.js';

/** The commands a role may give, one line each, short enough for a phone. */
export function helpFor(role: Role, say: Say): string {
  const names = PERMISSIONS[role].filter((name) => name !== 'bantuan');
  const lines = names.map((name) => `${formOf(name)}: ${say(COMMANDS[name].help)}`);
  return [say('staff.help-head'), '', ...lines, '', say('staff.help-foot')].join('\n');
}
