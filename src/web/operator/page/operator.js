/** Looks at how the number stands every two seconds and shows it; the page knows nothing by itself. */
const LOOK_MS = 2000;
const part = (name) => document.querySelector(`[data-${name}]`);

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
    'Kode tadi tidak dipakai siapa pun, jadi kami berhenti dulu. Siapkan ponselnya, lalu minta kode baru.',
  CHANNEL_TAKEN:
    'Program lain memakai tautan yang sama. Hentikan program itu, lalu sambungkan lagi dari sini.',
  CHANNEL_RESTRICTED:
    'WhatsApp membatasi nomor ini. Buka WhatsApp di ponselnya untuk melihat sebabnya sebelum menyambung lagi.',
  CHANNEL_OUTDATED: 'WhatsApp menolak versi program ini. Perbarui program, lalu mulai ulang.',
  KEYS_UNREADABLE:
    'Kunci tautan tidak terbaca, biasanya karena APP_SECRET berubah. Kembalikan APP_SECRET yang lama, atau lepas tautan dan tautkan lagi.',
};

const QR_STEPS = [
  'Buka WhatsApp di ponsel yang memegang nomor layanan.',
  'Ketuk menu (⋮) atau Pengaturan, lalu Perangkat tertaut.',
  'Ketuk Tautkan perangkat, lalu arahkan kamera ke kode ini.',
];
const CODE_STEPS = [
  'Buka WhatsApp di ponsel yang memegang nomor layanan.',
  'Ketuk menu (⋮) atau Pengaturan, lalu Perangkat tertaut, Tautkan perangkat.',
  'Pilih Tautkan dengan nomor telepon saja, lalu ketik kode ini.',
];

function wordsOf({ kind, number, why, retryAt }) {
  if (kind === 'open')
    return `Nomor ${number ?? ''} menjawab warga. Ponselnya boleh mati, tautan tetap jalan.`;
  if (kind === 'needs-operator') return REASONS[why] ?? 'Sambungan ditutup. Sambungkan lagi dari sini.';
  if (kind === 'away') {
    const seconds = Math.max(1, Math.round((new Date(retryAt) - Date.now()) / 1000));
    return `Dicoba lagi sendiri dalam ${seconds} detik. Pesan warga tidak hilang, WhatsApp menyimpannya.`;
  }
  return '';
}

function leftWords(until) {
  const seconds = Math.round((new Date(until) - Date.now()) / 1000);
  return seconds > 0
    ? `Berlaku ${seconds} detik lagi; kode berikutnya muncul sendiri.`
    : 'Mengambil kode baru…';
}

let drawnUntil;

function draw(state) {
  const { kind } = state;
  part('dot').dataset.kind = kind;
  part('title').textContent = TITLES[kind] ?? kind;
  part('words').textContent = wordsOf(state);
  part('words').hidden = wordsOf(state) === '';
  part('qr').hidden = kind !== 'qr';
  if (kind === 'qr') {
    if (drawnUntil !== state.until)
      part('qr-picture').src = `/operator/whatsapp/qr.svg?${encodeURIComponent(state.until)}`;
    drawnUntil = state.until;
    part('left').textContent = leftWords(state.until);
  }
  part('code').hidden = kind !== 'code';
  if (kind === 'code') {
    part('code-words').textContent = state.code.replace(/^(.{4})/, '$1-');
    part('code-left').textContent = leftWords(state.until);
  }
  const steps = kind === 'qr' ? QR_STEPS : kind === 'code' ? CODE_STEPS : [];
  part('steps').hidden = steps.length === 0;
  if (part('steps').children.length !== steps.length || part('steps').dataset.kind !== kind) {
    part('steps').replaceChildren(
      ...steps.map((step) => Object.assign(document.createElement('li'), { textContent: step })),
    );
    part('steps').dataset.kind = kind;
  }
  part('connect').hidden = kind !== 'needs-operator' && kind !== 'away';
  part('connect').textContent =
    kind === 'away' || state.number ? 'Sambungkan sekarang' : 'Tampilkan kode baru';
  const mayUnpair = kind === 'open' || (kind === 'needs-operator' && Boolean(state.number));
  if (!mayUnpair) part('sure').hidden = true;
  part('unpair').hidden = !mayUnpair || !part('sure').hidden;
}

async function look() {
  try {
    const answer = await fetch('/operator/whatsapp');
    const isIn = answer.status !== 401;
    part('door').hidden = isIn;
    part('desk').hidden = !isIn;
    part('away').hidden = true;
    if (isIn) draw(await answer.json());
  } catch {
    part('away').hidden = false;
  }
}

async function enter(key) {
  const answer = await fetch('/operator/key', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
  });
  part('wrong').hidden = answer.ok;
  await look();
}

async function act(deed) {
  await fetch(`/operator/whatsapp/${deed}`, { method: 'POST' }).catch(() => {});
  await look();
}

part('door').addEventListener('submit', (event) => {
  event.preventDefault();
  void enter(new FormData(part('door')).get('key')).catch(look);
});
part('connect').addEventListener('click', () => act('connect'));
part('unpair').addEventListener('click', () => {
  part('sure').hidden = false;
  part('unpair').hidden = true;
});
part('keep').addEventListener('click', () => {
  part('sure').hidden = true;
  void look();
});
part('unpair-now').addEventListener('click', () => {
  part('sure').hidden = true;
  void act('unpair');
});

// The link in the terminal carries the key behind #, which no server and no log ever sees.
const carried = decodeURIComponent(location.hash.slice(1));
if (carried) history.replaceState(null, '', location.pathname);
await (carried ? enter(carried).catch(look) : look());
setInterval(look, LOOK_MS);
