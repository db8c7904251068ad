import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { COMMAND_NAMES, COMMANDS, type CommandForm, formOf } from '../../src/officers/commands/commands.js';
import { REJECT_REASONS, type Status } from '../../src/tickets/ticket.js';
import { formatCode } from '../../src/understanding/entities/ticket-code.js';
import { city, makeStaffWorld, photo, type StaffWorld, siti, textOf, texts } from './staff-world.js';

let world: StaffWorld;
beforeEach(async () => {
  world = await makeStaffWorld();
});
afterEach(() => world.close());

const steps = ({ events }: { events: { event: { step: string } }[] }) =>
  events.map(({ event }) => event.step);

describe('an officer works a ticket', () => {
  test('from taking it to closing it with a photo, and takes the close back', async () => {
    const { _id: code } = await world.open({ category: 'pju', text: 'Lampu jalan mati di depan sekolah' });

    const listed = await world.write('tono', '/tiket');
    expect(textOf(listed)).toContain(code);
    expect(listed.replies[0]!.choices).toContainEqual({ id: `staff.view.${code}`, label: code });

    const taken = await world.write('tono', `/ambil ${code}`);
    expect(steps(taken)).toEqual(['take']);
    expect(taken.replies).toHaveLength(1);
    expect(taken.replies[0]).toMatchObject({ about: code });
    for (const word of [code, 'Lampu jalan mati', 'Pasar Kenanga', '13 Maret 2026', '/kabar', '/selesai']) {
      expect(textOf(taken)).toContain(word);
    }

    const told = await world.write('tono', `/kabar ${code} Tim berangkat siang ini`);
    expect(steps(told)).toEqual(['update']);
    expect(told.events[0]!.event.text).toBe('Tim berangkat siang ini');

    const asked = await world.write('tono', 'tanya Tiang nomor berapa?', { replyCode: code });
    expect(steps(asked)).toEqual(['ask']);
    expect((await world.read(code)).status).toBe('waiting');
    await world.step(code, 'answer', siti, { text: 'Tiang ketiga' });

    const planned = await world.write('tono', `/rencana ${code} jumat Pasang lampu`);
    expect(textOf(planned)).toContain('Jumat, 13 Maret 2026');
    expect(await world.read(code)).toMatchObject({ status: 'planned', plannedFor: '2026-03-13' });

    const closed = await world.write('tono', `selesai ${code} Lampu diganti baru`, {
      attachments: [photo()],
    });
    expect(steps(closed)).toEqual(['close']);
    expect(closed.events[0]!.event).toMatchObject({ text: 'Lampu diganti baru', attachments: [photo()] });
    expect(textOf(closed)).toContain('30 menit');

    const undone = await world.write('tono', `/undur ${code}`);
    expect(steps(undone)).toEqual(['undo']);
    expect((await world.read(code)).status).toBe('in_progress');
    for (const outcome of [told, asked, planned, closed, undone]) {
      expect(textOf(outcome)).toContain(code);
      expect(outcome.replies[0]!.about).toBe(code);
    }
  });

  test('sends it on, sends it back, rejects it', async () => {
    const { _id: one } = await world.open();
    const forwarded = await world.write('budi', `/teruskan ${one} dlh Pohon di taman kota`);
    expect(steps(forwarded)).toEqual(['forward']);
    expect(textOf(forwarded)).toContain('Dinas Lingkungan Hidup');
    expect(await world.read(one)).toMatchObject({ unit: 'dlh', status: 'received' });

    const { _id: two } = await world.open();
    const disclaimed = await world.write('budi', `/bukanwewenang ${two} Jalan milik provinsi`);
    expect(textOf(disclaimed)).toContain('Meja Triase');
    expect(await world.read(two)).toMatchObject({ unit: 'triase', disclaimCount: 1 });

    const { _id: three } = await world.open();
    const rejected = await world.write('budi', `/tolak ${three} 2 tempatnya tidak disebut`);
    expect(rejected.events[0]!.event).toMatchObject({
      step: 'reject',
      reason: 'tidak-jelas',
      text: 'tempatnya tidak disebut',
    });
    expect((await world.read(three)).status).toBe('rejected');
  });

  test('keeps a note for the staff, also only a photo', async () => {
    const { _id: code } = await world.open();
    const noted = await world.write('budi', `/catat ${code} perlu alat berat`);
    expect(noted.events[0]!.event).toMatchObject({ step: 'note', internal: true, text: 'perlu alat berat' });
    expect(textOf(noted)).toContain('hanya petugas');
    expect(steps(await world.write('budi', '/catat', { replyCode: code, attachments: [photo()] }))).toEqual([
      'note',
    ]);
  });

  test('finds a message that is handled again done, and tells of it once more', async () => {
    const { _id: code } = await world.open();
    const first = await world.write('budi', `/ambil ${code}`, { cause: 'in-x#0' });
    const again = await world.write('budi', `/ambil ${code}`, { cause: 'in-x#0' });
    expect(again.replies).toEqual(first.replies);
    expect(again.events[0]!.event.id).toBe(first.events[0]!.event.id);
    expect((await world.read(code)).history).toHaveLength(2);
  });

  test('speaks English to who chose it', async () => {
    const { _id: code } = await world.open();
    expect(textOf(await world.write('budi', `/take ${code}`, { language: 'en' }))).toContain('is yours now');
  });
});

