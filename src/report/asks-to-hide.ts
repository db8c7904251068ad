/** "Rahasiakan nama saya", "tanpa nama", "jangan pakai nama saya", "jangan bilang dari saya", "jangan sampai tetangga tahu saya yang lapor". */
const WISHES = [
  'rahasiakan|sembunyikan|samarkan|merahasiakan (?:nama|identitas)|anonymous',
  'di(?:rahasiakan|sembunyikan|samarkan)(?: \\S+){0,2} (?:nama|identitas|saya|pelapor)\\w*',
  '(?:nama|identitas|pelapor)\\w*(?: \\S+){0,3} di(?:rahasiakan|sembunyikan|samarkan)',
  '^(?:ya |tolong |mohon |minta |harap )*di(?:rahasiakan|sembunyikan|samarkan)',
  '(?<!(?:akun|nomor|surat|orang) )anonim',
  // "Jalan tanpa nama" is a place.
  '(?<!(?:jalan|gang|kampung|toko|warung|akun|nomor) )tanpa (?:nama|identitas)',
  '(?:lindungi|jaga) identitas|identitas\\w*(?: \\S+){0,2} (?:dilindungi|dijaga)',
  '(?:jangan|tidak usah|tidak mau|tidak ingin|tidak perlu|tanpa)(?: \\S+){0,2} (?:di|me|meny)?(?:sebut|tulis|tampil|cantum|muncul|bocor)\\w*(?: \\S+)? (?:nama|identitas)\\w*',
  // "Jangan pakai nama jalan itu" is about another name.
  '(?:jangan|tidak usah|tidak mau|tidak ingin|tidak perlu|tanpa)(?: \\S+)? (?:di|me|meng)?(?:pakai|guna|serta|ikutkan|bawa)\\w* (?:identitas\\w*|nama(?:nya|ku)?(?: (?:saya|aku|kami|pelapor|asli|lengkap)|(?= ?$)))',
  '(?:nama|identitas)\\w*(?: \\S+)? (?:jangan|tidak usah|tidak mau|tidak perlu)(?: sampai)? (?:di)?(?:sebut|tulis|tampil|cantum|muncul|bocor|ketahu|pakai|guna|serta|ikutkan|bawa)\\w*',
  'jangan (?:bilang|cerita|kasih tahu|beri tahu|sampai ketahuan|ketahuan)\\S*(?: \\S+){0,3} (?:saya|aku)',
  'jangan sampai(?: \\S+){0,3} (?<!tidak )(?:tahu|mengetahui)(?: \\S+){0,3} (?:nama(?:ku)?|identitas\\w*|pelapor\\w*|yang (?:me)?(?:lapor|adu|ngadu)\\w*|dari (?:saya|aku))',
];
const HIDE = new RegExp(`(?<![\\p{L}])(?:${WISHES.join('|')})(?![\\p{L}])`, 'u');

/** Whether words (lower case, written out) ask to keep the reporter's name from unit and public (A11), however the sentence goes on. */
export function asksToHide(normalised: string): boolean {
  return HIDE.test(normalised);
}
