import { wordSet } from '../words/word-set.js';

/** How a spot lies to a place that is named: "depan SDN 3", "pertigaan Jl. Mangga". */
export const RELATIONS = wordSet(`
  depan belakang samping sebelah seberang dekat sekitar pertigaan perempatan simpang persimpangan pojok ujung sepanjang
  bawah bundaran tikungan`);

/** Kinds of buildings and grounds that people name a spot by. */
export const BUILDINGS = wordSet(`
  rumah sekolah madrasah pesantren kampus universitas masjid musala langgar surau gereja pura vihara klenteng kelenteng pasar
  toko warung kantor balai kelurahan kecamatan pos apotek klinik puskesmas posyandu rsud rsu indomaret alfamart minimarket
  supermarket mal mall bank atm spbu pom bengkel lapangan stadion taman alun-alun makam kuburan gapura gerbang portal
  jembatan terminal stasiun halte pelabuhan bandara perumahan kompleks apartemen rusun rusunawa asrama hotel gedung pabrik
  gudang polsek polres koramil kodim samsat sd sdn mi min smp smpn mts mtsn sma sman smk smkn man tk paud toserba restoran
  kafe depot rumah-makan lampu-merah pengadilan penjara lapas museum perpustakaan bioskop tpq tpa makodim kejaksaan`);

/** What may follow a building before its own name: "sekolah dasar negeri", "rumah sakit umum daerah", "kantor pos". */
export const BUILDING_PARTS = wordSet(`
  sakit umum daerah negeri swasta dasar menengah kota kabupaten desa kelurahan kecamatan lama baru besar agung raya jami
  induk pusat pembantu pos polisi makan ibadah warga kopi serbaguna pertemuan rw rt futsal bola bensin kereta api bus pln
  pdam bca bri bni mandiri jatim islam kristen katolik susun dinas bupati wali walikota camat lurah kepala`);

/** Words of the language that streets and kampung are often named by. */
export const STREET_NAMES = wordSet(`
  raya pahlawan merdeka kemerdekaan pemuda mangga mawar melati kenanga anggrek dahlia teratai flamboyan cempaka beringin
  kartini veteran pramuka proklamasi kebangsaan pancasila garuda rajawali merpati kutilang cendrawasih elang merak nusa
  rambutan durian manggis nangka salak jambu apel anggur jeruk pisang kelapa bambu cemara mahoni jati kamboja bougenville
  sakura tulip seroja nusantara industri pelabuhan stasiun pasar pesantren masjid kampung baru indah permai asri makmur
  sejahtera sentosa damai mulia jaya bakti bhakti karya gotong royong mulya sari harapan bahagia pelita cendana delima
  kemuning soka sawo belimbing semangka nanas pepaya sirsak lombok sumatra jawa bali sulawesi kalimantan maluku papua
  kemang kancil gajah banteng harimau camar murai pipit nuri jalak singa kijang rusa merak bangau pala cengkeh lada`);

/** Sides that end a name: "Ngagel Jaya Selatan", "Menur Lor". */
export const SIDES = wordSet(
  'utara selatan timur barat tengah dalam lor kidul wetan kulon kaler hilir hulu atas bawah raya',
);

/** What a street is called by, and what an area is. */
export const STREET_HEADS = wordSet('jalan gang lorong');
export const AREA_HEADS = wordSet(
  'kelurahan kecamatan desa dusun dukuh kampung perumahan kompleks lingkungan banjar nagari',
);
/** What a number follows in an address. */
export const NUMBER_HEADS = wordSet('rt rw nomor blok kavling km gang persil');

/** A place follows these. */
export const TOWARDS = wordSet(`
  di daerah wilayah kawasan warga kampung sekitar dekat ke dari dusun lingkungan area lokasi lokasinya alamat alamatnya
  arah sampai menuju perbatasan kota antara tepatnya`);
/** What follows these is a thing or a person of that name, not the place. */
export const NAMED = wordSet(`
  bunga pohon tanaman daun kembang tangkai nama bernama ibu bapak mbak mas bang minyak toko warung salon hotel apotek
  kafe restoran depot gedung apartemen pt cv merk buah jus pesta acara lagu`);

/** Estates and what they are named by, beside words of no language: "perumahan griya asri". */
export const ESTATE_HEADS = wordSet('perumahan kompleks apartemen rusun rusunawa');
export const ESTATE_NAMES = wordSet(`
  griya graha asri puri bumi taman pondok villa vila permata citra permai mutiara pesona kencana wisma indah regency
  residence garden hill city land persada nirwana surya cahaya alam hijau daun bukit lembah danau telaga telkom`);
/** Words of this field that are no Indonesian words and no names either. */
export const LOANWORDS = wordSet(`
  paving pju pdam pln box culvert trotoar manhole aspal cor beton hotmix drainase speed bump zebra cross traffic light cctv
  macet parkir proyek truk pkl odgj lpju led mati padam udah sudah nya yang dan atau tapi karena soal mohon tolong min pak`);
/** Street words that are a kind of road rather than a name: "jalan kampung", "jalan raya". */
export const ROAD_KINDS = wordSet(
  'raya kampung pasar masjid baru industri stasiun pelabuhan pesantren indah gotong',
);
/** Names of houses of prayer and schools begin with these. */
export const ARTICLES = wordSet(
  'al an ar as at ad asy nurul darul baitul miftahul hidayatul roudlotul raudlatul santo santa',
);

/** Words of every sentence that no name holds, unless a name of this city does: a name never goes over one of them. */
export const BREAKS = wordSet(`
  yang dan di ke dari dengan untuk tidak sudah belum ada ini itu saya kami kita mohon tolong sangat karena pada juga akan
  bisa agar supaya atau oleh jika kalau sampai setiap lagi sekali segera sekitar depan belakang dekat rt rw nomor nya pak
  bapak ibu admin terima kasih jadi banyak apa kenapa kapan tapi tetapi hanya masih sering selalu seperti saat ketika`);
