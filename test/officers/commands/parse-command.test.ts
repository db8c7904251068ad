import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ParseContext } from '../../../src/officers/commands/command.js';
import { COMMAND_NAMES, COMMANDS, commandOf, formOf } from '../../../src/officers/commands/commands.js';
import { isStaffCommand, parseCommand } from '../../../src/officers/commands/parse-command.js';
import { formatCode } from '../../../src/understanding/entities/ticket-code.js';
import { city, intents } from '../staff-world.js';

const CODE = formatCode('CTH-2603', 42);
const OTHER = formatCode('CTH-2603', 7);
const categories = Object.values(intents);
const context: ParseContext = { cityCode: 'CTH', units: city.units, categories, today: '2026-03-10' };
const onCard: ParseContext = { ...context, replyCode: OTHER };
const parse = (text: string) => parseCommand(text, context);

describe('the table of commands', () => {
  test('calls every command by its name and its English word, each word once', () => {
    const words = COMMAND_NAMES.flatMap((name) => [name, COMMANDS[name].alias]);
    expect(new Set(words).size).toBe(words.length);
    for (const name of COMMAND_NAMES)
      expect([commandOf(name), commandOf(COMMANDS[name].alias)]).toEqual([name, name]);
  });

  test('leaves the commands of citizens alone', () => {
    for (const word of [
      'lapor',
      'status',
      'laporanku',
      'batal',
      'petugas',
      'bahasa',
      'start',
      'tautkan',
      'menu',
    ]) {
      expect(isStaffCommand(`/${word}`, true)).toBe(false);
      expect(isStaffCommand(`/${word} ${CODE}`, false)).toBe(false);
    }
  });

  test('shows every form without an example of digits that could be a code', () => {
    for (const name of COMMAND_NAMES) expect(formOf(name)).not.toMatch(/\d/);
  });
});

describe('a line of the staff', () => {
  test.each(COMMAND_NAMES.flatMap((name) => [name, COMMANDS[name].alias]))(
    'is a command with its slash: /%s',
    (word) => {
      expect(isStaffCommand(`/${word}`, false)).toBe(true);
      expect(isStaffCommand(`/${word} ${CODE} teks`, false)).toBe(true);
      expect(isStaffCommand(`  /${word.toUpperCase()} ${CODE}`, false)).toBe(true);
      expect(isStaffCommand(`/${word}@KotaBot ${CODE}`, false)).toBe(true);
      expect(isStaffCommand(`/ ${word} ${CODE}`, false)).toBe(true);
      expect(isStaffCommand(`／${word}: ${CODE}`, false)).toBe(true);
      expect(isStaffCommand(`/${word}.`, false)).toBe(true);
      expect(isStaffCommand(`${word}: ${CODE} teks`, false)).toBe(true);
    },
  );

  test.each([
    ...COMMAND_NAMES.map((name) => `${name} ${CODE}`),
    `selesai ${CODE} sudah beres`,
    'ambil cth2603 0042k',
    'ambil CTH-2603-0001',
    `Ambil: ${CODE}`,
    `take #${CODE}`,
    `bukan wewenang ${CODE} jalan provinsi`,
    'tiket',
    'Tiket',
    'tiket saya',
    'tiket hari ini',
    'tiket hari-ini',
    'tickets',
    'ringkas',
    'ringkas pu',
    'ringkas dinas lingkungan hidup',
    'lewat',
    'bantuan',
    'BANTUAN!',
    'tiket.',
    'lewat?',
    'pertanyaan',
    'pertanyaan 3',
    'Pertanyaan #3 abaikan',
    'pertanyaan 3 jadikan',
    'undang Andi Wijaya dlh petugas',
    'Undang Budi dinas perhubungan kepala',
    `kategori ${CODE} drainase`,
    `teruskan ${CODE} dlh bukan wewenang kami`,
    `PERPANJANG ${CODE} 3 menunggu bahan`,
  ])('is a command without a slash: %s', (text) => {
    expect(isStaffCommand(text, false)).toBe(true);
  });

  test.each([
    'selesai',
    'tolak bala',
    'kabar baik',
    'kabar',
    'tiket bioskop',
    'tiket pesawat saya hilang',
    'lewat sini pak',
    'lewat jalan mana',
    'ringkas laporan saya minggu ini',
    'tanya dong jam buka puskesmas',
    'ambil ktp di mana',
    'rencana tahun 2026',
    'lihat jalan rusak di RT 05 2026',
    'undang undang',
    'undang kepala dinas',
    'undang warga rapat hari ini',
    'Undang kami rapat',
    'pertanyaan saya belum dijawab',
    'pertanyaan 3 belum dijawab petugas',
    'tiket parkir hilang',
    'tanya CTH',
    'cari kerja',
    'catat nomor 0812345678',
    'bantuan sosial belum cair',
    '/selesaikan KODE beres',
    '/tidakada',
    '/',
    '',
    'CTH-2603-0042K',
  ])('is no command: %s', (text) => {
    expect(isStaffCommand(text, false)).toBe(false);
  });

  test('needs neither slash nor code in reply to a card', () => {
    expect(isStaffCommand('selesai sudah ditambal', true)).toBe(true);
    expect(isStaffCommand('kabar Tim berangkat', true)).toBe(true);
    expect(isStaffCommand('ambil', true)).toBe(true);
    expect(isStaffCommand('terima kasih pak', true)).toBe(false);
  });
});

