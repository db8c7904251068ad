import { type CommandName, commandOf } from './commands.js';
import { nearestCommand } from './parse-command.js';
import { readStaffWords, type StaffWords } from './read-staff-words.js';

/** Commands about one ticket that officers give. */
const WORK: readonly CommandName[] = [
  'lihat', 'ambil', 'kabar', 'tanya', 'catat', 'teruskan', 'bukanwewenang', 'kategori', 'tolak', 'rencana', 'selesai', 'undur',
]; // biome-ignore format: a list

/** Words of their own that are one slip away from a command. */
const NO_SLIPS = new Set(
  'kabut kabur kamar kadar kapar tanda tanah tanam hanya bencana cacat cepat lipat mobil kasih tolong otak unduh mundur warga'.split(' '),
); // biome-ignore format: a list

/** A command about a ticket that a line begins with, by its very name. */
export function readWorkName(text: string): StaffWords | undefined {
  const { word, rest } = firstWord(text.replace(/^\s*bukan[\s_-]+wewenang(?!\p{L})/iu, 'bukanwewenang'));
  const name = commandOf(word);
  return name && WORK.includes(name) ? { name, rest } : undefined;
}

/** "Tolong kabari warga tim meluncur": whom it is for shows that it is meant, whatever comes before. */
export function readToldWork(text: string): StaffWords | undefined {
  const words = readStaffWords(text);
  if (words?.name !== 'kabar' && words?.name !== 'tanya') return undefined;
  const before = text.trim().slice(0, text.trim().length - words.rest.length);
  return /(?<!\p{L})(?:warga|pelapor)(?:nya)?[\s,.:;–-]*(?:(?:ya|dong|dulu|aja|kalau|kalo|klo|bahwa)[\s,.:;–-]*)*$/iu.test(
    before,
  )
    ? words
    : undefined;
}

/** A command about a ticket with slips in its name, at most `mostSlips`; words that mean something else are none. */
export function readNearWork(text: string, mostSlips?: number): StaffWords | undefined {
  const { word, rest } = firstWord(text);
  if (word.length < 4 || NO_SLIPS.has(word) || commandOf(word)) return undefined;
  const name = nearestCommand(word, mostSlips);
  return name && WORK.includes(name) ? { name, rest } : undefined;
}

function firstWord(text: string): { word: string; rest: string } {
  const [, word = '', rest = ''] = /^([\p{L}_-]+)(?:[\s:,.!]+([\s\S]*))?$/u.exec(text.trim()) ?? [];
  return { word: word.toLowerCase(), rest: rest.trim() };
}
