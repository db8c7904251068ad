import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findOfficers } from '../../src/officers/find-officers.js';
import { makeStaffWorld, photo, type StaffWorld, siti, textOf } from '../officers/staff-world.js';

let world: StaffWorld;
beforeEach(async () => {
  world = await makeStaffWorld();
});
afterEach(() => world.close());

const goTo = (moment: string) => world.clock.moveTo(new Date(moment));
const MINUTE_MS = 60_000;

describe('/ringkas', () => {
  test('says that all is quiet', async () => {
    const outcome = await world.write('ratna', '/ringkas');
    expect(textOf(outcome)).toMatch(/Selasa, 10 Maret 2026[\s\S]*Terbuka: 0/);
    expect(outcome.replies[0]!.choices).toBeUndefined();
  });

  test('counts open, due today, overdue, closed this week and the median, by unit, the worst first', async () => {
    for (let i = 0; i < 3; i++) await world.open();
    await world.open({ category: 'sampah' });
    await world.open({ category: 'adminduk' });
    const { _id: quick } = await world.open({ category: 'lalin' });
    await world.write('tono', `/ambil ${quick}`);
    await goTo('2026-03-10T12:00:00+07:00');
    await world.write('tono', `/selesai ${quick} rambu dipasang`, { attachments: [photo()] });
    await goTo('2026-03-12T08:00:00+07:00');

    const text = textOf(await world.write('ratna', '/ringkas'));
    expect(text).toContain('Terbuka: 4\nBatas hari ini: 4\nLewat batas: 0\nSelesai minggu ini: 1');
    expect(text).toContain('3 jam');
    expect(text).toContain('Dinas Pekerjaan Umum: terbuka 3, hari ini 3, lewat 0, selesai 0');
    expect(text).not.toContain('Kependudukan');
    expect(textOf(await world.write('joko', '/ringkas'))).toContain('Kependudukan');

    await goTo('2026-03-12T10:00:00+07:00');
    const late = await world.write('ratna', '/ringkas');
    expect(textOf(late)).toContain('Lewat batas: 3');
    expect(late.replies[0]!.choices).toEqual([{ id: 'staff.late.1', label: 'Lewat batas' }]);
    const lines = textOf(late)
      .split('\n')
      .filter((line) => line.startsWith('•'));
    expect(lines[0]).toContain('Pekerjaan Umum');

    const own = textOf(await world.write('rini', '/ringkas'));
    expect(own).toContain('Terbuka: 3');
    expect(own).not.toContain('Lingkungan');
  });

  test('of one unit, by id or name; one that is not theirs is refused', async () => {
    await world.open();
    await world.open({ category: 'sampah' });
    expect(textOf(await world.write('ratna', 'ringkas dlh'))).toMatch(
      /Dinas Lingkungan Hidup[\s\S]*Terbuka: 1\n/,
    );
    expect(textOf(await world.write('ratna', '/ringkas dinas pekerjaan umum'))).toContain('Terbuka: 1\n');
    expect(textOf(await world.write('ratna', '/ringkas dinkes'))).toContain('bukan');
    expect(textOf(await world.write('rini', '/ringkas dlh'))).toContain('bukan');
    expect(textOf(await world.write('admin', '/ringkas dlh'))).toContain('Terbuka: 1\n');
  });
});

describe('the head of /ringkas', () => {
  const headOf = async (who: string) => textOf(await world.write(who, '/ringkas')).split('Terbuka')[0]!;

  test('names the units that are counted', async () => {
    expect(await headOf('rini')).toContain('Dinas Pekerjaan Umum');
    const four = await headOf('ratna');
    for (const name of ['Pekerjaan Umum', 'Lingkungan Hidup', 'Perhubungan', 'PDAM'])
      expect(four).toContain(name);
    expect(await headOf('joko')).toContain('Unit: semua');
  });
});

