import type { CommandName } from './commands/commands.js';
import type { Role } from './person.js';

const READING = ['tiket', 'lihat', 'cari', 'bantuan'] as const;
const WORKING = [
  'ambil', 'kabar', 'tanya', 'catat', 'teruskan', 'bukanwewenang', 'kategori', 'tolak', 'rencana', 'selesai',
  'undur',
] as const; // biome-ignore format: a table
const OVERSEEING = ['ringkas', 'lewat'] as const;

/** The one table of who may give which command. What a ticket then allows, `transitions` says. */
export const PERMISSIONS: Record<Role, readonly CommandName[]> = {
  officer: [...READING, ...WORKING],
  head: [...READING, ...WORKING, ...OVERSEEING],
  supervisor: [
    ...READING,
    ...OVERSEEING,
    'kategori',
    'alihkan',
    'perpanjang',
    'sahkan',
    'tegur',
    'pertanyaan',
    'undang',
  ],
  admin: [...READING, ...OVERSEEING, 'pertanyaan', 'undang'],
};

export function mayGive(role: Role, command: CommandName): boolean {
  return PERMISSIONS[role].includes(command);
}
