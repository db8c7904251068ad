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

/** A second lot, by kinds of danger and with words of the regions; some are hard and may be missed. */
export const MORE_EMERGENCIES: readonly string[] = `
apiii tolongg bengkel sebelah, merambat ke kontrakan
api udah nyampe plafon, kami kejebak di kamar mandi
toko cat kebakaran, penjaganya belum keluar
ada yang kebakar hidup2 di dalam mobil, depan gerbang tol
dapur mbok nah kobong, genine wis tekan payon
imah tatangga kahuruan, tulungan enggal
bengko tatangghe eobbar apoy, tolong dhuli
ruko tabaka di simpang, urang masih di dalam
ledakan keras di depot isi ulang, orang2 pada kebakar
bom molotov dilempar ke warung, ada yang kena api
gudang mercon meledak barusan
atap gor ambruk waktu tanding, penonton di bawahnya
lantai dua masjid ambrol pas pengajian, jamaah jatuh
kelas 4 rubuh, murid masih ada di dalam
scaffolding roboh, kuli pada ketindih besi
terjebak di lift lantai 6, kakek saya udah lemes
pintu lift ga kebuka, anak kecil nangis di dalem
orang kejebak di mobil kebanjiran, air udah naik ke kaca
bapak saya masih di bawah reruntuhan
ada yg jatuh ke septic tank, ga nyaut dipanggil
anak kecemplung sumur bor, masih nangis suaranya
wong kejegur sumur, tulung pak
barudak palid di walungan, can kapanggih
ada bocah tenggelem di kali, lagi dicari warga
mobil masuk sungai, orangnya belum keluar
rakit kebalik, penumpang pada hanyut
tukang las kestrum, badannya kaku nempel di besi
kabel pln nyemplung ke banjir, ada orang kelojotan
tukang ledeng nempel di kabel, kesetrum, cepetan
bocoran amonia di pabrik es, buruh pada pusing mual
elpiji 12 kilo bocor, satu rumah mual, ga berani nyalain lampu
angkot adu banteng sama pickup, sopir kegencet setir
pejalan kaki digiles truk, masih hidup tolong ambulans
motor tabrak bocah di zebra cross barusan, kepalanya bocor
bus masuk parit, penumpang teriak2 ga bisa keluar
dua kelompok pemuda perang pake parang di jembatan merah
lagi pada bacok2an di depan warnet
ada yang nembakin senapan ke arah rumah2 warga
rame orang bentrok bawa samurai, udah ada yg jatoh
pria mabuk acung2in pisau ke penumpang angkot
adik saya mau diperkosa, dia ngunci diri di kamar mandi, tolong
cewek diseret paksa ke mobil, dia jerit2
ada cewek dilecehin rame2 di terminal sekarang, ga ada yg berani
majikan nyiram air panas ke art, sekarang dikurung di gudang
bapak tiri lagi nyekik ibu saya
anak dipukulin bapaknya sampe pingsan, jerit minta tolong
temenku ngunci diri, udah nyayat tangan, darahnya banyak
ada bapak2 udah nyiram badan pake pertalite, megang korek
orang berdiri di pinggir atap mall mau lompat
tetanggaku nenggak baygon, muntah2
nemu bayi di kardus depan musholla, masih hidup kedinginan
ada orok dibuang di semak, masih gerak
mbah saya jatuh di kamar mandi ga sadar2
suami saya ga napas, tolong ambulans
istri saya udah keluar ketuban, bayinya udah nongol di jalan
anak panas tinggi lalu step, matanya mendelik
orang tua ambruk di antrian bank, bibirnya biru
bapak saya ayan kumat di pinggir jalan, mulutnya berbusa
saya alergi parah, ga bisa napas, sendirian di kos
anjing gila ngamuk nggigit orang2 di gang
buaya narik orang mandi di sungai
gajah masuk kampung nginjek warga
tawon endas ngentup mbah kung, awake abuh kabeh
monyet nyerang balita, mukanya robek
anak saya ilang di pasar malam, baru setengah jam, umur 3 thn
ponakan saya dibawa kabur orang ga dikenal barusan
jajanan sekolah beracun, murid pada tumbang muntah
sekeluarga keracunan jamur, semua lemes ga sadar
bukit runtuh, 3 rumah kependem, orangnya di dalem
taneuh urug, imah kakubur, jalma di jero
tanah gerak, rumah miring2 barusan, warga lari
galodo tibo, rumah hanyuik, urang alun basuo
jembatan kayu patah, anak sekolah kecemplung kali
pendaki jatuh ke jurang, kakinya patah, sinyal tinggal dikit
ombak gede nyeret dua mahasiswa di pantai
kapal bocor di tengah laut, kami 8 orang, tolong`
  .trim()
  .split('\n');

