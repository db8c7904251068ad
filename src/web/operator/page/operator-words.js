/** Everything the operator's page says about how the number stands. */

const TITLES = {
  off: 'WhatsApp sedang berhenti',
  connecting: 'Sedang menyambung…',
  qr: 'Menunggu ditautkan',
  code: 'Menunggu ditautkan',
  open: 'Tersambung',
  away: 'Jaringan terputus',
  'needs-operator': 'Perlu tindakan Anda',
};

/** Why nothing happens until somebody acts, by error code. */
const REASONS = {
  CHANNEL_LOGGED_OUT: 'Tautan nomor ini sudah dilepas. Tautkan lagi agar warga dijawab di WhatsApp.',
  CHANNEL_NOT_PAIRED:
    'Kode tadi belum dipakai, jadi kami berhenti dulu. Siapkan ponselnya, lalu minta kode baru.',
  CHANNEL_TAKEN:
    'Program lain memakai tautan yang sama. Hentikan program itu, lalu sambungkan lagi dari sini.',
  PAIRING_REFUSED:
    'WhatsApp tidak memberi kode untuk nomor itu. Minta petugas komputer memeriksa WHATSAPP_PAIRING_NUMBER, atau mengosongkannya supaya muncul kode QR, lalu minta kode baru.',
  CHANNEL_RESTRICTED:
    'WhatsApp membatasi nomor ini. Buka WhatsApp di ponselnya dan baca sebabnya dulu, baru sambungkan lagi.',
  CHANNEL_OUTDATED:
    'WhatsApp menolak versi program ini. Minta petugas komputer memperbarui Tanggap, lalu sambungkan lagi.',
  KEYS_UNREADABLE:
    'Data tautan tidak terbaca, biasanya karena APP_SECRET berubah. Minta petugas komputer mengembalikan APP_SECRET yang lama, atau lepas tautan lalu tautkan lagi.',
};
const OTHER_REASON = 'Sambungan ditutup. Sambungkan lagi dari sini.';

const OPEN_WHATSAPP = 'Buka WhatsApp.';
const STEPS = {
  qr: [
    OPEN_WHATSAPP,
    'Ketuk menu ⋮ (di iPhone: Pengaturan), lalu “Perangkat tertaut”.',
    'Ketuk “Tautkan perangkat”, lalu arahkan kamera ke kode QR di halaman ini.',
  ],
  code: [
    OPEN_WHATSAPP,
    'Ketuk menu ⋮ (di iPhone: Pengaturan), lalu “Perangkat tertaut” dan “Tautkan perangkat”.',
    'Pilih “Tautkan dengan nomor telepon saja”, lalu ketik kode di halaman ini.',
  ],
};

export const WRONG_KEY = 'Kunci itu tidak cocok. Periksa lagi, huruf demi huruf.';
export const NO_COOKIE =
  'Kuncinya cocok, tetapi peramban ini tidak menyimpannya. Izinkan kuki, atau buka lewat alamat https.';
const NOT_DONE = 'Belum berhasil. Tunggu sebentar, lalu coba lagi.';
const NOT_OURS =
  'Nomor ini sedang dipegang program lain. Hentikan dulu program itu, lalu coba lagi dari sini.';

/** Why what was asked for was not done, by the error code the program answered with, if it did. */
export const notDoneWords = (code) => (code === 'CHANNEL_TAKEN' ? NOT_OURS : NOT_DONE);

export function titleOf({ kind, number }) {
  // Between two rounds of codes that nobody used, the network may be well.
  if (kind === 'away' && !number) return 'Belum tersambung ke WhatsApp';
  return TITLES[kind] ?? 'Tunggu sebentar';
}

export const stepsOf = ({ kind }) => STEPS[kind] ?? [];

export function wordsOf({ kind, number, why }) {
  if (kind === 'off')
    return 'Programnya baru dimulai, sedang dihentikan, atau menunggu program lain yang memegang nomor ini.';
  if (kind === 'qr' || kind === 'code')
    return 'Ikuti tiga langkah ini di ponsel yang memegang nomor layanan.';
  if (kind === 'connecting') return 'Biasanya hanya beberapa detik.';
  if (kind === 'open')
    return `${number ? `Nomor ${number}` : 'Nomor ini'} menjawab warga. Tidak ada yang perlu Anda lakukan. Buka WhatsApp di ponselnya setidaknya dua minggu sekali, supaya tautannya tidak lepas.`;
  if (kind === 'away')
    return `${number ? 'Pesan warga tidak hilang, WhatsApp menyimpannya.' : 'Kode baru segera diminta.'} Kalau lama, periksa internet komputer ini.`;
  return kind === 'needs-operator' ? (REASONS[why] ?? OTHER_REASON) : '';
}

/** How long what is shown still holds, of `leftMs` milliseconds. */
export function leftWords({ kind }, leftMs) {
  const seconds = Math.floor(leftMs / 1000);
  if (kind === 'away')
    return seconds > 0 ? `Dicoba lagi sendiri dalam ${howLong(seconds)}.` : 'Mencoba lagi…';
  return seconds > 0
    ? `Berlaku ${howLong(seconds)} lagi. Kode berikutnya muncul sendiri.`
    : 'Mengambil kode baru…';
}

function howLong(seconds) {
  return seconds > 90 ? `${Math.round(seconds / 60)} menit` : `${seconds} detik`;
}

/** What the button that connects says; nothing where there is nothing to be connected. */
export function connectWords({ kind, number, why }) {
  if (kind === 'away') return 'Sambungkan sekarang';
  if (kind !== 'needs-operator') return '';
  return number || why === 'KEYS_UNREADABLE' ? 'Sambungkan lagi' : 'Tampilkan kode baru';
}

/** Whether there is a link to be given up; one whose keys cannot be read does not know its number. */
export function mayUnpair({ kind, number, why }) {
  return kind === 'open' || (kind === 'needs-operator' && (Boolean(number) || why === 'KEYS_UNREADABLE'));
}
