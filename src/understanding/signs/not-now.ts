import type { Reading } from '../words/reading.js';
import { wordSet } from '../words/word-set.js';

/** The words a sign of danger covers in a reading. */
export interface Span {
  from: number;
  to: number;
}

/** Words before and after a sign that tell when it was, and to whom. */
const AROUND = 7;

/** "tahun 2019", "semester lalu", "sejak lebaran", "mantan suami": long ago, and only a plain "now" brings it back. */
const LONG_AGO = new RegExp(
  [
    String.raw`\b(tahun |sejak (\w+ )?|pada )?(19|20)\d\d\b`,
    String.raw`\b(tahun|semester|bulan|minggu|pekan|musim|ajaran|lebaran|puasa) (yang )?(lalu|kemarin|silam|lampau)\b`,
    String.raw`\b(sejak|semenjak|sedari) (\w+ )?(lebaran|puasa|natal|tahun|bulan|minggu|kebakaran|gempa|banjir|longsor|pandemi|covid)\b`,
    String.raw`\b(mantan|almarhum|almarhumah|waktu kecil|zaman dulu|tempo hari)\b`,
    String.raw`\bdulu(nya)? (suka|sering|sempat|kena|pernah|ada|anak|warga|tetangga|saya|suami|orang|di\w+)\b`,
    String.raw`\bpernah (hanyut|jatuh|ada|kena|tenggelam|ter\w+)\b`,
    String.raw`\b(bekas|sisa|puing)( \w+)? (kebakaran|terbakar|longsor|tabrakan|kecelakaan|tawuran|ledakan)\b(?!.*\b(lagi|masih|api|asap|berasap|menyala)\b)`,
    String.raw`\b(meninggal|wafat) (dunia )?(karena|kena|akibat|gara-gara|sebab)\b`,
  ].join('|'),
);
/** Goes on for weeks or longer, or again and again: a nuisance to be dealt with by an office. The age of people is none. */
const FOR_LONG = new RegExp(
  [
    String.raw`\b(berbulan-bulan|bertahun-tahun|berminggu-minggu|menahun)\b`,
    String.raw`(?<!\b(hamil|umur|usia|umurnya|usianya) )\b(sudah|selama|hampir) (se(tahun|bulan|minggu)|(\w+ )(tahun|bulan|minggu))\b`,
    String.raw`\bsampai (sekarang|saat ini|kini)\b(?! (belum|masih) (ketemu|ditemukan|keluar|pulang|sadar|di|terjebak|menyala))`,
    String.raw`\b(se)?tiap (hari|malam|sore|pagi|siang|minggu|bulan|tahun|hujan|musim)\b`,
  ].join('|'),
);
/** A plain "now"; "sekarang sudah cerai", "sekarang mau urus akta" and "sampai sekarang" are none. */
const NOW =
  /\b(?<!sampai )(sekarang(?! (sudah|mau|masih|belum|menumpang|tinggal|ingin|saya|jadi|aman|retak|takut|trauma))|barusan|baru saja|(detik|hari|pagi|siang|sore|malam) ini|berlangsung|darurat)\b/;

/** Somebody has dealt with it: "sudah padam", "sudah dibawa ke rumah sakit". */
const SETTLED =
  /\b(sudah|telah|berhasil) (pada |semua |langsung |bisa )?(beres|padam|dipadamkan|ditangani|tertangani|teratasi|selesai|aman|sembuh|pulih|ketemu|ditemukan selamat|ditangkap|tertangkap|diamankan|diserahkan|dievakuasi|diselamatkan|(di)?bawa ke (rumah sakit|rs\w*|puskesmas|igd|klinik|polsek|kantor)|dibubarkan|bubar|dipotong|dibersihkan|dimatikan|diperbaiki|dibenarkan|dimakamkan|dikubur|dikuburkan|surut|reda|cerai|dijinakkan|diangkat|damai)\b/;
/** Not all is dealt with: "api sudah padam, tapi satu orang masih di dalam". */
const REMAINS =
  /\b(masih (di|ada|hidup|terjebak|tertimbun|menyala|teriak|menangis|hilang|kejang|pingsan|banyak)|belum (keluar|ketemu|ditemukan|sadar|ditolong|ada yang)|(kejang|pingsan|menyala|terbakar|muncul|kambuh|tawuran|satu|dua|tiga|yang) lagi|tergeletak|terkapar|sekarat|kritis)/;