/** A second lot that sounds like danger and is none now. */
export const MORE_LOOKALIKES: readonly string[] = `
tahun 2017 gudang itu kebakaran, bekasnya belum dibersihkan sampai sekarang
sejak kebakaran 2021 pasar kami belum dibangun lagi
adik saya meninggal tenggelam 2 tahun lalu, minta pagar di embung
sungai ini sudah menelan tiga korban tahun kemarin, minta papan peringatan
korban kecelakaan tadi sudah dibawa ke puskesmas, tinggal oli di jalan
ularnya sudah ditangkap damkar, terima kasih ya
kebakarannya sudah padam dari subuh, tinggal puing
maling motor sudah ditangkap warga dan diserahkan ke polsek
pohon tumbang semalam sudah dipotong, tinggal sisa batang
anak saya yang hilang sudah ketemu, makasih semua
bau gas dari tpa sudah setahun, mohon dicarikan jalan keluar
bau gas got tiap pagi, minta dibersihkan
bau gas dari peternakan ayam bertahun-tahun
minta damkar buka cincin yang nyangkut di jari
bisa panggil damkar buat nangkap biawak di plafon?
tolong damkar ambilkan layangan di tiang
anak kucing kejebak di pipa, bisa dibantu?
kambing saya jatuh ke sumur, minta bantuan
sapi tetangga hanyut waktu banjir, apa ada ganti rugi
ayam saya mati tersetrum kabel tetangga
anjing saya ketabrak motor, dokter hewan pemkot di mana
burung saya hilang diculik kucing haha
bangunan posyandu roboh dua bulan lalu, kapan dibangun
rumah saya roboh semester lalu, sampai sekarang numpang
atap kelas ambruk tahun ajaran kemarin, belum diperbaiki juga
jembatan putus sejak banjir tahun lalu, kami mutar jauh
tembok roboh sudah 3 bulan, minta dibangun lagi
tiang lampu roboh sejak lebaran belum diganti
mantan suami saya dulu suka mukul, sekarang mau urus surat cerai
waktu kecil saya pernah tersengat listrik, takut kalau ada kabel begini
bapak saya wafat karena serangan jantung bulan lalu, urus aktanya bagaimana
ibu saya pernah stroke dan kejang, minta kursi roda
almarhum kakek kecelakaan 2018, santunannya belum cair
korban gempa 2022 belum dapat rumah
kakak saya korban begal tahun lalu, berkasnya sampai mana
tenggelam saya di tumpukan berkas, ribet banget
kami tenggelam dalam utang pinjol
dompet saya sekarat, pajak naik lagi wkwk
rakyat dicekik harga beras
dibakar emosi saya antre dari subuh
hati tersayat lihat taman dibiarkan begini
serangan jantung lihat tagihan air
disandera birokrasi, ktp dari maret ga jadi
perang urat saraf tiap hari sama tukang parkir
parkirnya rampok semua
kebakaran jenggot pas disidak
pelayanannya pingsan, antre lima jam
film tentang gempa diputar di mana
drama penculikan di pentas seni kelurahan jam berapa
latihan evakuasi kebakaran hari jumat di sekolah ya
besok ada simulasi banjir bandang di balai desa?
usul tiap rt punya alat pemadam
sebaiknya pos polisi ditambah, sering ada begal
minta jadwal lomba damkar cilik
pelatihan pertolongan pertama orang tenggelam kapan
cara menolong orang kesetrum gimana ya
apa tanda-tanda serangan jantung
kalau digigit ular harus ke rs mana
sering ada tabrakan di depan sd, minta polisi tidur
tiap tahun ada yang hanyut di situ, minta pagar
anak2 suka berenang di embung, takut tenggelam
tiap malam ada yang teriak2 mabuk di pos ronda
gas elpiji sering kosong di pangkalan
trafo sering meletup kalau hujan, listrik padam
kabel listrik terlalu dekat atap, minta digeser
tumpukan sampah sering dibakar, bau
korban phk pabrik yang kebakaran tahun lalu belum dapat pesangon
bantuan korban longsor kapan cair
motor hilang dicuri minggu lalu, cctv-nya bisa dilihat?
surat keterangan orang hilang syaratnya apa
kelas vaksin rabies buat yang pernah digigit anjing
kemarin ada tawuran tapi sudah dibubarkan polisi
tadi sempat ada asap tapi cuma bakar sate
cuma korslet kecil, sudah dimatikan, tidak ada api
mobil-mobilan anak saya nyemplung got hehe
hp saya kecemplung sumur, bisa minta tolong?
sandal hanyut di kali, got dalam sekali`
  .trim()
  .split('\n');

