import { mayGive } from '../permissions.js';
import type { Role } from '../person.js';

/** Politeness and filler at either end: nothing in it changes which list is wanted. */
const OPENING = /^(?:(?:oke|ok|tolong|tlg|mohon|minta|coba|pak|bu|min|halo|mau)[\s,.!]+)+/u;
const ENDING =
  /(?:[\s,.!?]+(?:dong|donk|ya|yah|pak|bu|min|mas|kak|nih|sih|ga|gak|nggak|tidak|apa|apa\s*(?:aja|saja)|mana\s*(?:aja|saja)|aja|saja|berapa|semua(?:nya)?|sekarang|skrg|kah))*[\s,.!?]*$/u;

const SHOW = '(?:(?:daftar|list|lihat|liat|cek|tampilkan|buka|isi|info)\\s+)';
const TASKS = '(?:tiket|tugas|kerjaan|pekerjaan|laporan\\s+(?:masuk|baru|warga))';

/** Whole sentences by which the staff asks for a list, and the command of each. */
const LISTINGS: readonly [RegExp, string][] = [
  [new RegExp(`^(?:ada\\s+)?${SHOW}?(?:tiket|yang|yg|laporan|tugas)?\\s*(?:yang|yg)?\\s*(?:sudah\\s+)?(?:le?wat\\s*(?:batas|waktu|tenggat|target)|telat|terlambat|overdue)(?:nya)?$`, 'u'), '/lewat'],
  [/^(?:(?:lihat|liat|minta|buat)\s+)?(?:ringkasan|rekap(?:an|itulasi)?|rangkuman|summary)(?:\s+(?:tiket|laporan|unit|hari\s+ini|minggu\s+ini))*$/u, '/ringkas'],
  [new RegExp(`^${SHOW}?(?:tiket|tugas|kerjaan|pekerjaan)\\s+(?:saya|sy|aku|ku|punya\\s+saya)(?:\\s+hari\\s+ini)?$`, 'u'), '/tiket saya'],
  [new RegExp(`^${SHOW}?(?:tugas|kerjaan|pekerjaan)\\s+hari\\s+ini$`, 'u'), '/tiket saya'],
  [new RegExp(`^${SHOW}${TASKS}(?:\\s+(?:unit|terbuka|aktif|masuk|baru))*$`, 'u'), '/tiket'],
  [/^ada\s+(?:laporan|tiket|aduan|tugas)\s+(?:masuk|baru|(?:yang|yg)\s+(?:masuk|baru))(?:\s+(?:hari\s+ini|baru))?$/u, '/tiket'],
  // "Laporan baru" alone is a citizen's button.
  [/^(?:laporan|tiket|aduan)\s+(?:(?:baru\s+)?(?:masuk|(?:yang|yg)\s+masuk)(?:\s+hari\s+ini)?|baru\s+hari\s+ini)$/u, '/tiket'],
]; // biome-ignore format: a table

/**
 * The command by which somebody of the staff asks for a list in plain words ("ada laporan baru ga", "yang telat mana aja");
 * undefined for anything else. Who may not see the figures of a unit gets the list of the same matter. Pure.
 */
export function readListing(text: string, role: Role): string | undefined {
  const line = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(OPENING, '').replace(ENDING, '');
  const command = LISTINGS.find(([words]) => words.test(line))?.[1];
  if (command === '/lewat') return mayGive(role, 'lewat') ? command : '/tiket lewat';
  return command;
}
