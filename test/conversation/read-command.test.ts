import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { languageOf } from '../../src/conversation/choose-language.js';
import type { Decision } from '../../src/conversation/decision.js';
import { readCommand } from '../../src/conversation/read-command.js';
import { decideOn, draftOf, ownTicket, type Sketch, spoken, tono } from './sample-turn.js';

/** What a line led to, in short. */
function gist({ talk, says, effects }: Decision): string {
  const [effect] = effects;
  if (effect) return 'code' in effect ? `${effect.kind} ${effect.code}` : effect.kind;
  if (talk.draft) return `draft ${talk.draft.text || '(empty)'}`;
  return spoken({ says });
}
const on = (text: string, more: Sketch = {}) => gist(decideOn({ text, ...more }));

/** Each command of a citizen, as people write it, and what it does. */
const COMMANDS: [what: string, expected: RegExp, lines: string[]][] = [
  [
    'begins a report',
    /^draft \(empty\)/,
    ['lapor', 'LAPOR', 'Lapor!', 'lapor.', 'lapor:', 'report', 'mau lapor'],
  ],
  [
    'begins a report',
    /^draft \(empty\)/,
    ['/lapor', '/ lapor', '/LAPOR', '/lapor.', '//lapor', '\\lapor', '／lapor', '/report'],
  ],
  [
    'takes the report behind it',
    /^draft lampu jalan mati di Jl. Mangga$/,
    [
      '/lapor lampu jalan mati di Jl. Mangga',
      '/lapor: lampu jalan mati di Jl. Mangga',
      '/ lapor lampu jalan mati di Jl. Mangga',
    ],
  ],
  [
    'takes the report behind it',
    /^draft lampu jalan mati di Jl. Mangga$/,
    [
      'lapor: lampu jalan mati di Jl. Mangga',
      'Lapor : lampu jalan mati di Jl. Mangga',
      'LAPOR:lampu jalan mati di Jl. Mangga',
    ],
  ],
  [
    'lists the own reports',
    /^list-mine/,
    [
      'laporanku',
      'LAPORANKU',
      'laporan saya',
      'Laporan saya?',
      'mine',
      '/mine',
      '/laporanku!',
      '/ laporanku',
    ],
  ],
  ['lists the own reports', /^list-mine/, ['status', 'Status.', 'STATUS', '/status', '/ status']],
  [
    'shows one report',
    /^show-status CTH-2603-0001X/,
    [
      'status CTH-2603-0001X',
      'Status: cth 2603 0001x',
      'STATUS CTH2603-0001X',
      '/status CTH-2603-0001X',
      '/status: CTH-2603-0001X',
    ],
  ],
  [
    'has nothing to cancel',
    /Tidak ada yang sedang diisi/,
    ['batal', 'BATAL.', 'Batal', 'cancel', '/batal', '/cancel', '/batal.', '/ batal'],
  ],
  ['calls a human', /^draft \(empty\)/, ['petugas', 'PETUGAS', 'human', '/petugas', '/human', '/ petugas!']],
  [
    'shows the help',
    /siap 24 jam/,
    ['bantuan', 'Bantuan!', 'BANTUAN', 'help', '/bantuan', '/help', '/ bantuan'],
  ],
  [
    'shows the topics',
    /Pilih kelompok topik/,
    ['menu', 'MENU', '/menu', 'cari', 'search', '/cari', '/search'],
  ],
  [
    'asks for the language',
    /Mau pakai bahasa apa/,
    ['bahasa', 'language', '/bahasa', '/language', '/ bahasa', 'ganti bahasa'],
  ],
  [
    'speaks English',
    /from now on I use English/,
    [
      'bahasa inggris',
      'Bahasa Inggris.',
      'bahasa english',
      '/bahasa inggris',
      '/language english',
      'english',
      'ganti bahasa inggris',
    ],
  ],
  ['speaks Javanese', /[Bb]asa|kula/, ['bahasa jawa', '/bahasa jawa', 'basa jawa', '/ bahasa: jawa']],
  ['greets', /selamat datang/, ['/start', 'start', 'mulai', '/mulai', '/ start']],
  [
    'links a member of the staff',
    /^link-staff ABCDEFGHJK/,
    ['/tautkan ABCDEFGHJK', 'tautkan ABCDEFGHJK', 'TAUTKAN: ABCDEFGHJK', '/link ABCDEFGHJK'],
  ],
];

