import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { understand } from './sample-reader.js';

describe('a report is recognised with its category', () => {
  test.each([
    ['jalan', 'aspal di perempatan pasar kenanga hancur, tiap hari ada yang jatuh'],
    ['jalan', 'dalan ning ngarep omahku bolong gedhe, mbebayani'],
    ['jalan', 'JALAN RUSAK PARAH!!! KAPAN DIPERBAIKI??? JL SUDIRMAN TEGALSARI'],
    ['drainase', 'got depan rumah buntu, kalau hujan airnya masuk ke dapur'],
    ['drainase', 'banjir tiap hujan deras di gang kami karena selokan penuh lumpur'],
    ['pju', 'Assalamualaikum pak, mau lapor pju dpn mushola mati 3 titik, mohon dicek trims'],
    ['pju', 'lampu jalan sdh seminggu padam gelap bgt kalo malem'],
    ['pohon', 'pohon besar di tepi jalan miring mau roboh, minta tolong dipangkas'],
    ['sampah', 'sampah numpuk seminggu gak diangkut angkut, baunya minta ampun'],
    ['air', 'air PDAM mati total sejak kemarin di Kelurahan Mawar'],
    ['air', 'banyu pdam buthek mambu, ora iso dinggo adus'],
    ['lalin', 'lampu merah perempatan terminal mati, kendaraan semrawut'],
    ['lalin', 'parkir liar di trotoar depan toko bikin macet'],
    ['ketertiban', 'tiap malam ada anak muda mabuk-mabukan dan balapan liar, resah pak'],
    ['adminduk', 'KTP saya sudah lima bulan belum jadi juga, bolak balik disuruh nunggu'],
    ['bansos', 'saya janda miskin tapi tidak pernah dapat PKH, tetangga yang mampu malah dapat'],
    ['kesehatan', 'antre di puskesmas dari subuh tapi dokternya tidak datang, pasien ditelantarkan'],
    ['pendidikan', 'anak saya dipaksa beli seragam mahal di sekolah negeri'],
    ['perizinan', 'pengajuan izin usaha saya di OSS macet dua bulan tidak ada verifikasi'],
    ['pajak', 'tagihan PBB saya naik tiga kali lipat padahal rumah tidak berubah, keberatan'],
    ['perumahan', 'rusunawa kami bocor semua, atapnya mau ambruk tidak pernah diperbaiki'],
    ['kerja', 'upah saya di pabrik dua bulan tidak dibayar dan THR tidak diberi'],
    ['utilitas', 'listrik padam dari tadi pagi di Tegalsari'],
    ['aparat', 'petugas kelurahan minta uang 50 ribu buat ngurus surat'],
    ['pju', 'hello, the street light in front of SDN 3 Melati is broken'],
    ['sampah', 'nobody has picked up the garbage in our street for two weeks'],
    ['jalan', 'there are deep potholes near the market, dangerous for motorbikes'],
  ])('%s: %s', (category, text) => {
    const { intent, category: ranked } = understand(text);
    expect(intent.best.label).toBe('report');
    expect(ranked.best.label).toBe(category);
  });
});

describe('another intent is recognised', () => {
  test.each([
    ['question', 'min syarat bikin ktp baru apa aja ya'],
    ['question', 'bukan lapor cuma mau tanya jam buka puskesmas sukamaju'],
    ['question', 'bagaimana cara lapor jalan rusak?'],
    ['question', 'berapa biaya uji kir mobil pikap'],
    ['question', 'kantor kelurahan hari sabtu buka tidak'],
    ['status', 'laporan saya kok belum ada kabar ya'],
    ['status', 'status CTH-2603-0042K'],
    ['status', 'cth2603 0042k'],
    ['suggestion', 'usul min tolong dibuatkan taman bermain di kelurahan dahlia'],
    ['suggestion', 'alangkah baiknya kalau ada bus sekolah gratis'],
    ['social', 'mksh'],
    ['social', 'P'],
    ['social', 'terima kasih banyak min sangat membantu'],
    ['officer', 'saya mau ngomong sama petugas'],
    ['unclear', 'asdkjh qweoiu'],
    ['unclear', '12345'],
    ['unclear', ''],
  ])('%s: %s', (intent, text) => {
    expect(understand(text).intent.best.label).toBe(intent);
  });
});