describe('a close that needs a photo', () => {
  let code: string;
  beforeEach(async () => {
    code = (await world.open({ category: 'pju' }))._id;
    await world.write('tono', `/ambil ${code}`);
  });

  test('asks for it and tells the bot to wait for it', async () => {
    const outcome = await world.write('tono', `/selesai ${code} Lampu diganti`);
    expect(textOf(outcome)).toContain('foto');
    expect(outcome).toMatchObject({
      events: [],
      asked: { kind: 'close-photo', code, text: 'Lampu diganti' },
    });
    expect((await world.read(code)).status).toBe('in_progress');
    // What the bot makes of the photo that follows.
    const closed = await world.write('tono', `/selesai ${code} ${(outcome.asked as { text: string }).text}`, {
      attachments: [photo()],
    });
    expect(steps(closed)).toEqual(['close']);
  });

  test('takes a photo sent before as evidence, until the citizen opens it again', async () => {
    await world.write('tono', `/catat ${code} sesudah dipasang`, { attachments: [photo('sesudah')] });
    expect(steps(await world.write('tono', `/selesai ${code} Lampu diganti`))).toEqual(['close']);
    await world.step(code, 'reopen', siti, { text: 'mati lagi' });
    const again = await world.write('tono', `/selesai ${code} Lampu diganti lagi`);
    expect(again.asked).toMatchObject({ kind: 'close-photo' });
  });

  test('does not take a photo of the citizen for evidence, nor another file', async () => {
    await world.step(code, 'add', siti, { text: 'ini fotonya', attachments: [photo('warga')] });
    const outcome = await world.write('tono', `/selesai ${code} Lampu diganti`, {
      attachments: [{ id: 'x', kind: 'voice' }],
    });
    expect(outcome.asked).toMatchObject({ kind: 'close-photo' });
  });

  test('asks for the result first', async () => {
    const outcome = await world.write('tono', `/selesai ${code}`, { attachments: [photo()] });
    expect(textOf(outcome)).toContain('keterangan hasil');
    expect(outcome.asked).toMatchObject({ kind: 'close-photo', code, text: '' });
    expect(outcome.asked).toMatchObject({ attachments: [{ id: 'foto-1' }] });
  });
});