describe('/lewat', () => {
  test('says warmly that nothing is late', async () => {
    await world.open();
    expect(textOf(await world.write('ratna', '/lewat'))).toContain('Tidak ada tiket yang lewat batas');
  });

  test('shows code, category, unit, officer and how late, with a button to look, the oldest first', async () => {
    const { _id: code } = await world.open({ category: 'sampah' });
    await goTo('2026-03-12T18:00:00+07:00');
    const outcome = await world.write('ratna', 'lewat');
    expect(textOf(outcome)).toMatch(
      new RegExp(`${code}, .*Dinas Lingkungan Hidup, petugas belum ada: lewat 2 jam`),
    );
    expect(outcome.replies[0]!.choices).toEqual([{ id: `staff.view.${code}`, label: code }]);
    expect(textOf(await world.press('ratna', `staff.view.${code}`))).toContain('Riwayat');
    expect(textOf(await world.write('rini', '/lewat'))).toContain('Tidak ada');
  });

  test('goes over pages', async () => {
    for (let i = 0; i < 9; i++) await world.open();
    await goTo('2026-03-13T09:00:00+07:00');
    const first = await world.write('ratna', '/lewat');
    expect(first.replies[0]!.choices).toHaveLength(9);
    const second = await world.press('ratna', first.replies[0]!.choices!.at(-1)!.id);
    expect(second.replies[0]!.choices).toHaveLength(1);
  });
});

describe('/alihkan', () => {
  test.each(['agus', 'Agus', 'ke agus', 'agsu'])('hands a ticket to %s', async (typed) => {
    const { _id: code } = await world.open();
    await world.write('budi', `/ambil ${code}`);
    const outcome = await world.write('ratna', `/alihkan ${code} ${typed}`);
    expect(outcome.events[0]!.event).toMatchObject({
      step: 'reassign',
      officerTo: { id: 'agus', name: 'Agus' },
    });
    expect(textOf(outcome)).toBe(`${code} sekarang dipegang Agus.`);
    expect((await world.read(code)).officer?.id).toBe('agus');
  });

  test('offers those of the unit when the name is not one of them', async () => {
    const { _id: code } = await world.open();
    for (const name of ['sari', 'entah', 'ratna', '???']) {
      const outcome = await world.write('ratna', `/alihkan ${code} ${name}`);
      expect(outcome.events).toEqual([]);
      expect(textOf(outcome)).toMatch(/agus[\s\S]*budi[\s\S]*rini/);
    }
    expect((await world.read(code)).officer).toBeUndefined();
  });

  test('says who holds it when that is the one, and whom to invite where nobody is', async () => {
    const { _id: code } = await world.open();
    await world.write('budi', `/ambil ${code}`);
    expect(textOf(await world.write('ratna', `/alihkan ${code} budi`))).toContain(
      'memang sudah dipegang Budi',
    );
    const { _id: school } = await world.open({ category: 'pendidikan' });
    expect(textOf(await world.write('joko', `/alihkan ${school} budi`))).toContain('/undang');
  });

  test('never guesses between two', () => {
    const of = (id: string, name: string) => ({
      id,
      name,
      role: 'officer' as const,
      units: ['pu'],
      chats: [],
    });
    const all = [of('andi-wijaya', 'Andi Wijaya'), of('andi-putra', 'Andi Putra'), of('budi', 'Budi')];
    const ids = (typed: string) => findOfficers(typed, all).map(({ id }) => id);
    expect(ids('andi')).toEqual(['andi-wijaya', 'andi-putra']);
    expect(ids('andi putra')).toEqual(['andi-putra']);
    expect(ids('andi-putra')).toEqual(['andi-putra']);
    expect(ids('bud')).toEqual([]);
    expect(ids('')).toEqual([]);
  });
});