describe('talk is named', () => {
  test.each([
    ['greeting', 'P'],
    ['greeting', 'halo min'],
    ['thanks', 'mksh'],
    ['cancel', 'batal'],
    ['cancel', 'gak jadi deh pak'],
    ['send', 'Kirim!'],
    ['help', 'bantuan'],
    ['my-reports', 'laporanku'],
    ['status', 'status CTH-2603-0042K'],
  ])('%s: %s', (talk, text) => {
    expect(understand(text).talk).toBe(talk);
  });
  test.each([
    'jalan rusak depan rumah, batal berangkat kerja gara-gara ini',
    'halo pak, sampah di gang kami menumpuk',
  ])('not in a story: %s', (text) => {
    expect(understand(text).talk).toBeUndefined();
  });
});

describe('it is not sure, so that the bot asks', () => {
  test.each(['asdkjh qweoiu', '😀😀😀', '', 'jl merdeka no 10 rt 3', 'SDN 3 Melati'])('%s', (text) => {
    expect(understand(text).intent.sure).toBe(false);
  });
  test('about the category of a report without matter', () => {
    expect(understand('tolong dong ini gimana').category.sure).toBe(false);
  });
});

describe('danger is heard', () => {
  test.each([
    'tolong ada kebakaran di rumah tetangga!!!',
    'pohon tumbang nutup jalan dpn SMPN 2 Wonorejo, ada kabel nyangkut bahaya',
  ])('%s', (text) => expect(understand(text).danger).toBe(true));
  test.each(['nomor damkar berapa', 'lampu gang kami redup', 'tidak ada kebakaran di sini'])(
    'and not in: %s',
    (text) => expect(understand(text).danger).toBe(false),
  );
});

test('code, phone and place are read along', () => {
  const read = understand(
    'tiket CTH2603 0042k, hubungi 0812-3456-7890 atau +62 812 3456 7890, di Kelurahan Mawar',
  );
  expect(read.code).toEqual({ kind: 'code', code: 'CTH-2603-0042K' });
  expect(read.phones).toEqual(['+6281234567890']);
  expect(read.place).toMatchObject({ kind: 'found', place: { kelurahan: 'Mawar' } });
});

test('confidences are shares and in order', () => {
  const { intent, category } = understand('lampu jalan depan SDN 3 Melati mati udah seminggu min');
  for (const { best, second, top } of [intent, category]) {
    expect(top[0]).toEqual(best);
    expect(top[1]).toEqual(second);
    expect(top.map(({ score }) => score)).toEqual(top.map(({ score }) => score).sort((a, b) => b - a));
    expect(best.score).toBeLessThanOrEqual(1);
    expect(top.at(-1)!.score).toBeGreaterThanOrEqual(0);
  }
});

test('any text is understood without an exception, and the same way twice', () => {
  const long = fc
    .constantFrom(
      'a',
      'jalan rusak ',
      '9',
      '😀',
      'kel. ',
      'ПриветJalan',
      'مرحبا',
      'QUJDREVGRw',
      '<b>x</b>',
      '\u200b',
      'rt 1 ',
    )
    .map((unit) => unit.repeat(Math.ceil(10_000 / unit.length)));
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.base64String({ maxLength: 3000 }),
    long,
  );
  fc.assert(
    fc.property(text, (any) => {
      const first = understand(any);
      expect(first.intent.best.score).toBeGreaterThan(0);
      expect(understand(any)).toEqual(first);
    }),
    { numRuns: 60 },
  );
}, 60_000);