describe('what is not possible', () => {
  let code: string;
  beforeEach(async () => {
    code = (await world.open())._id;
  });

  /** Says it, does nothing. */
  async function refuses(who: string, text: string, words: RegExp, line = {}) {
    const before = await world.read(code);
    const outcome = await world.write(who, text.replaceAll('KODE', code), line);
    expect(textOf(outcome)).toMatch(words);
    expect(textOf(outcome)).not.toMatch(/berhasil|\{\w+\}/);
    expect(outcome.events).toEqual([]);
    expect(await world.read(code)).toEqual(before);
    return outcome;
  }

  test('taking what a colleague has taken: who it is', async () => {
    await world.write('budi', `/ambil ${code}`);
    const outcome = await refuses('agus', '/ambil KODE', new RegExp(`^Tiket ${code} sudah diambil Budi\\.`));
    expect(outcome.replies[0]!.about).toBe(code);
    await refuses('agus', '/selesai KODE sudah', /sudah diambil Budi/);
    await refuses('budi', '/ambil KODE', /sudah Anda pegang/);
  });

  test('of two who take at the same moment one has it', async () => {
    const both = await Promise.all([
      world.write('budi', `/ambil ${code}`),
      world.write('agus', `/ambil ${code}`),
    ]);
    expect(both.filter(({ events }) => events.length === 1)).toHaveLength(1);
    expect(both.map(textOf).join()).toMatch(/sudah diambil (Budi|Agus)/);
  });

  const workWords = [
    '/lihat KODE', '/ambil KODE', '/kabar KODE teks', '/tanya KODE teks', '/catat KODE teks', '/teruskan KODE dlh alasan',
    '/bukanwewenang KODE alasan', '/tolak KODE 2', '/rencana KODE besok', '/selesai KODE teks', '/undur KODE',
  ]; // biome-ignore format: a list
  test.each(workWords)("%s on another unit's ticket, which is not said anything of", async (text) => {
    const outcome = await refuses('sari', text, /bukan/);
    expect(textOf(outcome)).not.toMatch(/berlubang|Kenanga|siti/i);
    expect(outcome.replies[0]!.media).toBeUndefined();
    expect(outcome.replies[0]!.about).toBeUndefined();
  });

  test.each([
    '/alihkan KODE agus',
    '/perpanjang KODE 3 alasan',
    '/tegur KODE',
    '/sahkan KODE',
    '/lihat KODE',
  ])('%s of a supervisor on a unit that is not theirs', async (text) => {
    await world.tickets.updateOne({ _id: code }, { $set: { unit: 'dinkes' } });
    await refuses('ratna', text, /bukan/);
  });

  test('a code that does not exist, one that is mistyped, and none', async () => {
    await refuses('budi', `/ambil ${formatCode('CTH-2603', 999)}`, /tidak ditemukan/);
    await refuses('budi', '/ambil CTH-2603-0001', /salah ketik/);
    await refuses('budi', '/selesai CTH-2603-0001 sudah', /salah ketik/);
    const outcome = await refuses('budi', '/ambil', /kodenya[\s\S]*\/ambil KODE/);
    expect(textOf(outcome)).not.toMatch(/\d/);
  });

  test('words that are missing, each named', async () => {
    await world.write('budi', `/ambil ${code}`);
    await refuses('budi', '/selesai KODE', /keterangan hasil/);
    await refuses('budi', '/kabar KODE', /[Kk]abarnya/);
    await refuses('budi', '/tanya KODE', /[Pp]ertanyaannya/);
    await refuses('budi', '/catat KODE', /[Cc]atatannya/);
    await refuses('budi', '/bukanwewenang KODE', /alasan/);
    await refuses('budi', '/teruskan KODE dlh', /alasan/);
    await refuses('ratna', '/perpanjang KODE 3', /alasan/);
  });

  test('a form that is wrong: what is missing, the right one and an example, both with the code of the ticket', async () => {
    await refuses(
      'budi',
      '/teruskan KODE seberang alasan',
      /dlh[\s\S]*\/teruskan CTH-\S+ unit alasan[\s\S]*Misalnya: \/teruskan CTH-/,
    );
    await refuses('budi', '/tolak KODE malas', /tidak ada di daftar[\s\S]*\/tolak CTH-\S+ alasan/);
    // What is wrong with the ticket is said before what is wrong with the form.
    await refuses('budi', '/rencana KODE entah', /\/ambil/);
    await world.write('budi', `/ambil ${code}`);
    await refuses('budi', '/rencana KODE entah', /besok[\s\S]*\/rencana CTH-\S+ tanggal teks/);
    await refuses('budi', '/rencana KODE 2026-03-09 aspal', /sudah lewat/);
    await refuses('ratna', '/perpanjang KODE banyak', /hari kerja[\s\S]*\/perpanjang CTH-\S+ hari alasan/);
    await refuses('budi', '/tiket besok', /menunggu/);
    await refuses('ratna', '/undang Andi dlh', /[Pp]eran/);
  });

  test('a command that is nearly one', async () => {
    await refuses('budi', '/selesaikan KODE beres', /\/selesai\?[\s\S]*\/selesai KODE teks/);
    await refuses('budi', '/abrakadabra', /\/bantuan/);
  });

  test('work that nobody has taken yet', async () => {
    await refuses('budi', '/kabar KODE tim berangkat', /\/ambil/);
    await refuses('budi', '/selesai KODE beres', /\/ambil/);
    await refuses('budi', '/undur KODE', /belum ditutup/);
  });

  test('taking what was withdrawn', async () => {
    await world.step(code, 'withdraw', siti, { text: 'sudah beres sendiri' });
    await refuses('budi', '/ambil KODE', /dibatalkan pelapornya/);
  });

  test('undoing a close of somebody else, or too late', async () => {
    await world.write('budi', `/ambil ${code}`);
    await world.write('budi', `/selesai ${code} ditambal`, { attachments: [photo()] });
    await refuses('agus', '/undur KODE', /Budi/);
    await refuses('budi', '/kabar KODE tambahan', /selesai \(oleh Budi\)/);
    await world.clock.moveTo(new Date(world.clock.now().getTime() + 31 * 60_000));
    await refuses('budi', '/undur KODE', /30 menit/);
  });

  test('sending it where it is', async () => {
    await refuses('budi', '/teruskan KODE pu alasan', /memang sudah ada di Dinas Pekerjaan Umum/);
    await world.tickets.updateOne({ _id: code }, { $set: { unit: 'triase' } });
    await refuses('dewi', '/bukanwewenang KODE bukan kami', /memang sudah ada di Meja Triase/);
  });
});

