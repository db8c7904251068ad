import type { Category } from '../../profile/intents-schema.js';

/** What people put before the next thing they tell; it is no part of the matter. */
const OPENER =
  /^\s*(?:(?:dan|terus|trus|trs|lalu|eh|nah|oh|iya|oiya|juga|jg|sama|serta|tapi|karo|jeung|min|pak|bu)[\s,]+)+/iu;

/** A clause that begins so tells a cause, a consequence, a wish or a condition of what stands before it. */
const NOTHING =
  /^\s*(jadi|jadinya|sehingga|shg|hingga|sampai|sampe|akibat\w*|karena|karna|krn|gara|soalnya|makanya|maka|bikin|membuat|buat|supaya|spy|agar|biar|kalau|kalo|klo|jika|apalagi|apa lagi|padahal|takut\w*|khawatir|mohon|tolong|minta|harap|semoga|untuk|yang|yg|dimana|di mana|menimpa|menutup\w*|nutup\w*|mengganggu|membahayakan|bahaya|itu|ini|namun|terutama|termasuk|seperti|kapan|mengapa|apakah|walau\w*|meski\w*|setelah|setiap|tiap|saat|ketika|waktu|pas|malah|malahan|ternyata|gawe|dadi|katanya|rawan\w*|akhirnya|[bt]erdampak|di ?karenakan|jd\w*|berlubang|bergelombang|rusak|gelap|becek|kotor|bau|sudah lama|ditambah|butuh|perlu)\b/iu;

/** A clause that begins with a verb has its subject before it: "menghalangi jalan", "dijadikan tempat sampah". */
const VERB =
  /^\s*(?!terdapat|meminta|melapor|mengadu|terus|terakhir|dilapor|ditemu|terlihat|mesin|medan|meja)(me[mnlry]|di|ter|kena)[a-z]{3,}/iu;

/** A clause with one of these adds a problem of its own; "belum juga" only says that it lasts. */
export const SAYS_MORE =
  /(?<!\b(?:belum|blm|tidak|tdk|tak|ga|gak|nggak|durung|kunjung)\s(?:\S+\s)?)\b(juga|jg|jga|ugo|pisan)\b/iu;

/** Such a clause leans on what was told before: "airnya meluap", "jalan jadi becek". */
const LEANS =
  /^(?:\S+\s+){0,1}\S{3,}nya\b|\b(jadi|jadinya|menjadi|sehingga|tersebut|tsb|tadi|bikin)\b(?!2)/iu;

/** Something is wrong: a clause that says so tells a problem, one that does not may be a place or an aside. */
const WRONG =
  /\b(\w*rusak|ruksak|\w*bolong2?|\w*lubang|mati|padam|pareum|paeh|mampet|buntu|karaoke|bangli|nganggur|tumbang|roboh|ambruk|ambrol|ambles|amblas|jebol|bocor|putus|miring|doyong|lapuk|retak|longsor|hancur|ancur|butut|patah|penuh|pinuh|\w*numpuk|\w*tumpuk\w*|berserakan|\w*banjir\w*|keruh|butek|bau|mambu|jorok|kotor|macet|semrawut|ngetem|liar|ilegal|pungli|pungutan|mungut|malak|dipalak|maksa|minta (?:uang|duit|rokok)|dipotong|dicabut|dipersulit|ditolak|ditutup|tutup|kosong|habis|hilang|ilang|dobel|mahal|naik|salah|kasar|jutek|cuek|lelet|lambat|lama|telat|bising|berisik|gelap|sempit|nonaktif|menjuntai|menggantung|rawan|mogok|dibongkar|belum|blm|durung|tidak|tdk|tak|ga|gak|ngga|nggak|enggak|teu|ora|tanpa|jarang|kurang|buang|nutup|di-?phk|keluh\w*|mengeluh\w*|terlalu|sering|antre\w*|antri\w*|preman|jukir|balap|judi|miras|mabuk\w*|tawuran|pkl|jualan|limbah|menyempit|rebah|copot|pecah|licin|becek|bergelombang|ngelupas|mengelupas|gundul|terbengkalai|mandek|rubuh|goyang|kendor|bolos|minta (?:bayar\w*|biaya|iuran|uang)|kok|banyak (?:copet|preman|pengemis|nyamuk|tikus|anjing))(?:2|an)?\b/iu;

