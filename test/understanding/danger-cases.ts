/** Told as happening to people now: 112 is given at once. Own messages for measuring, none is a lesson. */
export const EMERGENCIES: readonly string[] = `
kebakaran di pasar baru pak cepat kirim damkar
rumah sebelah kebakar, apinya gede banget
kobong kobong omahe pak rt
gudang kayu di belakang smp 3 dilalap si jago merah
asap hitam keluar dari lantai dua ruko, ada orang di dalam
kompor meledak, dapur tetangga kebakar
kecelakaan di simpang lima, motor sama truk, ada korban
tabrakan depan spbu, dua orang luka parah
ada kecelakaan di jl gajah mada, korban belum ditolong
laka lantas di tol dalam kota, mobil kebalik
motor nabrak pohon, orangnya ga sadar
anak kecil ketabrak angkot depan sd, darahnya banyak
orang pingsan di halte, ga bangun2
bapak saya sesak napas, butuh ambulan sekarang
tolong ada ibu hamil mau lahiran di angkot
tetangga saya serangan jantung min tolong
ada yg kejang2 di trotoar depan bank
ada anak tenggelam di kolam bekas galian
orang hanyut di sungai citarum barusan
mayat mengapung di kali dekat jembatan
perahu terbalik di waduk, ada lima orang
anak kecemplung sumur di belakang masjid
balita masuk gorong2 keseret air
banjir sudah sedada, nenek saya ga bisa jalan
kami terjebak banjir di lantai 2, tolong perahu
air naik terus udah seleher orang dewasa
tanggul sungai jebol, air masuk kampung
banjir bandang di desa kami, warga butuh evakuasi
longsor nimbun rumah warga, ada yang belum keluar
tebing longsor nutup jalan, satu mobil ketimbun
gempa barusan, rumah saya roboh
tembok tetangga ambruk nimpa anak
bangunan ruko runtuh, tukangnya ketimbun
pohon tumbang nimpa mobil, sopirnya kejepit
pohon gede ambruk ke rumah warga, atapnya jebol
reklame jatuh kena pengendara motor
tiang listrik roboh ke jalan, kabelnya nyala
kabel listrik putus di genangan air depan sekolah
ada orang kesetrum tiang lampu
anak kesetrum waktu pegang tiang pju, tolong
trafo meledak dan keluar api
kabel pln keluar percikan api deket rumah
bau gas nyengat banget di kontrakan
tabung elpiji bocor di dapur tetangga, mendesis terus
tabung gas meledak, ada yang kebakar
ada begal di jl soekarno hatta sekarang
saya barusan dibegal, tangan saya kena bacok
rumah saya kemalingan, orangnya masih di dalam
perampokan di minimarket depan kampus, bawa pistol
tawuran pelajar di flyover, bawa celurit
ada yang ditusuk di parkiran pasar
orang dikeroyok di depan karaoke, tolong polisi
suami saya mukulin saya terus, saya takut, tolong
tetangga lagi digebukin suaminya, jerit2
ada orang mau bunuh diri di jembatan
perempuan naik ke atas menara mau loncat
teman saya minum racun serangga
anak saya diculik orang naik mobil putih
anak hilang umur 4 tahun dari pagi belum ketemu
odgj ngamuk bawa parang ngejar warga
ada bom katanya di gereja
ular kobra masuk kamar bayi
ular piton besar di dapur, tolong
tawon vespa nyerang warga, dua orang disengat sampai pingsan
anak saya digigit anjing gila barusan, berdarah
satu kelas keracunan makan siang gratis, muntah2
puluhan warga keracunan nasi kotak hajatan
pabrik kimia bocor, warga sesak napas
jembatan gantung putus, ada yang jatuh ke sungai
crane proyek ambruk nimpa pekerja
orang masuk lubang galian proyek ga bisa naik
lift macet ada orang di dalam sudah sejam
nenek jatuh ke selokan, kakinya patah
motor masuk jurang di tikungan, pengendaranya belum ketemu
mobil nyemplung ke kali, masih ada orangnya
kebakaran lahan merembet ke rumah warga
kapal nelayan karam di muara tolong
tolong kak ada orang berdarah darah di pinggir jalan
darurat! istri saya pendarahan hebat
tulung enek wong keli ing kali
tolong ada orang kecelakaan ga ada yang berani nolong
truk rem blong nabrak warung, banyak korban
atap sekolah runtuh waktu jam belajar, anak2 di dalam`
  .trim()
  .split('\n');