describe('looking at a ticket', () => {
  test('shows what the staff needs, notes too, and the files', async () => {
    const { _id: code } = await world.open({ attachments: [photo('lubang'), { id: 'v', kind: 'video' }] });
    await world.write('budi', `/ambil ${code}`);
    await world.write('budi', `/catat ${code} perlu alat berat`, { attachments: [photo('alat')] });
    await world.write('budi', `/selesai ${code} ditambal`, { attachments: [photo('aspal')] });
    await world.step(code, 'reopen', siti, { text: 'air cuma keluar setetes' });
    const outcome = await world.write('budi', `/lihat ${code}`);
    const text = textOf(outcome);
    for (const word of [
      code, 'Jalan berlubang besar', 'Pasar Kenanga', 'Dinas Pekerjaan Umum', 'Budi', 'sedang dikerjakan', '2 hari lagi', '4 lampiran',
      'catatan Budi: perlu alat berat', 'ditutup Budi: ditambal', 'dibuka kembali oleh warga: air cuma keluar setetes', 'Nama siti',
    ]) expect(text).toContain(word); // biome-ignore format: a list
    expect(text).not.toContain('web:');
    expect(text).not.toMatch(/\{\w+\}/);
    expect(outcome.replies[0]!.media?.map(({ path }) => path)).toEqual([
      '/tmp/lubang',
      '/tmp/alat',
      '/tmp/aspal',
      '/tmp/v',
    ]);
    expect(text).not.toContain('Perlu didengar');
    expect(outcome.replies[0]!.about).toBe(code);
  });

  test('says what has to be listened to, and sends it along', async () => {
    const voice = (id: string) => ({ id, kind: 'voice' as const });
    const { _id: code } = await world.open({ attachments: [voice('cerita'), photo('lubang')] });
    await world.step(code, 'add', siti, { attachments: [voice('susulan')] });
    const outcome = await world.write('budi', `/lihat ${code}`);
    expect(textOf(outcome)).toContain('Perlu didengar: 2 pesan suara');
    const paths = outcome.replies[0]!.media?.map(({ path }) => path);
    expect(paths).toEqual(['/tmp/lubang', '/tmp/cerita', '/tmp/susulan']);
    expect(textOf(await world.write('budi', `/ambil ${code}`))).toContain('Perlu didengar: 2 pesan suara');
  });

  test('sends the first and the newest of many voice notes', async () => {
    const attachments = Array.from({ length: 10 }, (_, index) => ({
      id: `v${index}`,
      kind: 'voice' as const,
    }));
    const { _id: code } = await world.open({ attachments });
    const { replies } = await world.write('budi', `/lihat ${code}`);
    expect(replies[0]!.media?.map(({ path }) => path.slice(5))).toEqual(['v0', 'v1', 'v2', 'v7', 'v8', 'v9']);
    expect(replies[0]!.text).toContain('Perlu didengar: 10 pesan suara');
  });

  test('hides the name of who reports anonymously', async () => {
    const { _id: code } = await world.open({ hidden: 'anonymous' });
    await world.step(code, 'add', { ...siti, name: 'Siti Rahasia' }, { text: 'masih ada' });
    const text = textOf(await world.write('budi', `/lihat ${code}`));
    expect(text).toContain('dirahasiakan');
    expect(text).not.toMatch(/siti/i);
  });

  test('offers to take it to who may, while nobody has', async () => {
    const { _id: code } = await world.open();
    const choicesOf = async (who: string) => (await world.write(who, `/lihat ${code}`)).replies[0]!.choices;
    const sort = { id: `staff.sort.${code}`, label: 'Ubah kategori' };
    expect(await choicesOf('budi')).toEqual([{ id: `staff.take.${code}`, label: 'Ambil' }, sort]);
    expect(await choicesOf('ratna')).toEqual([sort]);
    await world.write('budi', `/ambil ${code}`);
    expect(await choicesOf('agus')).toBeUndefined();
  });

  test('shows the newest lines of a long history, and stays short', async () => {
    const { _id: code } = await world.open({ text: 'x '.repeat(4000) });
    for (let i = 0; i < 14; i++)
      await world.write('budi', `/catat ${code} catatan-${i} ${'panjang '.repeat(400)}`);
    const text = textOf(await world.write('budi', `/lihat ${code}`));
    expect(text).toContain('catatan-13');
    expect(text).not.toContain('catatan-3 ');
    expect(text).toContain('(5 baris sebelumnya');
    expect(text.length).toBeLessThan(4096);
  });

  test('is open to the triage desk for units outside the city government, and to nobody else of ours', async () => {
    const { _id: code, unit } = await world.open({ category: 'utilitas', text: 'Kabel PLN menjuntai' });
    expect(unit).toBe('pln');
    expect(textOf(await world.write('dewi', `/lihat ${code}`))).toContain('Kabel PLN menjuntai');
    expect(steps(await world.write('dewi', `/ambil ${code}`))).toEqual(['take']);
    expect(textOf(await world.write('budi', `/lihat ${code}`))).toContain('bukan');
  });
});