/** A third lot, written after the words of danger were, so that they may show what is still missed. */
export const THIRD_EMERGENCIES: readonly string[] = `
kandang sama rumah pak lurah habis dilahap api, angin kenceng
pasar malam terbakar, orang pada panik desak2an
motor listrik meledug pas dicas, kakak saya luka bakar
ruang server rsud berasap tebal, pasien belum dipindah
garasi kobongan, ono bocah neng njero
saya sama ibu ga bisa turun, tangga udah kebakar
dinding penahan jebol, dua rumah ketiban, ada bayi di dalam
menara air roboh nimpa rumah orang
kanopi stasiun ambruk, penumpang di bawahnya
orang kejepit eskalator mall, kakinya berdarah
pekerja kejebak di gorong2, air mulai naik
bapak tukang sumur ga keluar2 dari lobang, dipanggil diem
mobil kelelep di underpass, pengemudinya masih di dalem
temen kebawa arus pas nyebrang kali
santri tenggelam pas mandi di embung, belum muncul
perahu penumpang oleng mau karam, kami 12 orang
teknisi ac kesetrum jatuh dari genteng
ibu2 kesetrum mesin cuci, ga gerak
pipa gas bocor deket sekolah, murid pada pusing
truk tangki bensin terguling, bensinnya ngalir ke rumah warga
ojol dilindes bus, masih gerak
tabrakan karambol di flyover, banyak yg luka
sepeda anak disambar mobil, anaknya kejang
ada yang bawa samurai nyerang pos ronda
dua orang bacokan di pangkalan ojek
gerombolan bermotor lempar bom molotov ke warung kopi
bunyi tembakan dua kali di kos sebelah, ada yang teriak
pacar saya nodong pisau, saya sembunyi di lemari
anak kos sebelah dicekik cowoknya, nangis minta tolong
ada cewek mau diperkosa di kebon belakang stasiun
bocah sd ditarik orang masuk mobil avanza barusan
teman sekamar minum karbol, lemes
kakak ipar nyilet tangan, darah ngucur
ada orang manjat tower sutet mau terjun
orang bawa jerigen bensin ancam mau bakar rumah sama anaknya
bayi merah ditinggal di teras masjid, tali pusarnya masih nempel
pakde semaput neng sawah, ora tangi2
nenek stroke mendadak, mulutnya miring, ga bisa ngomong
bumil pecah ketuban di angkot, macet total
anak keselek biji salak, mukanya biru
suami kena serangan jantung di kantor kelurahan
kakak saya asma kumat, inhaler abis, bibirnya biru
anak digigit ular tanah, kakinya bengkak
macan turun ke kampung nerkam kambing, warga ketakutan, satu orang dicakar
anjing rabies ngejar anak2 sekolah, dua digigit
lebah ngeroyok anak pramuka, pada pingsan
cucu saya ilang di mall, umur 2 tahun, udah sejam
kakek pikun ga pulang2 dari subuh, belum ketemu
warga sekampung keracunan tempe bongkrek, ada yang kejang
longsor lagi! warung mak ijah ketutup tanah, orangnya di dalem
gunung runtuh neng dukuh, omah2 kurugan`
  .trim()
  .split('\n');

