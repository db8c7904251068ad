import { type CommandName, commandOf } from './commands.js';
import { hasRecipient, withoutRecipient } from './recipient.js';

/** A command as people say it: which one is meant, and what follows it. */
export interface StaffWords {
  name: CommandName;
  rest: string;
}

/** "Oke pak, tolong": politeness before the matter. */
const OPENING =
  /^(?:(?:oke|ok|okay|okey|siap|baik|sip|ya|iya|tolong|tlg|mohon|minta|coba|pak|bu|min|mas|mbak|kak|bos|ndan)(?:[\s,.!]+|$))+/iu;
/** "Saya", "biar kami yang": who does it. */
const DOER = /^(?:biar\s+)?(?:saya|sy|aku|kami|kita|tim\s+kami)\s+(?:(?:yang|yg|mau|akan|siap|bantu)\s+)?/iu;
/** Words behind that add nothing, up to the end. */
const POLITE =
  /^(?:[\s,.!]*(?:ya|yah|aja|saja|dulu|deh|pak|bu|min|mas|kak|sekarang|siap|makasih|terima kasih|tiketnya|laporannya|(?:tiket|laporan|kartu|yang|yg)?\s*(?:ini|itu)))*[\s,.!]*$/iu;
/** What is said of work that is still to come, or asked. */
const NOT_YET =
  /^(?:besok|lusa|nanti|kapan|belum|insya\p{L}*|(?:minggu|pekan|bulan|tahun)\s+depan|\d+\s+\p{L}+\s+lagi)(?!\p{L})|\?\s*$/iu;

/** True where what follows "selesai" tells of work that is not done: "selesai besok", "selesai 2 hari lagi". */
export function isNotYet(rest: string): boolean {
  return NOT_YET.test(rest);
}

interface Form {
  name: CommandName;
  head: RegExp;
  /** Whether it is meant, by what follows and whether somebody was named as the doer. */
  isMeant?: (rest: string, byUs: boolean) => boolean;
}

const isPolite = (rest: string) => POLITE.test(rest);

/** How each command is said besides its name; the first that fits counts. */
const FORMS: readonly Form[] = [
  { name: 'ambil', head: /^ambil(?:in|kan|\s+alih)?(?!\p{L})/iu },
  { name: 'ambil', head: /^(?:pegang|tangani|handle|kerjakan)(?!\p{L})/iu, isMeant: (_rest, byUs) => byUs },
  {
    name: 'selesai',
    head: /^(?:(?:sudah|udah|udh|sdh|dah|telah)\s+)?(?:selesai|beres|kelar|rampung|tuntas)(?:kan|in)?(?!\p{L})/iu,
    isMeant: (rest) => !NOT_YET.test(rest),
  },
  { name: 'kabar', head: /^(?:kabar(?:i|in|kan|kn)|(?:beri(?:kan)?|kasih?)\s+kabar)(?!\p{L})/iu },
  {
    name: 'kabar',
    head: /^(?:info(?:kan|in)?|sampaikan|sampein|bilang(?:in)?|(?:beri|kasih?)\s*(?:tahu|tau)|beritahu)(?!\p{L})/iu,
    isMeant: hasRecipient,
  },
  { name: 'tanya', head: /^tanya(?:kan|in|i)(?!\p{L})/iu },
  { name: 'catat', head: /^(?:di)?catat(?:kan|in|an)?(?!\p{L})/iu },
  {
    name: 'teruskan',
    head: /^(?:di)?(?:terus(?:kan|in)|oper(?:kan)?|limpahkan|lempar(?:kan)?|pindah(?:kan|in)?)(?!\p{L})/iu,
    isMeant: (rest) => /^(?:ke|kepada)\s/iu.test(rest),
  },
  { name: 'rencana', head: /^(?:(?:di)?jadwal(?:kan|in)?|(?:di)?rencanakan|agendakan)(?!\p{L})/iu },
  { name: 'tolak', head: /^(?:di)?tolak(?:in)?(?!\p{L})/iu },
  {
    name: 'bukanwewenang',
    head: /^(?:ini\s+|itu\s+)?bukan\s+(?:wewenang|kewenangan|ranah|urusan|tupoksi|bagian|tugas|tanggung\s*jawab)(?:nya)?(?!\p{L})/iu,
  },
  {
    name: 'kategori',
    head: /^(?:ganti|ubah|betulkan|salah)\s+kategori(?:nya)?(?:\s+(?:ke|jadi|menjadi))?(?!\p{L})/iu,
  },
  {
    name: 'undur',
    head: /^(?:undur(?:kan|in)|batal(?:kan)?\s+(?:penutupan|tutup|selesai)(?:nya)?)(?!\p{L})/iu,
  },
  { name: 'lihat', head: /^(?:liat|lihatin)(?!\p{L})/iu },
];

/** Commands that nothing but politeness or a code may follow: "saya ambil fotonya dulu" takes no ticket. */
const ALONE: readonly CommandName[] = ['ambil', 'lihat', 'undur'];

/**
 * Reads what an officer says of a ticket that is known from the card or the code: "oke saya ambil", "kabarin warganya besok
 * dikerjakan", "udah selesai ditambal". Undefined where no command can be told from it. Pure.
 */
export function readStaffWords(text: string): StaffWords | undefined {
  const line = text.trim().replace(OPENING, '');
  const bare = line.replace(DOER, '');
  const byUs = bare !== line;
  const said = byForm(bare, byUs);
  const found = said ?? byName(bare);
  if (!found) return undefined;
  const { name, rest } = found;
  if (ALONE.includes(name)) {
    if (isPolite(rest)) return { name, rest: '' };
    return /^\W?\p{L}{0,3}[\s.\-_/]?\d{1,4}/u.test(rest) ? found : undefined;
  }
  if (name === 'kabar' || name === 'tanya') {
    return { name, rest: withoutRecipient(rest, said !== undefined || name === 'tanya') };
  }
  return { name, rest: isPolite(rest) ? '' : rest };
}

function byForm(line: string, byUs: boolean): StaffWords | undefined {
  for (const { name, head, isMeant } of FORMS) {
    const [typed] = head.exec(line) ?? [];
    if (typed === undefined) continue;
    const rest = line.slice(typed.length).replace(/^[\s:,.!-]+/u, '');
    if (isMeant?.(rest, byUs) ?? true) return { name, rest };
  }
  return undefined;
}

function byName(line: string): StaffWords | undefined {
  const [whole, word = ''] = /^([\p{L}_-]+)(?:[\s:,.!]+|$)/u.exec(line) ?? [];
  const name = commandOf(word);
  if (!name || whole === undefined) return undefined;
  const rest = line.slice(whole.length);
  return name === 'selesai' && NOT_YET.test(rest) ? undefined : { name, rest };
}