describe('lists', () => {
  test('say warmly that there is nothing', async () => {
    for (const filter of ['', 'saya', 'unit', 'hari-ini', 'lewat', 'menunggu']) {
      const outcome = await world.write('budi', `/tiket ${filter}`);
      expect(textOf(outcome)).toMatch(/[Tt]idak/);
      expect(outcome.replies[0]!.choices).toBeUndefined();
    }
    expect(textOf(await world.write('budi', '/cari pasar'))).toContain('Tidak ada');
  });

  test('show eight a page, with a button to look at each and one to go on', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 19; i++) codes.push((await world.open())._id);
    const seen: string[] = [];
    let page = await world.write('budi', '/tiket');
    for (const count of [8, 8, 3]) {
      const { text, choices } = page.replies[0]!;
      const views = choices!.filter(({ id }) => id.startsWith('staff.view.'));
      expect(views).toHaveLength(count);
      expect(views.every(({ label }) => text.includes(label))).toBe(true);
      expect(choices!.every(({ id }) => Buffer.byteLength(id) <= 64)).toBe(true);
      seen.push(...views.map(({ label }) => label));
      const more = choices!.find(({ id }) => id.startsWith('staff.list.'));
      expect(Boolean(more)).toBe(count === 8);
      if (more) page = await world.press('budi', more.id);
    }
    expect(seen.sort()).toEqual(codes.sort());
  });

  test('keep to the own units and to their filter', async () => {
    const { _id: road } = await world.open();
    const { _id: trash } = await world.open({ category: 'sampah' });
    expect(textOf(await world.write('budi', '/tiket'))).toContain(road);
    expect(textOf(await world.write('budi', '/tiket'))).not.toContain(trash);
    expect(textOf(await world.write('joko', '/tiket'))).toContain(trash);
    expect(textOf(await world.write('budi', '/tiket saya'))).not.toContain(road);
    await world.write('budi', `/ambil ${road}`);
    expect(textOf(await world.write('budi', '/tiket saya'))).toContain(road);
    await world.write('budi', `/tanya ${road} Masih?`);
    expect(textOf(await world.write('agus', 'tiket menunggu'))).toMatch(new RegExp(`${road}.*\\(Budi\\)`));
    await world.clock.moveTo(new Date('2026-03-12T08:00:00+07:00'));
    expect(textOf(await world.write('budi', 'tiket hari ini'))).toMatch(/1 jam lagi/);
    await world.clock.moveTo(new Date('2026-03-12T12:00:00+07:00'));
    expect(textOf(await world.write('budi', '/tiket lewat'))).toMatch(/lewat 3 jam/);
  });

  test('find tickets by their words, over pages, in the own units only', async () => {
    for (let i = 0; i < 9; i++) await world.open();
    await world.open({ category: 'sampah', text: 'Sampah dekat pasar' });
    const first = await world.write('budi', '/cari pasar');
    const more = first.replies[0]!.choices!.at(-1)!;
    expect(more.id).toBe('staff.find.2.pasar');
    const second = await world.press('budi', more.id);
    expect(second.replies[0]!.choices).toHaveLength(1);
    expect(textOf(first) + textOf(second)).not.toContain('Sampah');
  });

  test('of a search too long for a button have no next page', async () => {
    for (let i = 0; i < 9; i++) await world.open();
    const outcome = await world.write('budi', `/cari pasar ${' kenanga'.repeat(20)}`);
    expect(outcome.replies[0]!.choices).toHaveLength(8);
  });
});