/** What a problem of a list may begin with: "2. mohon pohon dipangkas". */
const ASKED = /^\s*(?:(?:mohon|tolong|minta|harap|itu|ini|kapan)\s+)+/iu;
/** "jalan itu ...": the thing is known already. */
const KNOWN = /^\s*\S+\s+(?:itu|ini|tersebut|tsb|tadi)\s/iu;
/** "depan pasar", "dekat lampu merah": a place, unless something is wrong there. */
const PLACE =
  /^\s*[-–]?\s*(?:di|ke|dari|depan|dpn|dekat|deket|belakang|samping|sebelah|seberang|lokasi\S*|alamat\S*)\b/iu;

/** "jl air bersih kelurahan dahlia": the name of a street may hold a matter, and is an address all the same. */
const ADDRESS =
  /^\s*(?:jl|jln|jalan|gang|gg|kampung|kp|perum|perumahan|kompleks?)\b.*\b(?:kel|kelurahan|kec|kecamatan|rt|rw|desa|dusun)\b/iu;

/** Whether a clause only goes on with what stands before it: a cause, a consequence, a wish, a verb without its subject, a place. */
export function goesOn(text: string, isListed = false): boolean {
  const matter = text.replace(OPENER, '').replace(isListed ? ASKED : '', '');
  if (NOTHING.test(matter) || VERB.test(matter)) return true;
  return (
    (!isListed && KNOWN.test(matter)) || ((PLACE.test(matter) || ADDRESS.test(matter)) && !saysWrong(matter))
  );
}

/** Whether a clause points back to what was told before. */
export const leansBack = (text: string): boolean => LEANS.test(text.replace(OPENER, ''));

/** "lampunya mati sama gotnya mampet": both name their thing in the same way, so the second does not lean on the first. */
export const isPaired = (one: string, other: string): boolean =>
  [one, other].every((text) => /(?:^|\s)\p{L}{3,}nya\s+\p{L}+$/u.test(text.trim()) && saysWrong(text));

/** Whether a clause blames what was told before: "gara-gara proyek itu". */
export const blames = (text: string): boolean =>
  /\b(?:karena|krn|karna|gara|akibat|oleh)\b.*\b(?:itu|ini|tersebut|tsb|tadi)\b/iu.test(text);

/** Whether a clause tells what came of it, or what all came from ("bikin macet", "hujan deras"): what follows may be another consequence. */
export const tellsOutcome = (text: string): boolean =>
  /\b(?:bikin|membuat|menyebabkan|mengakibatkan|sehingga|jadinya|akibatnya|gawe|hujan deras|angin (?:kencang|ribut)|badai|gempa|puting beliung)\b/iu.test(
    text,
  );

/** Whether a clause says what is wrong. */
export const saysWrong = (text: string): boolean => WRONG.test(text);

/** "terus ...", "oh iya ...", "eh ...": the next thing to tell. */
export const opensNext = (text: string): boolean =>
  /^\s*(?:dan\s+)?(?:terus|trus|trs|lalu|eh|nah|oh iya|oiya|juga|jg|ada juga|ada jg|karo|jeung|sareng|itu (?:pulak|juga)|sama itu|pun)\b/iu.test(
    text,
  );

/** Pairs of categories that mostly are two sides of one problem: "got mampet, jalan tergenang". */
const SIDES: readonly [Category, Category][] = [
  ['drainase', 'jalan'],
  ['drainase', 'sampah'],
  ['drainase', 'air'],
  ['drainase', 'perumahan'],
  ['pohon', 'jalan'],
  ['pohon', 'utilitas'],
  ['pohon', 'sampah'],
  ['pohon', 'pju'],
  ['pju', 'utilitas'],
  ['lalin', 'ketertiban'],
  ['bansos', 'adminduk'],
  ['bansos', 'aparat'],
  ['bansos', 'kesehatan'],
  ['bansos', 'perumahan'],
  ['adminduk', 'aparat'],
  ['adminduk', 'pendidikan'],
  ['perizinan', 'aparat'],
  ['perizinan', 'ketertiban'],
  ['pajak', 'aparat'],
];

export function isOneMatter(one: Category, other: Category): boolean {
  return SIDES.some((pair) => pair.includes(one) && pair.includes(other));
}
