import type { Reading } from '../words/reading.js';

/**
 * What the form of a message says about its wish, whatever its matter: each sign is a pattern over the words as they are
 * meant (slang written out, one space between, "|" at a pause). The classifier learns what each is worth.
 */
const SIGNS: Record<string, RegExp> = {
  // A question: what is asked for is known by its word.
  'asks-way':
    /\b(cara|caranya|syarat|syaratnya|persyaratan|persyaratannya|prosedur|prosedurnya|langkah|langkahnya|alur|alurnya|berkas apa|dokumen apa|proses pengurusan|mekanisme)\b/,
  'asks-fact':
    /\b(jam berapa|hari apa|tanggal berapa|bulan apa|alamat(nya)?|lokasi(nya)?|nomor (telepon|hp|wa|kontak)|kontak|jadwal(nya)?|biaya(nya)?|tarif(nya)?|berapa (biaya|harga|lama|hari|persen|tarif)|bayar berapa|harga(nya)?|kuota|formulir(nya)?|batas usia|pendaftaran(nya)?)\b/,
  'asks-where': /\b(di mana|dimana|ke mana|kemana|dari mana|ke siapa|lewat mana|sebelah mana|mana ya|yang mana|ke dinas (apa|mana))\b/,
  'asks-to-report':
    /\b(ke mana|kemana|di mana|dimana|lewat mana|ke siapa|cara|prosedur) (\w+ ){0,3}(lapor|melapor|melaporkan|mengadu|mengadukan|laporan|lapornya|pengaduan)\b|\b(lapor|lapornya|melapor|melapornya|mengadu|mengadunya|ngadunya|laporannya)( \w+){0,2} (ke mana|kemana|ke siapa|ke dinas (apa|mana)|di mana|dimana|lewat (mana|apa)|bagaimana)\b/,
  'asks-may':
    /\b((apa|apakah) (\w+ ){0,4}(bisa|boleh|ada|perlu|harus|wajib|masih|benar|betul|dapat|termasuk|kena|gratis)|(bisa|boleh|perlu|harus|wajib|masih|ada|kena|gratis|dapat) (\w+ ){0,5}(tidak|kah|enggak|belum)( ya| sih| min)?( \||$)|bisakah|bolehkah|adakah|haruskah|perlukah|benarkah|betulkah|apakah)\b/,
  'asks-word':
    /\b((mohon|minta|tolong|boleh|butuh|kirim|bagi|tahu|dapat)( \w+){0,2} (info|informasi|informasinya|infonya|penjelasan|penjelasannya|petunjuk|arahan|pencerahan|pencerahannya|jawaban|jawabannya|dijelaskan|jelaskan|nomor|jadwal|syarat|kontak|alamat)|(mau|ingin|numpang|izin|boleh|hendak|mohon) (ber)?tanya|ingin tahu|mau tahu)\b/,
  'asks-end':
    /\b(apa|siapa|mana|berapa|bagaimana|kapan|kenapa|tidak|enggak|belum|bukan)( (saja|ya|sih|dong|iya|admin|bapak|ibu|kak|mas|mbak|cak|bang|nggih|terima kasih))*( \||$)/,
  supposes: /\b(kalau|jika|apabila|misal|misalnya|semisal|misalkan|seandainya|bila|untuk)\b/,
  // A report: something is wrong, has lasted, or is to be done.
  wrong:
    /\b(rusak|hancur|mati|padam|bocor|mampet|tersumbat|buntu|menumpuk|numpuk|berserakan|bau|berbau|busuk|keruh|kotor|jorok|becek|berlubang|bolong|lubang|ambles|ambrol|longsor|retak|roboh|tumbang|miring|patah|lapuk|hilang|pecah|copot|banjir|tergenang|menggenang|meluap|macet|bising|berisik|gelap|liar|pungli|pungutan|dipotong|ditolak|dicoret|ditahan|digusur|error|gagal|lambat|lemot|semrawut|menjuntai|sembarangan|meresahkan|mengganggu|terganggu|membahayakan|bahaya|berbahaya|resah|kecewa|marah-marah|kosong|langka|mahal|kurang|sulit|susah|kesulitan|dipersulit|nonaktif|terlantar|telantar|dibiarkan|terbengkalai|mangkrak|dangkal|putus|ngebut|ngetem|memaksa|maksa|curang|korupsi|nepotisme|pilih kasih|tidak (menyala|mengalir|diangkut|diambil|berfungsi|jalan|keluar|bisa dibuka|bisa diakses|bisa digunakan|dapat|pernah|adil|layak|jelas|ditanggapi|digubris|ada tindakan))\b/,
  // Money wanted for what is nobody's to sell: told, it is a complaint, whatever it was to bring about.
  extorts:
    /\b(minta|meminta|dimintai|diminta|menarik|narik|ditarik|memungut|dipungut|memalak|memeras|memaksa|dipaksa|setor|menyetor) (\w+ ){0,2}(uang|duit|bayar|bayaran|imbalan|jatah|setoran|tip|upeti|ribu|juta|pungli|iuran)\b|\b(pungli|suap|sogok|sogokan|pelicin)\b/,
  'still-not': /\b(belum juga|tidak juga|sampai sekarang|sampai saat ini|sampai hari ini|hingga kini|tidak kunjung|(kok|masih) (\w+ ){0,2}(belum|tidak)|belum (ada|pernah|jadi|dibayar|diperbaiki|menerima|dapat|datang)|padahal|lagi-lagi|terus-terusan|terus menerus|\w+ terus(?= \||$| (saja|begini|sampai|tiap|setiap|kalau|padahal)\b))/,
  since:
    /\b((sudah|selama|sejak|hampir|dari) (\w+ ){0,2}(jam|hari|sehari|minggu|seminggu|bulan|sebulan|tahun|setahun|kemarin|semalam|pagi|lama|berhari-hari|berbulan-bulan|bertahun-tahun)|\d+ (hari|minggu|bulan|tahun) (ini|lebih|tidak|belum))\b/,
  'begs-deed':
    /\b(mohon|tolong|minta|harap|segera|agar|supaya|bisa|bantu|dibantu|bantuan|kapan|dimohon|memohon|diharapkan|semoga|berharap|mengharap|mengharapkan|harapan) (\w+ ){0,5}(di|me|pe|per)(\w* )?\w*(baik|betul|benah|ben[ae]r|benar|tindak|tertib|pangkas|bersih|angkut|ambil|keruk|tambal|cek|periksa|tinjau|tangan|tegur|ganti|nyala|potong|tebang|semprot|fogging|aspal|pasang|usir|atasi|bongkar|tutup|bangun|normalisasi|evakuasi|razia|patroli|rapi|ranting|gali|sedot|survei|usut|proses|kembali|tegak|pindah|singkir)\w*/,
  'deed-noun':
    /\b(permohonan|permintaan|pengajuan|pemasangan|perbaikan|pengangkutan|perantingan|perampingan|pemangkasan|pengerukan|pembersihan|penertiban|pengaspalan|renovasi|penebangan|pemotongan|normalisasi|penambalan|penutupan|pembongkaran|pavingisasi|pavingnisasi|pengurasan|penyedotan|pengecekan|penggantian|peninggian|pelebaran|penanganan|penyemprotan) /,
  awaits:
    /\b(kapan|sampai kapan|berapa lama lagi|mana janji\w*) (\w+ ){0,6}(di\w*(baik|betul|benah|ben[ae]r|tindak|tertib|pangkas|bersih|angkut|keruk|tambal|tangan|ganti|nyala|potong|tebang|aspal|pasang|tutup|bangun|dandan|atasi)\w*|nyala|menyala|mengalir|selesai|kami|begini|harus)\b/,
  wonders: /\b(kenapa|mengapa|kok|masa|masak|gimana sih|bagaimana ini|bagaimana nih|apa tidak ada|apakah tidak ada|siapa yang (tanggung|bertanggung)|apakah pantas)\b/,
  'wonders-mine': /\b(kenapa|mengapa|kok) (\w+ ){0,6}(saya|kami|anak|ibu|suami|istri|orang tua|rumah|ktp|kk|akta|berkas|nama|data|gaji|kartu|aplikasi(nya)?)\b/,
  mine: /\b((ktp|kk|akta|bpjs|bantuan|rumah|gaji|tagihan|berkas|data|nama|kartu|pengajuan|permohonan|sertifikat|motor|toko|sawah|gang|kampung|warga|desa|kelurahan|jalan|perumahan|tempat|lingkungan|daerah|wilayah|komplek|anak|ibu|bapak|suami|istri) (\w+ )?(saya|kami|nya|ku)|depan|belakang|dekat|samping)\b/,
  reports: /\b(melapor|melaporkan|lapor|laporkan|mengadukan|mengadu|keluhan|mengeluh|mengeluhkan|adukan|keberatan|dirugikan|resah)\b/,
  'opens-report':
    /(?<!\b(mana|cara|siapa|bisa|apakah) )\b(saya|kami|mau|ingin|izin|hendak|untuk|sekadar|warga) (?!(bisa|harus|dapat|boleh) )(\w+ ){0,2}(melapor|melaporkan|lapor|mengadu|mengadukan|mengeluhkan|mengeluh|menginformasikan|(menyampaikan|mengajukan) (\w+ )?(keluhan|laporan|aduan|pengaduan|keberatan))\b/,
  // A suggestion: what does not exist yet would be good.
  wishes:
    /\b(sebaiknya|baiknya|seyogyanya|seharusnya|semestinya|mestinya|harusnya|alangkah|saran|saranku|sarannya|usul|usulan|usulku|mengusulkan|usulkan|masukan|ide|aspirasi|andai|andaikan|kalau bisa|bila memungkinkan|lebih (baik|bagus|efektif|cocok|elok|enak|nyaman)|mending|mendingan|bagusnya|cocoknya|enaknya|idealnya|ada baiknya|barangkali|mungkin bisa|mungkin perlu|bagaimana kalau|menurut saya|pengennya|inginnya|perlu (ditambah|dibuat|dibangun|diadakan|ada)|coba (deh|kalau|dinas|pemkot|pemerintah))\b/,
  'wishes-new':
    /\b(adakan|diadakan|perbanyak|diperbanyak|perlebar|ditambah|ditambahi|tambah|tambahkan|dibuatkan|dibikin|bikin|buatkan|bikinkan|sediakan|disediakan|dibangun|bangun|kembangkan|dikembangkan|dilengkapi|diberi|dikasih|dipertimbangkan|dipikirkan|lanjutkan|promosikan|gelar|digelar|jadikan|dijadikan) /,
  'wishes-why-not': /\b(kenapa|mengapa|apa) (\w+ )?(tidak|enggak) (\w+ )?(bikin|buat|dibuat|dibikin|diadakan|adakan|dibangun|bangun|disediakan|pakai|dipakai|dijadikan|coba|dicoba)\b/,
  hopes: /\b(semoga|harapan|berharap|mengharapkan|harap|kami ingin|supaya|biar)\b/,
  // The other wishes.
  'own-report': /\b(laporan|laporanku|aduan|aduanku|pengaduan|tiket|keluhan)( \w+){0,3} (saya|kami|ku|kemarin|tadi|abdi|kulo|minggu lalu|bulan lalu|nomor)\b|\byang (saya|kami) (laporkan|adukan)\b/,
  'own-report-news': /\b(status|sampai mana|kelanjutan(nya)?|perkembangan(nya)?|progres|kabar(nya)?|tindak lanjut(nya)?|update|direspon|ditanggapi|tanggapan|respon|diproses|ditolak|diterima|hasil(nya)?)\b/,
  'wants-person':
    /\b(bicara|berbicara|ngomong|ngobrol|chat|telepon|menelepon|ditelepon|sambungkan|disambungkan|hubungkan|dihubungkan|dihubungi|menghubungi|konsultasi|panggilkan|dilayani|minta|butuh|mana)( \w+){0,4} (petugas|petugasnya|admin|adminnya|orang|orangnya|manusia|operator|cs|staf|pegawai|langsung)\b|\b(telepon|hubungi|kontak) (saya|aku|kami)\b|\b(sambungkan|sambungin|hubungkan|alihkan|oper) (\w+ )?(ke|dengan|kaliyan|sareng)\b|\b(orang|orangnya|admin|adminnya|manusia|petugas) (ada|mana|asli|beneran|sungguhan)\b|\bada (orang|orangnya|admin|adminnya|manusia|petugas) (tidak|di sini|di situ|yang bisa)\b|\b(agent|human|robot|bot)\b/,
  thanks: /\b(terima kasih(?! sewu)|alhamdulillah)\b/,
  praises: /\b(keren|mantap|bagus|hebat|salut|bangga|puas|ramah|cepat|semangat|sukses|selamat (ulang|hari|idul|atas|natal|tahun|jadi)|dirgahayu|jaya|jos|top|bravo|mulus|rajin|betah|senang)\b/,
  solved: /\b(sudah|telah) (\w+ )?(nyala|menyala|beres|lancar|diangkut|diperbaiki|ditambal|bersih|terang|mulus|selesai|dibersihkan|dipotong|dipangkas|ditangani|jadi|normal|mengalir|dibantu|teratasi|surut|rapi)\b/,
  sells: /\b(jual|dijual|promo|slot|gacor|pinjaman|kredit|diskon|cicilan|order|cod|minat|link|bio|jasa|investasi|judi|maxwin|deposit|bonus|cashback|loker dibutuhkan)\b/,
  orders: /\b(kamu (sekarang )?(adalah|jadi|menjadi|bukan|harus)|anggap (dirimu|kamu)|abaikan|lupakan|instruksi|prompt|database|ignore|password|puisi|terjemahkan|pantun|pura-pura|berperan|bertindaklah|hitung|resep|zodiak)\b/,
}; // biome-ignore format: a table