describe('buttons', () => {
  test('take and show', async () => {
    const { _id: code } = await world.open();
    expect(steps(await world.press('budi', `staff.take.${code}`))).toEqual(['take']);
    expect(textOf(await world.press('agus', `staff.take.${code}`))).toContain('sudah diambil Budi');
    expect(textOf(await world.press('agus', `staff.view.${code}`))).toContain('Riwayat');
    expect(textOf(await world.press('ratna', `staff.take.${code}`))).toContain('bukan untuk peran Anda');
    expect(textOf(await world.press('sari', `staff.view.${code}`))).toContain('bukan di unit Anda');
    expect(textOf(await world.press('budi', 'staff.late.1'))).toContain('bukan untuk peran Anda');
  });

  test.each([
    'staff', 'staff.', 'staff.take', 'staff.take.', 'staff.take.CTH-2603-0001', 'staff.take.cth26030001k', 'staff.view.$ne',
    'staff.list', 'staff.list.unit', 'staff.list.unit.0', 'staff.list.unit.-1', 'staff.list.unit.NaN', 'staff.list.unit.1e9',
    'staff.list.semua.1', 'staff.list.__proto__.1', 'staff.list.constructor.1', 'staff.find.1', 'staff.find.x.pasar',
    'staff.late.', 'staff.late.1.2', 'staff.reject', 'staff.reject.x.palsu', 'staff.reject.CTH-2603-0001.palsu', 'staff.close.CTH', 'staff.__proto__.x', 'other.take.x', '', '.....',
  ])('of no meaning are answered as stale: %s', async (choiceId) => {
    const outcome = await world.press('ratna', choiceId);
    expect(textOf(outcome)).toContain('tidak berlaku');
    expect(outcome.events).toEqual([]);
  }); // biome-ignore format: a list

  test('show the last page there is when a list has become shorter', async () => {
    const { _id: code } = await world.open();
    expect(textOf(await world.press('budi', 'staff.list.unit.99999'))).toContain(code);
  });
});