describe('/perpanjang', () => {
  test.each([
    // A promise of working days ends at closing time: two more are the next two of them.
    ['sampah', '2026-03-10T10:00:00+07:00', 2, '2026-03-16T16:00:00+07:00'],
    ['sampah', '2026-03-10T10:00:00+07:00', 1, '2026-03-13T16:30:00+07:00'],
    // 48 hours by the calendar end on Thursday 09:00; one working day more ends with Friday.
    ['jalan', '2026-03-10T10:00:00+07:00', 1, '2026-03-13T16:30:00+07:00'],
    // Long overdue: from now on.
    ['jalan', '2026-03-16T10:00:00+07:00', 1, '2026-03-17T16:00:00+07:00'],
    // Lebaran: 18 to 20 and 23 to 24 March are free.
    ['jalan', '2026-03-16T10:00:00+07:00', 2, '2026-03-25T16:00:00+07:00'],
  ] as const)('a %s ticket at %s by %i working days to %s', async (category, now, days, due) => {
    const { _id: code } = await world.open({ category });
    await goTo(now);
    const outcome = await world.write('ratna', `/perpanjang ${code} ${days} menunggu bahan`);
    expect(outcome.events[0]!.event).toMatchObject({
      step: 'extend',
      text: 'menunggu bahan',
      dueAt: new Date(due),
    });
    expect((await world.read(code)).clock.dueAt).toEqual(new Date(due));
  });
});

describe('/tegur and /sahkan', () => {
  test('remind with or without words', async () => {
    const { _id: code } = await world.open();
    const plain = await world.write('ratna', `/tegur ${code}`);
    expect(plain.events[0]!.event.step).toBe('remind');
    const told = await world.write('ratna', 'tegur mohon dipercepat', { replyCode: code });
    expect(told.events[0]!.event.text).toBe('mohon dipercepat');
  });

  test('tell whom the reminder reached, and nobody else', async () => {
    const { _id: road } = await world.open();
    const remind = async (who: string, code: string) => textOf(await world.write(who, `/tegur ${code}`));
    expect(await remind('ratna', road)).toMatch(
      /ke Agus \(petugas\), Budi \(petugas\), Rini \(kepala unit\)\.$/,
    );
    await world.write('budi', `/ambil ${road}`);
    expect(await remind('ratna', road)).toMatch(/ke Budi \(petugas\), Rini \(kepala unit\)\.$/);
    // No head there.
    const { _id: trash } = await world.open({ category: 'sampah' });
    expect(await remind('ratna', trash)).toMatch(/ke Sari \(petugas\)\.$/);
    // Nobody there: the triage desk; and nobody at all, where that is away too.
    const { _id: school } = await world.open({ category: 'pendidikan' });
    expect(await remind('joko', school)).toMatch(/ke Dewi \(petugas Meja Triase\)\.$/);
    await world.staff.revoke('dewi');
    expect(await remind('joko', school)).toContain('belum ada orang Dinas Pendidikan yang tertaut');
  });

  test('say plainly that a close holds by itself, and change nothing', async () => {
    const { _id: code } = await world.open();
    const before = await world.read(code);
    const early = await world.write('ratna', `/sahkan ${code}`);
    expect(textOf(early)).toMatch(/belum ada penutupan.*langsung berlaku/);
    expect([early.events, await world.read(code)]).toEqual([[], before]);
    await world.write('budi', `/ambil ${code}`);
    await world.write('budi', `/selesai ${code} ditambal`, { attachments: [photo()] });
    const late = await world.write('ratna', `/sahkan ${code}`);
    expect(textOf(late)).toMatch(/langsung berlaku.*tidak perlu disahkan/);
    expect(late.events).toEqual([]);
  });

  test('do not remind of what is over', async () => {
    const { _id: code } = await world.open();
    await world.step(code, 'withdraw', siti, { text: 'sudah' });
    await goTo(new Date(world.clock.now().getTime() + MINUTE_MS).toISOString());
    const outcome = await world.write('ratna', `/tegur ${code}`);
    expect([outcome.events, textOf(outcome)]).toEqual([[], expect.stringContaining('dibatalkan')]);
  });
});
