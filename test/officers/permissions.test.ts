import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COMMAND_NAMES, type CommandName } from '../../src/officers/commands/commands.js';
import { helpFor } from '../../src/officers/commands/help.js';
import { mayGive, PERMISSIONS } from '../../src/officers/permissions.js';
import type { Role } from '../../src/officers/person.js';
import { makeStaffWorld, type StaffWorld, textOf, texts } from './staff-world.js';

/** The design's table, section 6, written out once more: who may give what. */
const READING: CommandName[] = ['tiket', 'lihat', 'cari', 'bantuan'];
const WORKING: CommandName[] = [
  'ambil', 'kabar', 'tanya', 'catat', 'teruskan', 'bukanwewenang', 'kategori', 'tolak', 'rencana', 'selesai',
  'undur',
]; // biome-ignore format: a table
const DESIGN: Record<Role, CommandName[]> = {
  officer: [...READING, ...WORKING],
  head: [...READING, ...WORKING, 'ringkas', 'lewat'],
  supervisor: [
    ...READING,
    'ringkas',
    'lewat',
    'kategori',
    'alihkan',
    'perpanjang',
    'sahkan',
    'tegur',
    'pertanyaan',
    'undang',
  ],
  admin: [...READING, 'ringkas', 'lewat', 'pertanyaan', 'undang'],
};
const SOMEBODY: Record<Role, string> = { officer: 'budi', head: 'rini', supervisor: 'ratna', admin: 'admin' };
const roles = Object.keys(DESIGN) as Role[];
const table = roles.flatMap((role) =>
  COMMAND_NAMES.map((name) => ({ role, name, may: DESIGN[role].includes(name) })),
);

const TAIL: Record<CommandName, string> = {
  tiket: '', lihat: 'KODE', ambil: 'KODE', kabar: 'KODE teks', tanya: 'KODE teks', catat: 'KODE teks',
  teruskan: 'KODE dlh alasan', bukanwewenang: 'KODE alasan', kategori: 'KODE drainase', tolak: 'KODE 2', rencana: 'KODE besok', selesai: 'KODE beres',
  undur: 'KODE', cari: 'pasar', ringkas: '', lewat: '', alihkan: 'KODE agus', perpanjang: 'KODE 3 alasan', sahkan: 'KODE',
  tegur: 'KODE', undang: 'Andi pu petugas', pertanyaan: '', bantuan: '',
}; // biome-ignore format: a table

let world: StaffWorld;
beforeAll(async () => {
  world = await makeStaffWorld();
});
afterAll(() => world.close());

describe('the table of permissions', () => {
  test.each(table)('$role, /$name: $may', ({ role, name, may }) => {
    expect(mayGive(role, name)).toBe(may);
  });

  test.each(table)(
    'a $role who writes /$name is served only when the table says so ($may)',
    async ({ role, name, may }) => {
      const { _id: code } = await world.open();
      const before = await world.read(code);
      const outcome = await world.write(SOMEBODY[role], `/${name} ${TAIL[name].replace('KODE', code)}`);
      const isRefused = textOf(outcome).includes('bukan untuk peran Anda');
      expect(isRefused).toBe(!may);
      if (may) return;
      expect(outcome.events).toEqual([]);
      expect(await world.read(code)).toEqual(before);
    },
  );

  test.each(table.filter(({ may }) => !may))(
    'a $role without the right hears so even for a wrong form of /$name',
    async ({ role, name }) => {
      expect(textOf(await world.write(SOMEBODY[role], `/${name}`))).toContain('bukan untuk peran Anda');
    },
  );

  test.each(COMMAND_NAMES)('a citizen is never served /%s', async (name) => {
    const { _id: code } = await world.open();
    const before = await world.read(code);
    const outcome = await world.write('maling', `/${name} ${TAIL[name].replace('KODE', code)}`);
    expect(textOf(outcome)).toContain('khusus petugas');
    expect([outcome.events, await world.read(code)]).toEqual([[], before]);
  });

  test('whoever was revoked is a citizen at once, also for a button pressed later', async () => {
    const { _id: code } = await world.open();
    expect(await world.staff.revoke('agus')).toBe(true);
    for (const outcome of [
      await world.write('agus', `/ambil ${code}`),
      await world.press('agus', `staff.take.${code}`),
    ]) {
      expect(textOf(outcome)).toContain('khusus petugas');
      expect(outcome.events).toEqual([]);
    }
    expect((await world.read(code)).status).toBe('received');
  });
});

describe('the help of a role', () => {
  test.each(roles)(
    'lists exactly the commands of a %s, in both languages, short enough for a phone',
    (role) => {
      for (const language of ['id', 'en'] as const) {
        const help = helpFor(role, texts.in(language));
        const listed = [...help.matchAll(/^\/([a-z]+)/gm)].map((match) => match[1]);
        expect(listed.sort()).toEqual(PERMISSIONS[role].filter((name) => name !== 'bantuan').sort());
        expect(help.length).toBeLessThan(1024);
        expect(help).not.toMatch(/\{\w+\}/);
      }
    },
  );

  test('is what /bantuan answers', async () => {
    expect(textOf(await world.write('budi', '/bantuan'))).toBe(helpFor('officer', texts.in('id')));
    expect(textOf(await world.write('ratna', '/help'))).toBe(helpFor('supervisor', texts.in('id')));
  });
});
