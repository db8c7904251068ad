import type { Choice } from '../../channels/channel.js';
import type { Say } from '../../shared/texts.js';
import type { CommandName } from './commands.js';

/** The commands that may be chosen for words already typed, as their buttons name them. */
const LABELS = {
  kabar: 'staff.as-kabar',
  tanya: 'staff.as-tanya',
  catat: 'staff.as-catat',
  selesai: 'staff.as-selesai',
  tegur: 'staff.as-tegur',
  bukanwewenang: 'staff.as-bukanwewenang',
  teruskan: 'staff.as-teruskan',
  tolak: 'staff.as-tolak',
} as const satisfies Partial<Record<CommandName, string>>;

export type ChoosableCommand = keyof typeof LABELS;

/** Buttons that say what is to be done with what was typed (`staff.as.COMMAND`), and one to leave it (`staff.stop`). */
export function lineChoices(names: readonly ChoosableCommand[], { say }: { say: Say }): Choice[] {
  const choices = names.map((name) => ({ id: `staff.as.${name}`, label: say(LABELS[name]) }));
  return [...choices, stopChoice({ say })];
}

export function stopChoice({ say }: { say: Say }): Choice {
  return { id: 'staff.stop', label: say('button.cancel') };
}