/** Animals and things: whatever happens to them is no danger to people. */
const NO_PERSON = wordSet(
  `kucing ayam kambing sapi kerbau domba burung ikan lele bebek kelinci hamster anjing kuda ternak hewan
  telepon handphone hp sandal sepatu dompet helm bola layangan layang-layang mainan mobil-mobilan boneka kunci ember tas jemuran
  popok pampers diapers ktp kk kia akta surat ijazah paspor stnk kartu laptop kacamata cincin`,
);
/** "anak ambil bola tercebur", "truk pengangkut sapi terguling": the thing is only with those it befalls. */
const TAKING =
  /ambil|bawa|jual|angkut|cari|ejar|selamatkan|bersama|\b(dan|sama|naik|tarik|menabrak|untuk|dari)\b/;
/** Somebody said before the animal or thing; right before it stands its young ("anak kucing"), after it its owner. */
const PERSON =
  /^(orang|anak(-anak)?|adik|kakak|kakek|nenek|mbah|bayi|balita|warga|penumpang|sopir|pengendara|istri|suami|teman|tetangga|siswa|murid|pemilik\w*)$/;
/** What an animal does to people; of it an animal is no victim. */
const ATTACKING =
  /gigit|serang|seruduk|cakar|terkam|sengat|entup|injak|injek|lilit|mangsa|amuk|narik|seret|masuk|ejar/;

/** What people drown in, choke on and are robbed by in a figure of speech. */
const FIGURATIVE = new RegExp(
  [
    String.raw`(?<!\b(kantor|loket|depan|petugas|mobil|karena|gara-gara|soal|masalah|perkara|akibat|menagih|penagih) )\b(birokrasi|tagihan|harga|utang|hutang|pinjol|berkas|iuran|tarif|pungli|denda|prosedur|administrasi|janji|cicilan)\b`,
    // In Medan "pajak" is a market too.
    String.raw`(?<!\b(kantor|loket|depan|petugas|mobil|pembayaran|bayar|di|dekat|belakang|karena|gara-gara|soal) )\bpajak\b`,
    String.raw`\bjenggot\b`,
  ].join('|'),
);
/** Hurt that is no figure of speech, and home is no habit to be borne. */
const HURT =
  /darah|luka|tusuk|bacok|tikam|p?ukul|siksa|aniaya|hajar|cabul|leceh|kdrt|kurung|sekap|kosa|cekik/;
/** Noise and stench torture a neighbourhood, a nail pricks a tyre: hurt by no hand. Who tortures somebody is a person all the same. */
const HURT_BY_THING = new RegExp(
  [
    String.raw`\b(musik\w*|lagu\w*|karaoke\w*|dangdut|suara\w*|bunyi\w*|(ke)?bising\w*|berisik\w*|sound|horeg|speaker|pengeras|toa|knalpot|genset|mesin|bau\w*|debu\w*|asap\w*|kemacetan|macet\w*|lampu|antrean|prosedur|birokrasi)( (?!suami|istri|anak|pacar|majikan|orang|ayah|bapak|ibu|paman)\w+){0,3} (me)?nyiksa\w*(?! (anak|istri|suami|bayi|balita|pembantu|art|adik|kakak|ibu|bapak|nenek|kakek|orang|perempuan|wanita|bocah|pacar))`,
    String.raw`\b(me)?nyiksa (sekali |banget |sangat )?(telinga|kuping|mata|hidung|batin|mental|kantong|dompet)\b`,
    String.raw`\b(di|ter)tusuk( (oleh|sama|kena))? (paku|duri|kawat)\b`,
  ].join('|'),
);
/** What is said to rob, faint or die where nobody does; "di parkiran" is a place. */
const NO_VICTIM = wordSet(
  'pelayanan pelayanannya layanan sistem aplikasi server website situs anggaran parkir parkiran dompet hati emosi ekonomi usaha otak',
);
/** What makes a place of it. */
const PLACED = wordSet(
  'di dekat depan belakang dalam samping lahan tempat tukang juru jaga penjaga ke dari sakit',
);
const LAUGHING = /\b((w?k){3,}|(wk){2,}w?|(ha){2,}h?|(he){2,}h?|(hi){2,}|lol|ngakak)\b/;
/** Gas of waste stinks for years; gas of a kitchen explodes. */
const WASTE_GAS =
  /\bbau gas\b.*\b(septic|septik|tank|tangki|got|selokan|sampah|tpa|tps|kandang|peternakan|limbah|comberan|tinja|saluran)\b/;