describe('a command of a citizen', () => {
  it.each(
    COMMANDS.flatMap(([what, expected, lines]) => lines.map((line) => [line, what, expected] as const)),
  )('%p %s', (line, _what, expected) => {
    expect(on(line)).toMatch(expected);
  });

  it.each(['/', '//', '/ ', '/123', '/?', '/tidakada', '/selesaikan x'])(
    '%p is none, and that is said',
    (line) => {
      expect(on(line)).toMatch(/belum saya kenal/);
    },
  );

  it.each([
    ['cari kerja di mana', /./],
    ['mine craft server', /./],
    ['link nya rusak', /./],
    ['tautkan akun saya', /./],
    ['bahasa daerah apa yang diajarkan', /./],
    ['\\o/', /./],
  ])('%p is talk', (line, expected) => {
    expect(readCommand(line)).toBeUndefined();
    expect(on(line)).toMatch(expected);
  });

  it('cancels a report that is open, with and without a slash', () => {
    for (const text of ['/batal', 'batal', 'BATAL!', '/ batal', 'cancel'])
      expect(on(text, { talk: { draft: draftOf(), asked: { kind: 'confirm' } } })).toMatch(/dibatalkan/);
  });

  it('without a slash is the answer where a reason was asked', () => {
    const talk = { asked: { kind: 'withdraw-reason' as const, code: 'CTH-2603-0001X' } };
    expect(on('lapor: salah alamat', { talk, facts: { ownOpen: [ownTicket()] } })).toBe(
      'citizen-step CTH-2603-0001X',
    );
  });
});

describe('a line of an officer', () => {
  it.each([
    ['ambil', { replyCode: 'CTH-2603-0009Z' }, 'staff-command'],
    ['Selesai: lampu diganti', { replyCode: 'CTH-2603-0009Z' }, 'staff-command'],
    ['ambil CTH-2603-0009Z', {}, 'staff-command'],
    ['tiket', {}, 'staff-command'],
    ['tiket?', {}, 'staff-command'],
    ['/ tiket', {}, 'staff-command'],
    ['pertanyaan 3 abaikan', {}, 'staff-command'],
    ['lapor', {}, 'draft (empty)'],
    ['laporanku', {}, 'list-mine'],
    ['lampu jalan mati di Jl. Mangga', {}, 'draft lampu jalan mati di Jl. Mangga'],
  ])('%p with %p: %s', (text, facts, expected) => {
    expect(on(text, { person: tono, facts })).toBe(expected);
  });

  it.each([
    'tiket parkir hilang',
    'lewat sini banjir pak',
    'kabar baik min',
    'selesai',
    'rencana tahun depan apa',
  ])('%p that is plain talk is no command', (text) => {
    expect(on(text, { person: tono })).not.toBe('staff-command');
  });

  it('in reply to news of an own report is a citizen’s', () => {
    const facts = { replyCode: 'CTH-2603-0001X', ownOpen: [ownTicket()] };
    expect(on('kabar terakhir bagaimana ya', { person: tono, facts })).toBe('citizen-step CTH-2603-0001X');
    expect(on('/lihat', { person: tono, facts })).toBe('staff-command');
  });
});

describe('languages', () => {
  it.each([
    ['english', 'en'],
    ['in English please', 'en'],
    ['pakai bahasa jawa dong', 'jv'],
    ['Boso Jowo', 'jv'],
    ['bahasa indonesia', 'id'],
    ['bahasa', undefined],
    ['bahasa jawa atau inggris', undefined],
    ['inggris di mana', undefined],
    ['', undefined],
  ])('%p names %s', (words, expected) => {
    expect(languageOf(words)).toBe(expected);
  });
});

it('whatever is typed is read or left, and never a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const read = readCommand(text);
      if (read) expect(read.word).toBe(read.word.toLowerCase());
      expect(readCommand(`/${text}`)?.hasSlash).toBe(true);
    }),
  );
  expect(readCommand('/'.repeat(10_000))).toMatchObject({ word: '' });
  expect(readCommand(`/lapor ${'a '.repeat(5000)}`)?.word).toBe('lapor');
});
