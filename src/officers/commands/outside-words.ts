/** Words by which a report is said to be another office's: no reason to reject it, but one to pass it on. */
const NOT_OURS =
  /\b(?:(?:bukan|salah|beda)\s+(?:jalan|aset|milik|punya|wewenang|kewenangan|tanggung\s*jawab|ranah|urusan|bagian|tugas|tupoksi|unit|dinas)|(?:milik|jalan|wewenang|kewenangan|aset|urusan|tanggung\s*jawab|ranah|bagian|punya)\s+(?:pemerintah\s+)?(?:provinsi|prov|pemprov|negara|nasional|pusat|kabupaten|swasta|pln|tol|bbpjn|bpjn|kementerian|dinas|unit))\b/i;

export function isNotOurs(text: string): boolean {
  return NOT_OURS.test(text);
}

/** "Kami, karena": what is left of "bukan wewenang kami, karena" and is no part of the reason. */
const DEBRIS =
  /^(?:(?:dari|di)\s+)?(?:(?:dinas|unit|instansi|bidang|bagian|kantor)\s+)?(?:kami|kita|saya|sini)(?=$|[\s,.:;–-])[\s,.:;–-]*/iu;
const BECAUSE = /^(?:karena|krn|karna|soalnya|sebab|alasannya|alasan)(?!\p{L})[\s,.:;–-]*/iu;

/** The reason behind "bukan wewenang", as the next office is to read it. */
export function withoutDebris(text: string): string {
  return text.trim().replace(DEBRIS, '').replace(BECAUSE, '');
}
