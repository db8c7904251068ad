import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { INVITE_HOURS, type Invitation } from '../../src/officers/invites.js';
import { city, makeStaffWorld, type StaffWorld, textOf } from './staff-world.js';

const HOUR_MS = 3600_000;
let world: StaffWorld;
beforeEach(async () => {
  world = await makeStaffWorld({ ...city, staff: [] });
});
afterEach(() => world.close());

const andi: Invitation = { name: 'Andi Wijaya', units: ['pu'], role: 'officer' };
const later = (ms: number) => world.clock.moveTo(new Date(world.clock.now().getTime() + ms));
const invalid = { code: 'INVITE_INVALID' };

describe('a one-time code', () => {
  test('links the account that writes it, and is never stored', async () => {
    const { code, staffId, expiresAt } = await world.invites.invite(andi);
    expect(staffId).toBe('andi-wijaya');
    expect(expiresAt.getTime() - world.clock.now().getTime()).toBe(48 * HOUR_MS);
    const person = await world.invites.redeem(code, 'telegram:77');
    expect(person).toEqual({
      kind: 'staff',
      chat: 'telegram:77',
      id: 'andi-wijaya',
      name: 'Andi Wijaya',
      role: 'officer',
      units: ['pu'],
    });
    expect(await world.staff.personOf('telegram:77', 'x')).toEqual(person);
    const rows = await world.models.invites.find({}).lean();
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  test('works once, and again only for the account that used it, as when a message is handled twice', async () => {
    const { code } = await world.invites.invite(andi);
    await world.invites.redeem(code, 'telegram:77');
    await expect(world.invites.redeem(code, 'telegram:88')).rejects.toMatchObject(invalid);
    expect((await world.invites.redeem(code, 'telegram:77')).id).toBe('andi-wijaya');
  });

  test('is won by one of those who race for it', async () => {
    const { code } = await world.invites.invite(andi);
    const chats = Array.from({ length: 20 }, (_, i) => `telegram:${i}`);
    const tries = await Promise.allSettled(chats.map((chat) => world.invites.redeem(code, chat)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [row] = await world.staff.colleagues();
    expect(row!.chats).toHaveLength(1);
  });

  test.each([
    ['a millisecond before 48 hours', INVITE_HOURS * HOUR_MS - 1, true],
    ['at exactly 48 hours', INVITE_HOURS * HOUR_MS, false],
    ['later', INVITE_HOURS * HOUR_MS + 1, false],
  ])('%s', async (_, ms, works) => {
    const { code } = await world.invites.invite(andi);
    await later(ms);
    const redeemed = world.invites.redeem(code, 'telegram:77');
    if (works) expect((await redeemed).id).toBe('andi-wijaya');
    else await expect(redeemed).rejects.toMatchObject(invalid);
  });

  test.each([
    ['in small letters', (code: string) => code.toLowerCase()],
    ['with spaces', (code: string) => ` ${code.slice(0, 5)} ${code.slice(5)} `],
    ['with hyphens', (code: string) => `${code.slice(0, 3)}-${code.slice(3, 6)}–${code.slice(6)}.`],
  ])('may be typed %s', async (_, typed) => {
    const { code } = await world.invites.invite(andi);
    expect((await world.invites.redeem(typed(code), 'telegram:77')).id).toBe('andi-wijaya');
  });

  test('holds no letter that is read as another', async () => {
    for (let i = 0; i < 30; i++) {
      const { code } = await world.invites.invite(andi);
      expect(code).toMatch(/^[A-HJ-NP-Z2-9]{10}$/);
    }
  });

  test('of an earlier invitation ends with the next one', async () => {
    const first = await world.invites.invite(andi);
    const second = await world.invites.invite(andi);
    expect(second.staffId).toBe(first.staffId);
    await expect(world.invites.redeem(first.code, 'telegram:77')).rejects.toMatchObject(invalid);
    expect((await world.invites.redeem(second.code, 'telegram:77')).id).toBe('andi-wijaya');
  });

  test('asked for twice by the same message stays good, as the first may have been told already', async () => {
    const first = await world.invites.invite({ ...andi, cause: 'in-1#0' });
    await world.invites.invite({ ...andi, cause: 'in-1#0' });
    expect((await world.invites.redeem(first.code, 'telegram:77')).id).toBe('andi-wijaya');
  });

  test.each(['', ' ', 'KODE', '{"$ne":null}', 'A'.repeat(10_000), '\u202EAAAA'])(
    'that is none links nobody: %.12s',
    async (code) => {
      await world.invites.invite(andi);
      await expect(world.invites.redeem(code, 'telegram:77')).rejects.toMatchObject(invalid);
      expect((await world.staff.personOf('telegram:77', 'x')).kind).toBe('citizen');
    },
  );
});

describe('guessing', () => {
  test('ends after five wrong codes in an hour, even for the right one, and only in that chat', async () => {
    const { code } = await world.invites.invite(andi);
    for (let i = 0; i < 5; i++)
      await expect(world.invites.redeem(`SALAH${i}`, 'telegram:66')).rejects.toMatchObject(invalid);
    await expect(world.invites.redeem(code, 'telegram:66')).rejects.toMatchObject(invalid);
    await later(HOUR_MS - 1);
    await expect(world.invites.redeem(code, 'telegram:66')).rejects.toMatchObject(invalid);
    expect((await world.invites.redeem(code, 'telegram:77')).id).toBe('andi-wijaya');
  });

  test('may begin again after an hour', async () => {
    const { code } = await world.invites.invite(andi);
    for (let i = 0; i < 5; i++)
      await expect(world.invites.redeem(`SALAH${i}`, 'telegram:66')).rejects.toMatchObject(invalid);
    await later(HOUR_MS);
    expect((await world.invites.redeem(code, 'telegram:66')).id).toBe('andi-wijaya');
  });
});

describe('who somebody is', () => {
  test('ends at once when revoked, also for a code not used yet and for one used before', async () => {
    const { code, staffId } = await world.invites.invite(andi);
    await world.invites.redeem(code, 'telegram:77');
    expect(await world.staff.revoke(staffId)).toBe(true);
    expect((await world.staff.personOf('telegram:77', 'x')).kind).toBe('citizen');
    expect(await world.staff.colleagues()).toEqual([]);
    await expect(world.invites.redeem(code, 'telegram:77')).rejects.toMatchObject(invalid);
    const maya = await world.invites.invite({ ...andi, name: 'Maya' });
    await world.staff.revoke(maya.staffId);
    await expect(world.invites.redeem(maya.code, 'telegram:88')).rejects.toMatchObject(invalid);
    expect(await world.staff.revoke('tidak-ada')).toBe(false);
  });

  test('comes back with a new invitation only', async () => {
    const first = await world.invites.invite(andi);
    await world.staff.revoke(first.staffId);
    const second = await world.invites.invite(andi);
    expect(second.staffId).toBe(first.staffId);
    await expect(world.invites.redeem(first.code, 'telegram:77')).rejects.toMatchObject(invalid);
    expect((await world.invites.redeem(second.code, 'telegram:77')).id).toBe(first.staffId);
  });

  test('is not mixed up with a namesake of another unit or role', async () => {
    const ids = [];
    for (const change of [{}, { units: ['dlh'] }, { role: 'head' as const }, {}]) {
      ids.push((await world.invites.invite({ ...andi, ...change })).staffId);
    }
    expect(ids).toEqual(['andi-wijaya', 'andi-wijaya-2', 'andi-wijaya-3', 'andi-wijaya']);
  });

  test('is one person an account: who becomes head is no longer the officer, and cannot go back by the old code', async () => {
    const officer = await world.invites.invite(andi);
    await world.invites.redeem(officer.code, 'telegram:77');
    const head = await world.invites.invite({ ...andi, role: 'head' });
    await world.invites.redeem(head.code, 'telegram:77');
    expect(await world.staff.personOf('telegram:77', 'x')).toMatchObject({ id: head.staffId, role: 'head' });
    expect((await world.staff.colleagues()).find(({ id }) => id === officer.staffId)?.chats).toEqual([]);
    await expect(world.invites.redeem(officer.code, 'telegram:77')).rejects.toMatchObject(invalid);
  });

  test('may have several accounts', async () => {
    for (const chat of ['telegram:77', 'whatsapp:88']) {
      const { code } = await world.invites.invite(andi);
      await world.invites.redeem(code, chat);
    }
    const [row] = await world.staff.colleagues();
    expect(row!.chats.sort()).toEqual(['telegram:77', 'whatsapp:88']);
  });

  test('has a readable id, also when the name has no Latin letters', async () => {
    const idOf = async (name: string) => (await world.invites.invite({ ...andi, name })).staffId;
    expect(await idOf("Nur'aini  Putri")).toBe('nur-aini-putri');
    expect(await idOf('Émile')).toBe('emile');
    expect(await idOf('山田')).toBe('petugas');
  });
});

describe('the sample staff', () => {
  test('is linked to the web chat once, and stays revoked when the program starts again', async () => {
    await world.staff.seedSample(city.staff);
    expect(await world.personOf('budi')).toMatchObject({ kind: 'staff', id: 'budi', units: ['pu'] });
    await world.staff.revoke('budi');
    await world.staff.seedSample(city.staff);
    expect(await world.personOf('budi')).toMatchObject({ kind: 'citizen' });
    expect((await world.staff.colleagues()).map(({ id }) => id)).not.toContain('budi');
  });
});

describe('/undang', () => {
  beforeEach(() => world.staff.seedSample(city.staff));

  const codeIn = (text: string) => /\/tautkan ([A-Z0-9]+)/.exec(text)?.[1] ?? '';

  test('tells a code that links, how long it lasts and how it is used', async () => {
    const outcome = await world.write('admin', '/undang Andi Wijaya dinkes petugas');
    expect(textOf(outcome)).toMatch(
      /Andi Wijaya[\s\S]*Dinas Kesehatan[\s\S]*48 jam[\s\S]*\/tautkan [A-Z0-9]{10}/,
    );
    const person = await world.invites.redeem(codeIn(textOf(outcome)), 'telegram:77');
    expect(person).toMatchObject({ name: 'Andi Wijaya', units: ['dinkes'], role: 'officer' });
    expect(textOf(await world.write(person, '/tiket'))).toContain('Tidak ada tiket terbuka');
  });

  test.each([
    ['ratna', '/undang Andi pu petugas', true],
    ['ratna', '/undang Andi pu,dlh pengawas', true],
    ['ratna', '/undang Andi dinkes petugas', false],
    ['ratna', '/undang Andi pu,dinkes pengawas', false],
    ['ratna', '/undang Andi semua pengawas', false],
    ['ratna', '/undang Andi pu admin', false],
    ['joko', '/undang Andi dinkes kepala', true],
    ['joko', '/undang Andi semua pengawas', true],
    ['joko', '/undang Andi semua admin', false],
    ['admin', '/undang Andi semua admin', true],
    ['budi', '/undang Andi pu petugas', false],
    ['rini', '/undang Andi pu petugas', false],
  ])('%s: %s (%p)', async (who, text, may) => {
    const before = await world.models.staff.countDocuments({});
    const outcome = await world.write(who, text);
    expect(codeIn(textOf(outcome)) !== '').toBe(may);
    expect(await world.models.staff.countDocuments({})).toBe(before + (may ? 1 : 0));
  });
});