describe('/tolak', () => {
  const reasonsOf = (code: string) => REJECT_REASONS.map((reason) => `staff.reject.${code}.${reason}`);

  test.each([
    ['/tolak KODE', /^Apa alasan menolak/],
    ['/tolak KODE malas', /^Alasan itu tidak ada di daftar/],
  ])('%s offers every reason, and any of them rejects', async (text, words) => {
    const { _id: code } = await world.open();
    const outcome = await world.write('budi', text.replace('KODE', code));
    expect(textOf(outcome)).toMatch(words);
    expect(outcome.replies[0]).toMatchObject({ about: code });
    expect(outcome.replies[0]!.choices!.map(({ id }) => id)).toEqual(reasonsOf(code));
    const rejected = await world.press('budi', `staff.reject.${code}.sudah-ditangani`);
    expect(rejected.events[0]!.event).toMatchObject({ step: 'reject', reason: 'sudah-ditangani' });
    expect((await world.read(code)).status).toBe('rejected');
  });

  test('offers nothing to choose where the ticket cannot be rejected anyway', async () => {
    const { _id: code } = await world.open();
    const told = async (who: string) => {
      const { replies, events } = await world.write(who, `/tolak ${code}`);
      expect([replies[0]!.choices, events]).toEqual([undefined, []]);
      return replies[0]!.text;
    };
    expect(await told('sari')).toContain('bukan di unit Anda');
    await world.write('budi', `/ambil ${code}`);
    expect(await told('agus')).toContain('sudah diambil Budi');
    await world.write('budi', `/rencana ${code} besok`);
    expect(await told('budi')).toContain('sudah dijadwalkan');
    expect(textOf(await world.press('sari', `staff.reject.${code}.palsu`))).toContain('bukan di unit Anda');
    const unknown = formatCode('CTH-2603', 999);
    expect(textOf(await world.write('budi', `/tolak ${unknown}`))).toContain('tidak ditemukan');
  });
});

describe('/teruskan', () => {
  test.each([
    ['/teruskan KODE', /ke unit mana/],
    ['/teruskan KODE damkar ada api', /belum saya kenal/],
  ])('%s names the units and the form', async (text, words) => {
    const { _id: code } = await world.open();
    const outcome = await world.write('budi', text.replace('KODE', code));
    expect(textOf(outcome)).toMatch(words);
    for (const { id, name } of city.units) expect(textOf(outcome)).toContain(`${id}: ${name}`);
    expect(textOf(outcome)).toContain(`/teruskan ${code} unit alasan`);
    expect(outcome.events).toEqual([]);
    expect(textOf(await world.write('sari', text.replace('KODE', code)))).toContain('bukan di unit Anda');
  });
});

test('an example stands under a form only where it differs from it', async () => {
  for (const name of COMMAND_NAMES) {
    const { example }: CommandForm = COMMANDS[name];
    if (example) expect(texts.in('id')(example)).not.toBe(formOf(name));
  }
  const told = textOf(await world.write('budi', '/lihat'));
  expect(told.match(/\/lihat KODE/g)).toHaveLength(1);
});

test('the head of a list counts pages only where there are several', async () => {
  for (let i = 0; i < 8; i++) await world.open();
  expect(textOf(await world.write('budi', '/tiket'))).toMatch(/^Tiket terbuka di unit Anda \(8\)\n/);
  await world.open();
  expect(textOf(await world.write('budi', '/tiket'))).toMatch(/\(9\), halaman 1 dari 2\n/);
});