/** Feared, denied, over, asked, figurative or about something else: a plain message, without 112. */
export const LOOKALIKES: readonly string[] = `
pohon depan rumah sudah tua, takut roboh menimpa rumah
dahan pohon asem terlalu rindang, khawatir jatuh kena pengendara
mohon pohon dipangkas sebelum menimpa orang
pohon mahoni miring, dikhawatirkan tumbang waktu hujan angin
tiang telepon miring, takutnya roboh ke jalan
jembatan kayu sudah lapuk, warga takut ambruk
tembok sekolah retak, kami khawatir roboh kalau dibiarkan
jalan berlubang dalam, rawan kecelakaan
tikungan gelap sering terjadi kecelakaan, tolong dipasang lampu
di perempatan itu sering kecelakaan karena tidak ada lampu merah
bulan lalu ada kecelakaan di situ, mohon dipasang rambu
tahun lalu pernah kebakaran di gang ini, mohon hidran
minggu lalu motor saya jatuh kena lubang, tolong ditambal
bagaimana cara minta mobil damkar untuk latihan
nomor ambulans puskesmas berapa
kalau ada kebakaran hubungi nomor berapa
apakah damkar bisa bantu ambil cincin yang macet di jari
kebakaran jenggot itu artinya apa
lampu jalan mati, takut ada begal
jalan gelap rawan begal, mohon penerangan
daerah sini rawan longsor, mohon dipasang bronjong
rawan banjir bandang, mohon normalisasi sungai
saluran mampet, kalau hujan air masuk rumah semata kaki
genangan di jalan tiap hujan, motor mogok
banjir sudah surut, tolong lumpurnya dibersihkan
tidak ada korban jiwa, cuma pagar yang rusak
alhamdulillah apinya sudah padam, terima kasih damkar
terima kasih evakuasi ularnya cepat
tetangga bakar sampah tiap sore
asap sate bikin sesak napas, mohon ditertibkan
debu proyek bikin batuk warga
kabel wifi menjuntai rendah di gang
kabel telepon semrawut di tiang
listrik sering padam di komplek
gas melon langka di pangkalan
harga gas bikin jantungan
pajak bikin rakyat mati pelan-pelan
kami tercekik iuran sekolah
bantuan kami dirampok pengurus rt
parkir di sini kayak dirampok, 10 ribu
jukir preman maksa minta uang
pegawainya lempar-lemparan terus, saya capek
anjing tetangga galak, takut gigit anak
banyak anjing liar di komplek, mohon ditangkap
ular sering muncul dari lahan kosong, mohon dibersihkan
ada sarang tawon di pohon depan sd, mohon diambil
tutup got hilang, takut ada anak jatuh
lubang galian belum ditutup, jangan sampai ada yang celaka
pagar embung rusak, dikhawatirkan anak-anak tercebur
atap kelas bocor, plafonnya hampir jatuh
rumah bu sri sudah reyot, mohon bedah rumah
rumah kakek saya roboh tahun lalu, apakah bisa dapat bantuan
sawah kami terendam, gagal panen, apakah ada bantuan
korban phk apakah dapat bantuan
bayi saya panas, puskesmas buka jam berapa
imunisasi bikin kejang gak sih min
saya mau donor darah, tempatnya di mana
bagaimana prosedur lapor kdrt
kalau anak hilang lapornya ke mana
balapan liar tiap malam minggu meresahkan
anak-anak tawuran tiap malam minggu, mohon patroli
dulu sering tawuran di sini, sekarang sudah aman
mohon patroli, kemarin malam ada maling motor
saran dipasang cctv supaya tidak ada begal
usul ada pelatihan pemadam untuk warga
sebaiknya ada pos damkar di tiap kecamatan biar kalau kebakaran cepat
bangkai kucing di jalan depan toko
pohon kering mau ditebang sendiri boleh tidak
pohon sudah mati, mohon ditebang
trotoar pecah, saya hampir jatuh
halte roboh sejak bulan lalu, mohon dibangun lagi
motor saya ditabrak waktu parkir, jukirnya tidak tanggung jawab
ibu saya sakit stroke, bpjs nonaktif, bagaimana
anak saya kena dbd, mohon fogging
apakah vaksin rabies gratis kalau digigit kucing
santunan kematian cair berapa lama
surat kematian orang tenggelam diurus di mana
simulasi gempa di sekolah kapan ya
ambulans desa kami rusak, mohon diganti
hidran di pasar tidak berfungsi
sekolah kami kekurangan tabung pemadam
gorong-gorong tersumbat, kalau meluap banjir masuk rumah`
  .trim()
  .split('\n');