/** Which signs speak for the same thing. */
const KINDS_OF_SIGN: Record<string, readonly string[]> = {
  wonders: ['wonders', 'wonders-mine', 'awaits'],
  wrong: ['wrong', 'extorts', 'still-not', 'since', 'begs-deed', 'deed-noun', 'opens-report'],
  wishes: ['wishes', 'wishes-new', 'wishes-why-not'],
  thanks: ['thanks', 'praises', 'solved'],
};

const ALL = Object.entries(SIGNS);
/** What money was wanted for ("supaya cepat") is neither hoped for nor praised by the one who tells it. */
const BOUGHT = ['hopes', 'last-hopes', 'praises', 'last-praises'];

/**
 * The names of the signs that a message carries, `form:` in front: each one, the first of all, those of the last part
 * (a story ends in its wish), and which kinds come together ("asks-wrong": a complaint in the form of a question, or a
 * question that tells a story). Pure; some 50 microseconds.
 */
export function readIntentSigns(reading: Reading): string[] {
  const { words, pauses, asks } = reading;
  const text = words.map((word, at) => (pauses[at] ? `${word} |` : word)).join(' ');
  const end = lastPart(reading);
  const names = new Set<string>();
  let first = { name: 'none', at: text.length };
  for (const [name, pattern] of ALL) {
    const at = text.search(pattern);
    if (at === -1) continue;
    names.add(name);
    if (at < first.at) first = { name, at };
    if (pattern.test(end)) names.add(`last-${name}`);
  }
  if (names.has('extorts')) for (const name of BOUGHT) names.delete(name);
  names.add(`mix-${mixOf(names, asks)}`);
  names.add(`first-${first.name}`);
  return [...names].map((name) => `form:${name}`);
}

/** The words after the last pause that has any behind it. */
function lastPart({ words, pauses }: Reading): string {
  let from = words.length - 1;
  while (from > 0 && !pauses[from - 1]) from--;
  return words.slice(Math.max(0, from)).join(' ');
}

/** The kinds of signs that come together. */
function mixOf(names: ReadonlySet<string>, isMarked: boolean): string {
  const has = (some: readonly string[]) => some.some((name) => names.has(name));
  const kinds = [
    (isMarked || [...names].some((name) => name.startsWith('asks-'))) && 'asks',
    ...Object.entries(KINDS_OF_SIGN).map(([kind, some]) => has(some) && kind),
  ].filter(Boolean);
  return kinds.join('-') || 'none';
}
