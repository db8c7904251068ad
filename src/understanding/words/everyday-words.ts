/**
 * Words of everyday Indonesian that any message may have, whatever a city's own texts are about: against them, too,
 * mistyped words are held, and they keep a word of the field from being read into a mistyped everyday word.
 */
export const EVERYDAY_WORDS: readonly string[] = `
  adalah adanya adapun agak agar akan akhirnya akibat akibatnya amat anda andai antara apabila apakah apalagi apapun
  asal atas atau awal awalnya bagaimana bagaimanapun bagi bagian bahkan bahwa bakal balik banyaknya barang baru
  beberapa begini begitu belakangan belum benar berada berapa berarti berbagai berdasarkan berharap berikan berikut
  berikutnya bersama bersedia berupa berusaha besar besarnya biasa biasanya bilamana boleh buat bukan butuh
  cara cepat cukup cuma dahulu dalam dampak dampaknya dan dapat dari daripada demi demikian dengan dia dimulai dirasa
  diri disebabkan dua dulu empat entah gampang ganti guna hal hampir hanya hari harus harusnya hasil hendak hingga
  ialah ikut ingin ini itu jadi jadinya jangan jangankan jauh jelas jika jikalau juga jumlah justru kadang kalau
  kalaupun kali kalian kami kamu kapan kapanpun karena kasih kata katanya ke keadaan keberadaan kebetulan kecil
  kecuali kejadian kelihatan kemana kembali kemarin kemudian kemungkinan kenapa kenyataan kepada keterangan ketika
  khawatir khawatirnya khususnya kini kira kiranya kita kondisi kondisinya kurang lagi lain lainnya lalu lama lamanya
  lambat langsung lanjut lebih lewat luar macam maka makanya makin malah malahan mampu mana manapun masalah masalahnya
  masih masing masuk maupun meminta memang memberi memberikan membuat membutuhkan memerlukan memiliki memohon mempunyai
  menambah menanti mencari mendadak mendapat mendapatkan menerima mengalami mengapa mengakibatkan mengatakan mengenai
  mengetahui mengharapkan menghubungi mengikuti mengingat menimbulkan menjadi menjelaskan menuju menunggu menurut
  menyebabkan menyampaikan merasa merasakan mereka merupakan meski meskipun minta misalnya mohon muncul mungkin nah
  namun nanti nantinya nyata oleh orang pada padahal paling panjang para pasti pekan pelan perlu pernah persis pertama
  pihak pula punya rasa rasanya rata rencana saat saja salah sama sampai sana sangat sangatlah satu saya sebab sebabnya
  sebagai sebagaimana sebagian sebaiknya sebaliknya sebanyak sebelah sebelum sebelumnya sebenarnya sebentar sebuah
  sebut secara sedang sedangkan sedikit segala segera sehari seharusnya sehingga sehubungan sejak sejauh sejumlah
  sekali sekalian sekaligus sekarang sekiranya sekitar selain selaku selalu selama selamat selanjutnya selesai seluruh
  semakin sementara semestinya semoga sempat semua semuanya senang sendiri seolah seorang sepanjang seperti sepertinya
  sering serta sesuai sesuatu sesudah setelah seterusnya setiap setidaknya sewaktu siapa siapapun silakan situ suatu
  sudah suka sungguh supaya susah tadi tahu tambah tampak tanpa tapi telah tentang tentu tentunya tepat terakhir
  terasa terdapat terhadap terima terjadi terkadang terkait terlalu terlebih terlihat tersebut tertentu terus terutama
  tetap tetapi tiba tidak tidaknya tiga tinggal tolong turut ucapkan ujung umum umumnya untuk usah usai waktu walau
  walaupun wajib yaitu yakni yang
  bekerja berjalan berbicara bertanya berbahaya bersih berubah bertahun bermasalah berlubang berbau belajar bermain
  dibuang dibersihkan dibiarkan diberi diberikan dibuat dicek diganti dihubungi dijawab dikirim dilakukan dimohon
  dipasang diperbaiki diproses ditangani ditanggapi ditindak dilaporkan ditebang dipotong ditutup dibuka dibayar diurus
  diterima ditolak dipindah digunakan dipakai dijelaskan diketahui diharapkan
  anak bapak ibu keluarga saudara suami istri tetangga teman warga masyarakat petugas pegawai pejabat pemerintah
  rumah kantor sekolah pasar kampung desa kota kelurahan kecamatan jalan gang depan belakang samping dekat seberang
  pagi siang sore malam minggu bulan tahun senin selasa rabu kamis jumat sabtu januari februari maret april mei juni
  juli agustus september oktober november desember kendaraan motor mobil sepeda truk bus lampu listrik air sungai
  selokan saluran banjir genangan hujan angin pohon ranting dahan daun akar sampah kotor bau asap debu lumpur tanah
  aspal lubang trotoar jembatan macet parkir rambu kecelakaan bahaya membahayakan mengganggu rusak parah hancur mati
  padam gelap terang roboh tumbang patah bocor mampet kering keruh bising ribut
  akibatkan kualitas jumlahnya informasi penjelasan tanggapan jawaban laporan pengaduan keluhan permohonan permintaan
  bantuan perhatian kerjasama kesempatan tindakan penanganan perbaikan pembangunan pelayanan pengerjaan pengecekan
  persyaratan pendaftaran pengurusan pembayaran surat kartu berkas dokumen data nomor alamat nama
`
  .trim()
  .split(/\s+/);
