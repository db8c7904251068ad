/** A command of the staff: how it is called, what follows it, and the texts that explain it. */
export interface CommandForm {
  /** English words for it. */
  alias: string;
  /** What is typed behind the name; brackets: may be left out. Design, section 6. */
  form: string;
  /** Key of the text that shows it in use; none where that would only repeat the form. */
  example?: string;
  /** Key of the one line that says what it does. */
  help: string;
  /** A bare word of these needs neither slash nor code. */
  isListing?: true;
}

/** The one table of staff commands, in the order of the help. */
export const COMMANDS = {
  tiket: { alias: 'tickets', form: '[saya|unit|hari-ini|lewat|menunggu]', example: 'staff.example-tiket', help: 'staff.help-tiket', isListing: true },
  lihat: { alias: 'view', form: 'KODE', help: 'staff.help-lihat' },
  ambil: { alias: 'take', form: 'KODE', help: 'staff.help-ambil' },
  kabar: { alias: 'update', form: 'KODE teks', example: 'staff.example-kabar', help: 'staff.help-kabar' },
  tanya: { alias: 'ask', form: 'KODE teks', example: 'staff.example-tanya', help: 'staff.help-tanya' },
  catat: { alias: 'note', form: 'KODE teks', example: 'staff.example-catat', help: 'staff.help-catat' },
  teruskan: { alias: 'forward', form: 'KODE unit alasan', example: 'staff.example-teruskan', help: 'staff.help-teruskan' },
  bukanwewenang: { alias: 'disclaim', form: 'KODE alasan', example: 'staff.example-bukanwewenang', help: 'staff.help-bukanwewenang' },
  kategori: { alias: 'category', form: 'KODE kategori', example: 'staff.example-kategori', help: 'staff.help-kategori' },
  tolak: { alias: 'reject', form: 'KODE alasan', example: 'staff.example-tolak', help: 'staff.help-tolak' },
  rencana: { alias: 'plan', form: 'KODE tanggal teks', example: 'staff.example-rencana', help: 'staff.help-rencana' },
  selesai: { alias: 'close', form: 'KODE teks', example: 'staff.example-selesai', help: 'staff.help-selesai' },
  undur: { alias: 'undo', form: 'KODE', help: 'staff.help-undur' },
  cari: { alias: 'search', form: 'kata', example: 'staff.example-cari', help: 'staff.help-cari' },
  ringkas: { alias: 'summary', form: '[unit]', example: 'staff.example-ringkas', help: 'staff.help-ringkas', isListing: true },
  lewat: { alias: 'overdue', form: '', help: 'staff.help-lewat', isListing: true },
  alihkan: { alias: 'reassign', form: 'KODE petugas', example: 'staff.example-alihkan', help: 'staff.help-alihkan' },
  perpanjang: { alias: 'extend', form: 'KODE hari alasan', example: 'staff.example-perpanjang', help: 'staff.help-perpanjang' },
  sahkan: { alias: 'approve', form: 'KODE', help: 'staff.help-sahkan' },
  tegur: { alias: 'remind', form: 'KODE [teks]', example: 'staff.example-tegur', help: 'staff.help-tegur' },
  pertanyaan: { alias: 'questions', form: '[nomor] [topik|abaikan]', example: 'staff.example-pertanyaan', help: 'staff.help-pertanyaan', isListing: true },
  undang: { alias: 'invite', form: 'nama unit peran', example: 'staff.example-undang', help: 'staff.help-undang' },
  bantuan: { alias: 'help', form: '', help: 'staff.help-bantuan', isListing: true },
} as const satisfies Record<string, CommandForm>; // biome-ignore format: a table

export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

/** Every word that calls a command. */
const names = new Map<string, CommandName>(
  COMMAND_NAMES.flatMap((name) => [[name, name] as const, [COMMANDS[name].alias, name] as const]),
);

/** The command a word calls, in either language; hyphens and letter case aside. */
export function commandOf(word: string): CommandName | undefined {
  return names.get(word.toLowerCase().replace(/[-_]/g, ''));
}

/** `/teruskan KODE unit alasan`: how the command is written. */
export function formOf(name: CommandName): string {
  return `/${name} ${COMMANDS[name].form}`.trim();
}