const command = (name: string, more: object = {}) => ({ kind: 'command', name, ...more });

describe('reading a command', () => {
  test.each([
    ['/tiket', command('tiket', { list: 'unit' })],
    ['/tiket saya', command('tiket', { list: 'mine' })],
    ['/tiket unit', command('tiket', { list: 'unit' })],
    ['tiket Hari Ini', command('tiket', { list: 'due_today' })],
    ['/tiket lewat', command('tiket', { list: 'overdue' })],
    ['/tiket menunggu', command('tiket', { list: 'waiting' })],
    ['/lihat KODE', command('lihat', { code: CODE })],
    ['/ambil KODE', command('ambil', { code: CODE })],
    ['/take KODE', command('ambil', { code: CODE })],
    ['/ambil cth 2603 0042 k', command('ambil', { code: CODE })],
    [
      '/kabar KODE Tim berangkat\nsiang ini',
      command('kabar', { code: CODE, text: 'Tim berangkat\nsiang ini' }),
    ],
    ['/kabar KODE: tim berangkat', command('kabar', { code: CODE, text: 'tim berangkat' })],
    [`/kabar KODE sama dengan ${OTHER}`, command('kabar', { code: CODE, text: `sama dengan ${OTHER}` })],
    ['/tanya KODE Masih tergenang?', command('tanya', { code: CODE, text: 'Masih tergenang?' })],
    ['/catat KODE perlu alat', command('catat', { code: CODE, text: 'perlu alat' })],
    ['/catat KODE', command('catat', { code: CODE, text: '' })],
    ...(
      [
        ['dinas pu bukan pohon', 'pu', 'bukan pohon'],
        ['unit pu, bukan pohon', 'pu', 'bukan pohon'],
        ['ke dinas pu: bukan pohon', 'pu', 'bukan pohon'],
        ['pu,bukan pohon', 'pu', 'bukan pohon'],
        ['PU. bukan pohon', 'pu', 'bukan pohon'],
        ['dpu bukan pohon', 'pu', 'bukan pohon'],
        ['dinas pekerjaan umum bukan pohon', 'pu', 'bukan pohon'],
        ['"dinas lingkungan hidup" sampah', 'dlh', 'sampah'],
        ['dinas lh sampah', 'dlh', 'sampah'],
        ['kepada unit dlh sampah', 'dlh', 'sampah'],
        ['disdukcapil salah kartu', 'dukcapil', 'salah kartu'],
        ['DPMPTSP (perizinan) soal izin', 'dpmptsp', 'soal izin'],
        ['satpol pp: pedagang', 'satpol', 'pedagang'],
      ] as const
    ).map(([typed, unit, text]): [string, unknown] => [
      `/teruskan KODE ${typed}`,
      command('teruskan', { code: CODE, unit, text }),
    ]),
    ['/teruskan KODE dlh pohon taman', command('teruskan', { code: CODE, unit: 'dlh', text: 'pohon taman' })],
    [
      '/teruskan KODE ke Dinas Lingkungan Hidup: pohon taman',
      command('teruskan', { code: CODE, unit: 'dlh', text: 'pohon taman' }),
    ],
    [
      '/teruskan KODE lingkungan hidup pohon',
      command('teruskan', { code: CODE, unit: 'dlh', text: 'pohon' }),
    ],
    ['/teruskan KODE dishb lampu', command('teruskan', { code: CODE, unit: 'dishub', text: 'lampu' })],
    [
      '/teruskan KODE PLN tiang miring',
      command('teruskan', { code: CODE, unit: 'pln', text: 'tiang miring' }),
    ],
    [
      '/teruskan KODE satpol pp pedagang',
      command('teruskan', { code: CODE, unit: 'satpol', text: 'pedagang' }),
    ],
    ['/bukanwewenang KODE jalan provinsi', command('bukanwewenang', { code: CODE, text: 'jalan provinsi' })],
    ['/bukan-wewenang KODE jalan provinsi', command('bukanwewenang', { code: CODE, text: 'jalan provinsi' })],
    [
      '/tolak KODE tidak-jelas foto gelap',
      command('tolak', { code: CODE, reason: 'tidak-jelas', text: 'foto gelap' }),
    ],
    [
      '/tolak KODE tidak jelas, foto gelap',
      command('tolak', { code: CODE, reason: 'tidak-jelas', text: 'foto gelap' }),
    ],
    ['/tolak KODE 2 foto gelap', command('tolak', { code: CODE, reason: 'tidak-jelas', text: 'foto gelap' })],
    ['/tolak KODE 5', command('tolak', { code: CODE, reason: 'palsu', text: '' })],
    ['/tolak KODE ini hoaks', command('tolak', { code: CODE, reason: 'palsu', text: 'ini hoaks' })],
    [
      '/tolak KODE sudah di tangani kemarin',
      command('tolak', { code: CODE, reason: 'sudah-ditangani', text: 'sudah di tangani kemarin' }),
    ],
    [
      '/tolak KODE tempatnya di luar kota',
      command('tolak', { code: CODE, reason: 'bukan-di-kota', text: 'tempatnya di luar kota' }),
    ],
    ['/rencana KODE 2026-03-15 Aspal', command('rencana', { code: CODE, date: '2026-03-15', text: 'Aspal' })],
    ['/rencana KODE 15 maret Aspal', command('rencana', { code: CODE, date: '2026-03-15', text: 'Aspal' })],
    ['/rencana KODE besok', command('rencana', { code: CODE, date: '2026-03-11', text: '' })],
    ['/selesai KODE', command('selesai', { code: CODE, text: '' })],
    ['/selesai KODE sudah ditambal', command('selesai', { code: CODE, text: 'sudah ditambal' })],
    ['/undur KODE', command('undur', { code: CODE })],
    ['/cari pasar kenanga', command('cari', { text: 'pasar kenanga' })],
    ['/ringkas', command('ringkas')],
    ['/ringkas pu', command('ringkas', { unit: 'pu' })],
    ['/ringkas Dinas Perhubungan', command('ringkas', { unit: 'dishub' })],
    ['/lewat', command('lewat')],
    ['/alihkan KODE ke agus', command('alihkan', { code: CODE, officer: 'agus' })],
    [
      '/perpanjang KODE 3 menunggu bahan',
      command('perpanjang', { code: CODE, days: 3, text: 'menunggu bahan' }),
    ],
    [
      '/perpanjang KODE 3 hari kerja, menunggu bahan',
      command('perpanjang', { code: CODE, days: 3, text: 'menunggu bahan' }),
    ],
    ['/sahkan KODE', command('sahkan', { code: CODE })],
    ['/tegur KODE', command('tegur', { code: CODE, text: '' })],
    [
      '/undang Andi Wijaya dlh petugas',
      command('undang', { person: 'Andi Wijaya', units: ['dlh'], role: 'officer' }),
    ],
    [
      '/undang Andi Dinas Kesehatan kepala',
      command('undang', { person: 'Andi', units: ['dinkes'], role: 'head' }),
    ],
    [
      '/undang Maya pu, dlh pengawas',
      command('undang', { person: 'Maya', units: ['pu', 'dlh'], role: 'supervisor' }),
    ],
    [
      '/undang Maya semua supervisor',
      command('undang', { person: 'Maya', units: ['semua'], role: 'supervisor' }),
    ],
    ['/bantuan', command('bantuan')],
    ['/help', command('bantuan')],
  ])('%s', (text, expected) => {
    expect(parse(text.replace('KODE', CODE))).toEqual(expected);
  });

  test.each([
    ['/ambil', command('ambil', { code: OTHER })],
    ['selesai sudah ditambal', command('selesai', { code: OTHER, text: 'sudah ditambal' })],
    ['kabar tim berangkat 2 orang', command('kabar', { code: OTHER, text: 'tim berangkat 2 orang' })],
    [`/kabar serupa dengan ${CODE}`, command('kabar', { code: OTHER, text: `serupa dengan ${CODE}` })],
    [`/ambil ${CODE}`, command('ambil', { code: CODE })],
    ['/teruskan dlh pohon taman', command('teruskan', { code: OTHER, unit: 'dlh', text: 'pohon taman' })],
    ['/tolak 2 foto gelap', command('tolak', { code: OTHER, reason: 'tidak-jelas', text: 'foto gelap' })],
    ['/perpanjang 3 menunggu bahan', command('perpanjang', { code: OTHER, days: 3, text: 'menunggu bahan' })],
    ['/rencana 15/3 aspal', command('rencana', { code: OTHER, date: '2026-03-15', text: 'aspal' })],
    ['/ambil ABC-2603-0001K', { kind: 'wrong-form', name: 'ambil', fault: 'code' }],
  ])('in reply to a card: %s', (text, expected) => {
    expect(parseCommand(text, onCard)).toEqual(expected);
  });

  test.each([
    ['/ambil', 'ambil', 'code'],
    ['/selesai sudah ditambal', 'selesai', 'code'],
    ['/ambil CTH-2603-0042', 'ambil', 'mistyped'],
    ['/selesai CTH-2603-0042 sudah', 'selesai', 'mistyped'],
    [`/ambil ${CODE.slice(0, -1)}${CODE.endsWith('A') ? 'B' : 'A'}`, 'ambil', 'mistyped'],
    ['/tiket besok', 'tiket', 'list'],
    ['/teruskan KODE', 'teruskan', 'no-unit'],
    ['/teruskan KODE damkar ada api', 'teruskan', 'unit'],
    // Two letters say too little, and a slip in a short name is not believed.
    ['/teruskan KODE lh pohon', 'teruskan', 'unit'],
    ['/teruskan KODE dinas pa bukan pohon', 'teruskan', 'unit'],
    ['/teruskan KODE negeri seberang', 'teruskan', 'unit'],
    // One slip from two units: nobody guesses.
    ['/teruskan KODE dinkos berobat', 'teruskan', 'unit'],
    ['/tolak KODE', 'tolak', 'no-reason'],
    ['/tolak KODE malas', 'tolak', 'reason'],
    ['/tolak KODE 6', 'tolak', 'reason'],
    ['/tolak KODE 0', 'tolak', 'reason'],
    ['/rencana KODE kapan-kapan', 'rencana', 'date'],
    ['/rencana KODE 31/2 aspal', 'rencana', 'date'],
    ['/rencana KODE 2026-03-09 aspal', 'rencana', 'past-date'],
    ['/perpanjang KODE alasan', 'perpanjang', 'days'],
    ['/perpanjang KODE 0 alasan', 'perpanjang', 'days'],
    ['/perpanjang KODE 61 alasan', 'perpanjang', 'days'],
    ['/perpanjang KODE -3 alasan', 'perpanjang', 'days'],
    ['/perpanjang KODE 3x alasan', 'perpanjang', 'days'],
    ['/alihkan KODE', 'alihkan', 'officer'],
    ['/cari', 'cari', 'words'],
    ['/cari ???', 'cari', 'words'],
    ['/ringkas seberang', 'ringkas', 'unit'],
    ['/undang', 'undang', 'role'],
    ['/undang Andi dlh', 'undang', 'role'],
    ['/undang dlh petugas', 'undang', 'person'],
    ['/undang Andi seberang petugas', 'undang', 'unit'],
    ['/undang Andi pu,dlh petugas', 'undang', 'unit'],
    ['/undang Andi semua petugas', 'undang', 'unit'],
    ['/undang <b>Andi</b> dlh petugas', 'undang', 'person'],
  ])('says what is wrong with %s', (text, name, fault) => {
    expect(parse(text.replace('KODE', CODE))).toMatchObject({ kind: 'wrong-form', name, fault });
  });

  test.each([
    ['/selesaikan KODE beres', 'selesai'],
    ['/slesai KODE', 'selesai'],
    ['/ambilkan KODE', 'ambil'],
    ['/tikt', 'tiket'],
    ['/ringkasan', 'ringkas'],
    ['/perpanjangan KODE 3', 'perpanjang'],
  ])('guesses the command of %s', (text, nearest) => {
    expect(parse(text)).toEqual({ kind: 'unknown', nearest });
  });

  test.each(['/qwertyuiop', '/x', '/', '', '/🙂', `/${'a'.repeat(10_000)}`])(
    'guesses nothing for %.20s',
    (text) => {
      expect(parse(text)).toEqual({ kind: 'unknown' });
    },
  );

  test('reads any text without failing, and changes no words of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...COMMAND_NAMES), (text, name) => {
        isStaffCommand(text, true);
        parse(text);
        parseCommand(`/${name} ${text}`, onCard);
        const kabar = parse(`/kabar ${CODE} x${text}`);
        return kabar.kind === 'command' && kabar.name === 'kabar' && `x${text}`.startsWith(kabar.text);
      }),
    );
  });

  test('reads the code of every ticket, however large its number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (number) => {
        const code = formatCode('CTH-2603', number);
        return (
          JSON.stringify(parse(`/ambil ${code}`)) === JSON.stringify({ kind: 'command', name: 'ambil', code })
        );
      }),
    );
  });
});