/** The fire service is asked for a service: "damkar buat nangkap biawak", "minta pemadam ambil sarang tawon". */
const FIRE_SERVICE =
  /\b(damkar|pemadam)\b.*\b(ambil\w*|mengambil\w*|tangkap|menangkap|buka|membuka|melepas\w*|lepas\w*|lomba|kunjungan|mengevakuasi (ular|biawak|kucing|sarang))\b/;
/** Danger played, taught, shown or on paper. */
const NOT_REAL = wordSet(
  `latihan lomba film drama teater pentas jadwal sosialisasi seminar penyuluhan pameran vaksin gladi simulasi pelatihan
  santunan asuransi syarat persyaratan surat akta pesangon lowongan poster lagu novel game sinetron`,
);

/** "habis latihan teman pingsan", "saat lomba panggung ambruk": real, though on the occasion of a play. */
const DURING = /\b(pas|saat|waktu|habis|lagi|sedang|setelah|selesai|menonton|usai|ketika)\b/;

/** Whether a sign of danger is over, goes on for months, befalls no person or is a figure of speech. */
export function isNotNow(reading: Reading, span: Span): boolean {
  const all = reading.words.join(' ');
  const said = reading.words.slice(span.from, span.to + 1).join(' ');
  const around = reading.words.slice(Math.max(0, span.from - AROUND), span.to + AROUND + 1).join(' ');
  return (
    LAUGHING.test(all) ||
    isOver(all, around, said) ||
    isNobody(reading, span) ||
    isFigure(reading, span) ||
    isPlayed(reading, span)
  );
}

function isOver(all: string, around: string, said: string): boolean {
  if (SETTLED.test(all) && !REMAINS.test(all)) return true;
  return (LONG_AGO.test(around) || (FOR_LONG.test(around) && !HURT.test(said))) && !NOW.test(all);
}

/** An animal or a thing right before the sign or within it, and no animal that attacks. */
function isNobody({ words, pauses }: Reading, { from, to }: Span): boolean {
  let start = from;
  while (start > 0 && from - start < 3 && !pauses[start - 1]) start--;
  const said = words.slice(start, to + 1);
  const thing = said.findIndex(
    (word, at) => NO_PERSON.has(word) && !TAKING.test(said.slice(Math.max(0, at - 2), at).join(' ')),
  );
  return (
    thing >= 0 &&
    !said.slice(0, Math.max(0, thing - 1)).some((word) => PERSON.test(word)) &&
    !ATTACKING.test(words.slice(from, Math.min(words.length, to + 2)).join(' '))
  );
}

function isFigure({ words }: Reading, { from, to }: Span): boolean {
  const near = words.slice(Math.max(0, from - 2), to + 5).join(' ');
  const all = words.join(' ');
  const said = words.slice(from, to + 1).join(' ');
  if (WASTE_GAS.test(near) || FIRE_SERVICE.test(all)) return true;
  if (/nyiksa|tusuk/.test(said) && HURT_BY_THING.test(words.slice(Math.max(0, from - 5), to + 5).join(' ')))
    return true;
  return !NOW.test(all) && ((FIGURATIVE.test(near) && !HURT.test(said)) || isThingsDeed(words, from));
}

/** "aplikasi antrean pingsan", "parkirnya rampok", "asap sate membuat sesak napas": no person is the one it befalls. */
function isThingsDeed(words: readonly string[], from: number): boolean {
  if (words[from - 1] === 'membuat') return true;
  return [from - 1, from - 2].some((at) => NO_VICTIM.has(words[at]!) && !PLACED.has(words[at - 1]!));
}

function isPlayed({ words }: Reading, { from }: Span): boolean {
  return words.some(
    (word, at) =>
      at < from &&
      at >= from - 4 &&
      NOT_REAL.has(word) &&
      !DURING.test(words.slice(Math.max(0, at - 2), at).join(' ')),
  );
}
