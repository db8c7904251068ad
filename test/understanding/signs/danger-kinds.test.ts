import { describe, expect, test } from '@jest/globals';
import { understand } from '../sample-reader.js';

/** In the words of every day and of the regions; none is a lesson. */
const EMERGENCIES = `
gardu listrik meledak di Jl. Sudirman
kompor meleduk
kompor tetangga meleduk, apinya gede
ibu saya sesek nafas
mbah kung sesek ra iso ambegan
bapak dadanya sakit keringetan dingin
anak saya step panasnya tinggi
bayi saya biru ga nangis
istri saya ketubannya pecah di rumah
ada bapak2 jatoh dari motor ga sadar
tukang jatuh dari lantai 3 proyek
orang kecantol kabel listrik
ada yg kesengat listrik di sawah
tiang listrik keluar percikan api
kabel listrik ngebul di depan rumah
meteran listrik kebakar
rumah kontrakan dilalap api
omahe mbah kobong
imah tatangga kahuruan
leuweung kahuruan deukeut imah
api udah nyamber ke rumah sebelah
asep item dari pasar
gas 3 kilo bocor ga bisa ditutup
bau gas kenceng banget di kos
tabung gas njeblug
anak kecebur kali
ada bocah kintir kali
budak titeuleum di walungan
wong kelelep ing kolam
orang hanyut di bendungan
banjir masuk rumah sedada tolong evakuasi
air bah dateng, kami di atap
tanggule jebol
longsor nimpa rumah pak RT
lemah longsor ngurug omah
pohon ambruk ngenai mobil ada orangnya
plafon kelas ambrol kena murid
angkot kebalik di turunan
motor adu banteng korban gletak
ada tabrakan parah di depan pasar
truk nyeruduk warung
sepur nabrak mobil
pelajar tawuran bawa gir
ada orang bacok bacokan di terminal
saya lagi dikejar begal
rumah saya dimasuki maling orangnya masih di dalam
copetnya bawa piso
ada orang ngamuk bawa kapak
tetangga saya dihajar massa
ular kobra di kamar mandi
anak saya digigit ular
lift mandek ada orang di dalem
anak saya kekunci di mobil
makan nasi kotak pada muntah2 satu RT
ana wong semaput neng pasar
aya jalmi kapiuhan di terminal
orang gantung diri di pohon
mayat di sungai
tulung omahku kobongan
enek wong tibo nang sumur
ada yang lompat dari jembatan
bocah kesetrum pager
ada orang ketabrak kereta
helikopter jatuh
tower roboh nimpa rumah
bapak saya kena stroke barusan
napas simbah ngos ngosan ora iso ambegan`
  .trim()
  .split('\n');

/** The same words, and nobody is in danger. */
const LOOKALIKES = `
kesetrum harga listrik bulan ini
harga cabe bikin jantungan
pelayanan di kelurahan bikin pingsan saking lamanya
antri ktp sampe mau mati rasanya
macetnya bikin sesak napas
capek hidup sama tagihan air
jalan rusak bikin mau bunuh diri rasanya wkwk
mati lampu terus bikin stroke
anak saya stroke main game terus hehe
hampir jantungan lihat tagihan pdam
meledak jumlah peserta lomba tahun ini
kembang api meledak tiap malam berisik
petasan meleduk terus tiap malam ganggu tidur
sesak napas kena asap pembakaran sampah tiap sore
bau asap sate bikin sesak
debu proyek bikin anak saya sesak
ibu saya penderita stroke, mau urus bpjs
bapak saya stroke sudah 2 tahun, butuh kursi roda
suami saya meninggal karena serangan jantung, urus akta gimana
istri saya mau melahirkan bulan depan, pakai bpjs bisa?
korban kdrt tahun lalu, mau urus akta cerai
penyuluhan kdrt di balai kota kapan
seminar cegah bunuh diri jam berapa
mau mati lampu lagi ya
lampu mau mati terus
pohonnya mau mati, tolong disiram
tanaman di taman kota pada mati
hp saya mati aja
kucing saya pingsan
ayam dicuri tetangga
tetangga ribut terus sama suaminya
suami saya dipecat dari pabrik
majikan tidak bayar gaji
guru memukul meja
anak saya dipukul temannya di sekolah kemarin
kasur dibuang di kali
anak kucing ditelantarkan
anak terlantar di lampu merah minta-minta
rumah terlantar tidak terawat
lampu merah keluar percikan tahun lalu
gardu pos ronda rusak
kompor gas bantuan belum dibagikan
gas elpiji langka
maling ayam zaman dulu
kebakaran hutan itu apa
cara mencegah kebakaran`
  .trim()
  .split('\n');

test.each(EMERGENCIES)('112 is given: %s', (text) => expect(understand(text).danger).toBe(true));
test.each(LOOKALIKES)('112 is not given: %s', (text) => expect(understand(text).danger).toBe(false));

describe('a cry of one word is danger, a word that is only asked about is none', () => {
  test.each([
    'kebakaran',
    'kebakaran!!',
    'darurat',
    'maling',
    'kecelakaan',
    'pingsan',
    'tolong kebakaran pak',
  ])('%s', (text) => expect(understand(text).danger).toBe(true));
  test.each(['kebakaran?', 'maling?'])('%s', (text) => expect(understand(text).danger).toBe(false));
});

describe('the kind of danger says what helps first', () => {
  test.each([
    ['self', 'saya mau bunuh diri'],
    ['self', 'saya udah ga kuat hidup lagi'],
    ['self', 'pengen mati aja rasanya'],
    ['self', 'lebih baik aku mati daripada gini terus'],
    ['body', 'teman saya bilang pengen mati'],
    ['body', 'anak saya mau bunuh diri'],
    ['place', 'ada orang mau bunuh diri di jembatan'],
    ['body', 'bapak saya pingsan ga napas'],
    ['body', 'ibu saya sesek nafas'],
    ['body', 'istri saya mau lahiran, ketubannya pecah'],
    ['place', 'orang pingsan kesetrum di tiang'],
    ['violence', 'suami saya mukulin saya tiap hari'],
    ['violence', 'anak saya dicabuli tetangga'],
    ['violence', 'anak tetangga disiksa bapaknya'],
    ['violence', 'bojoku ngantemi aku terus'],
    ['place', 'tetangga saya dihajar massa'],
    ['place', 'rumah tetangga kebakaran tolong'],
    [undefined, 'lampu jalan mati di Jl. Mangga'],
  ])('%s: %s', (kind, text) => expect(understand(text).dangerKind).toBe(kind));
});

test('violence at home belongs to one office, whatever it is said with', () => {
  for (const text of ['anak saya dicabuli tetangga', 'suami saya mukulin saya tiap hari'])
    expect(understand(text).category).toMatchObject({ best: { label: 'bansos' }, sure: true });
});
