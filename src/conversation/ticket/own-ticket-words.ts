import { wordSet, wordsIn } from '../../understanding/words/word-set.js';
import type { OwnTicket } from '../decision.js';

/** Words around what is asked of an own ticket; they name nothing. */
const AROUND = wordSet(
  `yang laporan laporannya laporanku laporan-laporan aduan aduannya aduanku pengaduan keluhan tiket kalau untuk soal tentang masalah itu ini
  tadi kemarin barusan saya aku ku kami pak bapak bu ibu admin min kak mas mbak bang ya iya sih dong nih tuh deh kok lho kah si ku nya
  kenapa mengapa apa apakah ada tidak belum sudah masih juga tolong mohon minta dari di ke jadi saja lagi sekarang terus lah dan coba
  any on my report the is there abdi kulo kula mau ingin lihat tahu tanya info banget sekali amat apaan terima kasih maaf eh oh halo`,
);
/** Asks for news where nothing else is told: "lampu mati sudah lama" is a story. */
const IMPATIENT = wordSet('lama lamanya lambat menunggu nunggu tunggu');
/** What asks for news by itself. */
const NEWS = wordSet(
  `kapan status kabar kabarnya progres progress perkembangan perkembangannya kelanjutan kelanjutannya nasib update
  bagaimana tindak lanjut lanjuti lanjutnya ditindak ditindaklanjuti tanggapan tanggapannya ditanggapi respon responnya direspon sampai mana
  proses prosesnya diproses cek lacak`,
);
/** What is done about a matter: asks for news where it is asked about ("kapan diperbaiki"). */
const DONE = wordSet(
  `diperbaiki diperbaikinya dikerjakan dikerjakannya ditangani ditanganinya dibenahi dibenerin dibetulkan dibetulin diselesaikan selesai
  selesainya beres diangkut diambil dibersihkan ditambal dipasang diganti dipangkas datang datangnya petugas petugasnya orangnya tukangnya
  perbaikan perbaikannya penanganan penanganannya pengerjaannya dicek`,
);
const TAKES_BACK =
  /\b(batalkan|batalin|membatalkan|dibatalkan|hapus|hapuskan|dihapus|cabut|dicabut|tarik kembali|salah kirim|salah lapor|salah pencet|kepencet)\b/;
const BACK_WORDS = wordSet(
  `batal batalkan batalin membatalkan dibatalkan hapus hapuskan dihapus cabut dicabut tarik kembali salah kirim lapor pencet kepencet
  terkirim tidak perlu usah`,
);
/** Why it is no longer needed. */
const SINCE = wordSet('sendiri karena soalnya ternyata warga nyala menyala bersih normal lancar oleh tadi');
const CORRECTS =
  /\b(alamat|lokasi|tempat|titik|patokan|nomor|rt|rw|gang|kelurahan|nama jalan|jalan)(nya)?\b.*\b(salah|keliru|harusnya|seharusnya|mestinya|bukan|maksudnya)\b|\b(salah|keliru|ralat|koreksi)\b.*\b(alamat|lokasi|tempat|titik|harusnya|seharusnya|maksudnya|yang benar)\b|^(ralat|koreksi|pembetulan)\b/;

/** What short words say of reports that were sent. */
export type SaidOfOwn =
  | { kind: 'news' | 'withdraw'; names: string[] }
  /** "Yang lampu": nothing but a name. */
  | { kind: 'named'; names: string[] }
  | { kind: 'correction' };

/** Whether words plainly ask to take a report back that was sent: "batalkan saja laporan saya, sudah beres". */
export function takesBack(normalised: string): boolean {
  return (
    TAKES_BACK.test(normalised) && /\b(?:laporan|aduan|pengaduan|tiket)(?:nya|ku|saya)?\b/.test(normalised)
  );
}

/** Longer messages tell a story. */
const MOST_WORDS = 12;

/**
 * Reads words, as they are meant, that may be about reports already sent: how they go, that one is taken back, or that
 * something in it was wrong. `names` are the words left, which have to name a report. Undefined for anything else. Pure.
 */
export function readOfOwn(normalised: string, asks: boolean): SaidOfOwn | undefined {
  const said = wordsIn(normalised);
  if (said.length === 0 || said.length > MOST_WORDS) return undefined;
  if (CORRECTS.test(normalised)) return { kind: 'correction' };
  if (TAKES_BACK.test(normalised)) {
    const names = said.filter((word) => ![AROUND, BACK_WORDS, DONE, SINCE].some((set) => set.has(word)));
    return { kind: 'withdraw', names };
  }
  const known = [AROUND, IMPATIENT, NEWS, DONE];
  const names = said.filter((word) => known.every((set) => !set.has(word)));
  const isPointed = /^((kalau|untuk|soal) )?(yang|laporan|aduan|tiket) /.test(normalised);
  const isImpatient = said.some((word) => IMPATIENT.has(word)) && (isPointed || names.length === 0);
  const isDoneAsked = said.some((word) => DONE.has(word)) && (asks || said.includes('belum'));
  if (isImpatient || isDoneAsked || said.some((word) => NEWS.has(word))) return { kind: 'news', names };
  return isPointed && names.length > 0 ? { kind: 'named', names } : undefined;
}

/** The only ticket that all these words belong to; of several, the one whose category begins with the first word. */
export function ticketNamed(
  names: readonly string[],
  tickets: readonly OwnTicket[],
  nameOf: (ticket: OwnTicket) => string,
): OwnTicket | undefined {
  const said = names.map(bare);
  const fitting = tickets.filter((ticket) => {
    const own = wordsOf(`${nameOf(ticket)} ${ticket.place ?? ''} ${ticket.text ?? ''}`);
    return said.length > 0 && said.every((word) => own.has(word));
  });
  const leading = fitting.filter((ticket) => nameOf(ticket).toLowerCase().startsWith(said[0]!));
  const found = leading.length > 0 ? leading : fitting;
  return found.length === 1 ? found[0] : undefined;
}

const bare = (word: string) => (word.length > 5 ? word.replace(/nya$/, '') : word);

function wordsOf(text: string): Set<string> {
  const said = wordsIn(text.toLowerCase());
  return new Set(said.flatMap((word) => (word === 'jl' || word === 'jln' ? ['jalan'] : [word, bare(word)])));
}