describe('hostile words', () => {
  const hostile = [
    '<b>tebal</b> *bintang* _garis_ [x](http://contoh.test) `kode`',
    '\u202Eterbalik\u202C \u200Fkanan\u200B',
    '{code} {name} {{text}} $& $1 %s',
    "'; db.tickets.drop(); //",
    '🏳️‍🌈'.repeat(50),
    'a'.repeat(10_000),
    '\u0000\u0007\ud800',
  ];
  test.each(hostile.map((text, index) => [index, text] as const))(
    'number %i is kept as it is and does no harm',
    async (_, text) => {
      const { _id: code } = await world.open({ text });
      await world.write('budi', `/ambil ${code}`);
      const told = await world.write('budi', `/kabar ${code} x ${text}`);
      expect(told.events[0]!.event.text).toBe(`x ${text}`.trim());
      for (const line of [
        `/lihat ${code}`,
        `/cari ${text}`,
        '/tiket',
        `/${text}`,
        text,
        `/tiket ${text}`,
        `/rencana ${code} ${text}`,
        `/tolak ${code} ${text}`,
        `/teruskan ${code} ${text}`,
        `/undang ${text} pu petugas`,
      ]) {
        const outcome = await world.write(line.startsWith('/undang') ? 'admin' : 'budi', line);
        expect(outcome.replies.length).toBeGreaterThan(0);
        expect(outcome.events).toEqual([]);
        for (const reply of outcome.replies) expect(reply.text.length).toBeLessThan(4096);
      }
    },
  );

  test('in a code do not reach the database as anything but a code', async () => {
    await world.open();
    for (const text of ['/lihat {"$ne":null}', '/lihat $where', '/ambil ../..', '/lihat __proto__']) {
      expect(textOf(await world.write('budi', text))).toMatch(/\/(lihat|ambil) KODE/);
    }
  });
});

test('every status has its words for the staff', async () => {
  const { _id: code } = await world.open();
  const statuses: Status[] = [
    'received',
    'in_progress',
    'waiting',
    'planned',
    'closed',
    'rejected',
    'withdrawn',
  ];
  const seen = new Set<string>();
  for (const status of statuses) {
    await world.tickets.updateOne({ _id: code }, { $set: { status } });
    seen.add(/Status: (.+)/.exec(textOf(await world.write('budi', `/lihat ${code}`)))![1]!);
  }
  expect(seen.size).toBe(statuses.length);
});

describe('/kategori', () => {
  test.each([
    ['/kategori KODE', /sebenarnya tentang apa/, 19],
    ['/kategori KODE xyzzy', /belum saya kenal/, 19],
    ['/kategori KODE lampu', /belum saya kenal/, 1],
  ])('%s offers what it may be as buttons', async (text, words, fewest) => {
    const { _id: code } = await world.open();
    const outcome = await world.write('budi', text.replace('KODE', code));
    expect(textOf(outcome)).toMatch(words);
    const { choices = [] } = outcome.replies[0]!;
    expect(choices.length).toBeGreaterThanOrEqual(fewest);
    for (const { id } of choices) expect(id).toMatch(new RegExp(`^staff\\.sort\\.${code}\\.[a-z]+$`));
    const pressed = await world.press('budi', `staff.sort.${code}.pju`);
    expect(pressed.events).toMatchObject([
      { event: { step: 'recategorise', categoryTo: 'pju', unitTo: 'dishub' } },
    ]);
  });

  test('is one press from the ticket’s page; a forged button is none', async () => {
    const { _id: code } = await world.open();
    expect(textOf(await world.press('budi', `staff.sort.${code}`))).toContain('sebenarnya tentang apa');
    for (const forged of [`staff.sort.${code}.nothing`, 'staff.sort.X.pju', 'staff.sort'])
      expect((await world.press('budi', forged)).events).toEqual([]);
  });

  test('of a supervisor works over the heads of the unit, words behind it are kept in the history', async () => {
    const { _id: code } = await world.open();
    await world.write('budi', `/ambil ${code}`);
    await world.write('ratna', `/category ${code} drainase, airnya meluap`);
    const ticket = await world.read(code);
    expect([ticket.report.category, ticket.officer?.id, ticket.status]).toEqual([
      'drainase',
      'budi',
      'in_progress',
    ]);
    expect(ticket.history.at(-1)).toMatchObject({ text: 'airnya meluap', by: { id: 'ratna' } });
  });
});