/** A third lot of lookalikes, written after the words of danger were. */
export const THIRD_LOOKALIKES: readonly string[] = `
eks pasar yang terbakar 2015 jadi sarang sampah, mohon dibersihkan
korban kebakaran pekan lalu butuh selimut dan seragam sekolah
api unggun pramuka boleh di lapangan kota gak
asap pembakaran batok kelapa masuk kamar tiap sore
tadi pagi ada tabrakan, sudah diurus polisi, rambunya masih bengkok
pohon roboh kemarin sudah diangkut, tapi pagarnya rusak
tiang yang roboh tempo hari belum diganti
jembatan ambruk tahun 2020, anak sekolah memutar jauh
rumah dinas kosong ambruk sudah dua tahun, jadi sarang ular
orang tua saya korban longsor 2018, huntap kapan jadi
kucing tenggelam di got, bangkainya bau
kelinci saya kesetrum, ada dokter hewan?
ternak warga hanyut bulan lalu, ada bantuan pakan?
helm saya jatuh ke sungai dari jembatan
ktp saya hanyut kebanjiran, cara urusnya gimana
ijazah kebakar waktu kebakaran rumah dulu, syarat ganti apa
minta damkar siram jalan yang berdebu
bisa minta damkar buka pintu rumah yang kekunci?
mohon dicek sarang lebah di atap musala
ada biawak di got depan, tolong ditangkap
monyet liar sering masuk kebun, merusak tanaman
anjing liar suka ngejar motor, mohon ditertibkan
ular sanca kemarin sudah diamankan, makasih
pak, kapan ada pelatihan p3k buat orang pingsan
gladi bersih evakuasi tsunami jam berapa
poster anti kdrt boleh pasang di mana
seminar pencegahan bunuh diri daftar di mana
apakah bpjs nanggung keracunan makanan
kalau anak kejang bawa ke puskesmas atau rs
berapa lama santunan kecelakaan cair
saya mati kutu ngurus sertifikat
megap2 bayar kontrakan, ada bantuan?
harga cabai meledak, tolong operasi pasar
digebuk pajak terus usaha kami
keuangan warga tercekik, minta keringanan pbb
sinyal wifi taman sekarat
aplikasi antrean pingsan mulu
kata petugas nanti, nanti, sampai saya pingsan nunggu wkwk
film penculikan diputar di layar tancap bikin bising
suara petasan kayak ledakan bom tiap malam
jalan licin, minggu kemarin ada yang jatuh
dulu anak saya tercebur di situ, sekarang masih belum dipagari
sering ada yang kesetrum kalau hujan, tolong kabelnya dirapikan
tiang listrik keropos, lama-lama roboh
bantaran longsor sedikit demi sedikit tiap musim hujan
penjual bensin eceran bawa jerigen di trotoar, ganggu jalan
pengamen bawa gitar maksa minta uang
tukang jagal buang darah ke selokan
anak2 main perang-perangan pakai senjata mainan di taman
bayi saya belum punya akta, dibuang-buang ke sana kemari
pampers bayi dibuang ke selokan`
  .trim()
  .split('\n');

/** Happening now, though something in it sounds long past, dealt with, of an animal or on paper. */
export const TRICKY_EMERGENCIES: readonly string[] = `
rumah yang tahun lalu kebakaran sekarang kebakaran lagi
suami tiap hari mukulin saya, hari ini dia bawa parang
api tadi sudah padam, eh nyala lagi di dapur warga
sudah telepon damkar tapi belum datang, rumah terbakar
satu korban sudah dievakuasi, satu lagi masih terjepit di mobil
ibu hamil 9 bulan kejang di rumah
bayi usia 3 bulan kejang, tolong ambulans
anjing tetangga gigit anak kecil sampai berdarah
anak jatuh ke sumur waktu ambil ember
penjual hp ditusuk di depan ruko
kakak saya kecebur kali waktu ngambil sandal
nenek pingsan waktu antre sembako
pegawai dikeroyok orang di kantor pajak
penagih utang bacok warga di gang sebelah
lagi nonton film, gedungnya kebakaran
habis latihan silat teman saya pingsan ga sadar
saat lomba 17an panggung ambruk, penonton ketimpa
truk pengangkut sapi terguling, sopirnya kejepit
perahu bawa kambing terbalik, dua orang hanyut
anak ngejar layangan ketabrak mobil, ga sadar
ada orang ditusuk di parkiran pasar
kebakaran di pajak sentral, kios habis
debt collector nyekap ibu saya gara-gara utang
orang pingsan di loket pembayaran pajak, bibirnya biru`
  .trim()
  .split('\n');
