import type { CommandName } from '../../officers/commands/commands.js';
import { findCategory } from '../../officers/commands/find-category.js';
import { findReason } from '../../officers/commands/find-reason.js';
import { findUnitFirst } from '../../officers/commands/find-unit.js';
import { isNotOurs } from '../../officers/commands/outside-words.js';
import type { StaffWords } from '../../officers/commands/read-staff-words.js';
import { readToldWork } from '../../officers/commands/read-typed-work.js';
import { readDay } from '../../sla/read-day.js';
import type { Knowledge, Turn } from '../decision.js';

/** Whether words that begin like a command are one: surely, perhaps (it is asked), or said as a citizen. */
export type Weight = 'command' | 'perhaps' | 'citizen';

/** What follows the name of a command in everyday talk. */
const IDIOMS: Partial<Record<CommandName, RegExp>> = {
  kabar:
    /^(?:baik|gembira|buruk|duka|angin|burung|miring|terbaru|terakhir|dong|gimana|bagaimana|apa|dari|laporan|pengaduan|aduan|soal)(?!\p{L})/iu,
  tanya:
    /^(?:dong|donk|min|kak|pak|bu|mas|mbak|soal|tentang|cara|syarat|saya|aku|aja|dulu|jawab|jadwal|alamat|nomor telp\w*|jam)(?!\p{L})/iu,
  selesai: /^(?:kapan|dong|deh|sekolah|kuliah|kerja|sudah\s+(?:kesabaran|harapan|hidup)|lah|kah)(?!\p{L})/iu,
  catat: /^(?:meter\w*|sipil|nikah|kelahiran|kematian)(?!\p{L})/iu,
  tolak: /^(?:bala|angin|ukur|peluru|lupa)(?!\p{L})/iu,
};

/** Who speaks of themselves, asks or complains; an officer may, too, so that it is asked. */
const CITIZEN_WORDS =
  /(?<!\p{L})(?:saya|aku|sy|kapan|kenapa|mengapa|kok|belum|belom|masih|min|kak|kakak|tolong|mohon|gimana|bagaimana|dimana|mana|berapa|syarat|cara|dong|apakah|bisakah|rumahku|tidak|nggak|enggak|gak|ga|jangan|dan saya)(?!\p{L})|\?/iu;
/** What only who works on it says. */
const WORK_WORDS =
  /(?<!\p{L})(?:tim|kami|(?:sudah|udah|telah|sdh)\s+(?:di(?!\s)\p{L}+|ter\p{L}+|kami|nyala|aman|beres|bersih|normal|lancar|selesai))(?!\p{L})/iu;

/** Weighs a command without slash, card and code. */
export function weighStaffWords(turn: Turn, know: Knowledge, { name, rest }: StaffWords): Weight {
  const { read, facts, now, inbound } = turn;
  const { intent, place, category, danger, talk } = read;
  if (danger || IDIOMS[name]?.test(rest)) return 'citizen';
  const isAboutOwn = talk === 'status' || talk === 'my-reports' || intent.best.label === 'status';
  if (isAboutOwn && facts.ownOpen.length > 0) return 'citizen';
  if (!isWhole({ name, rest }, know, now))
    return name === 'teruskan' || name === 'tolak' ? 'perhaps' : 'citizen';
  const isTold = readToldWork(inbound.text) !== undefined;
  const isWorking = WORK_WORDS.test(rest);
  const isReport = intent.best.label === 'report' && intent.sure && (category.sure || place.kind !== 'none');
  if (!isTold && !isWorking && (isReport || (place.kind !== 'none' && category.sure))) return 'citizen';
  const asksBot = name === 'tanya' || (intent.sure && intent.best.label === 'question');
  if (!isTold && asksBot && know.findAnswer(inbound.text, know.today(now)).kind === 'answer')
    return 'citizen';
  if (isTold) return 'command';
  const isOther = intent.sure && ['report', 'question', 'suggestion', 'officer'].includes(intent.best.label);
  const isDoubtful = name === 'tanya' || CITIZEN_WORDS.test(rest) || (place.kind !== 'none' && !isWorking);
  return isDoubtful || (isOther && !isWorking) ? 'perhaps' : 'command';
}

/** Whether what follows is what the command needs: "rencana tahun depan" names no day, "tolak bala" no reason. */
function isWhole({ name, rest }: StaffWords, know: Knowledge, now: Date): boolean {
  if (rest === '') return true;
  switch (name) {
    case 'ambil':
    case 'lihat':
    case 'undur':
      return false;
    case 'rencana':
      return readDay(rest, know.today(now))?.kind === 'day';
    case 'tolak':
      return findReason(rest) !== undefined || isNotOurs(rest);
    case 'teruskan':
      return findUnitFirst(rest, know.profile.units) !== undefined;
    case 'kategori':
      return findCategory(rest, Object.values(know.intents)).category !== undefined;
    default:
      return true;
  }
}
