import { describe, expect, it } from '@jest/globals';
import type { Decision } from '../../../src/conversation/decision.js';
import type { Asked } from '../../../src/conversation/talk.js';
import type { LineAsked } from '../../../src/officers/staff-turn.js';
import {
  choicesOf,
  decideOn,
  draftOf,
  NOW,
  ownTicket,
  photo,
  type Sketch,
  spoken,
  tono,
} from '../sample-turn.js';

const ONE = 'CTH-2603-0001X';
const TWO = 'CTH-2603-0002W';
const held = [{ code: ONE, category: 'pju' as const }];
const both = [...held, { code: TWO, category: 'pju' as const }];

const officer = (sketch: Sketch): Decision => decideOn({ person: tono, ...sketch });
const commandOf = ({ effects }: Decision) =>
  effects.flatMap((effect) => (effect.kind === 'staff-command' ? [effect] : []))[0];

describe('without card and code, of who holds one ticket', () => {
  it.each([
    ['kabar tim meluncur', '/kabar tim meluncur'],
    ['selesai sudah diganti', '/selesai sudah diganti'],
    ['catat tiang 14', '/catat tiang 14'],
    ['kabari warga tim meluncur', '/kabar tim meluncur'],
    ['tolong kabari pelapornya nanti sore ya', '/kabar nanti sore ya'],
    ['rencana besok ganti kabel', '/rencana besok ganti kabel'],
    ['tanya ke warga nomor tiangnya berapa', '/tanya nomor tiangnya berapa'],
    ['lihat', '/lihat'],
    ['/kabar tim meluncur', '/kabar tim meluncur'],
  ])('it is meant: %s', (text, command) => {
    expect(commandOf(officer({ text, facts: { held } }))).toMatchObject({ text: command, replyCode: ONE });
  });

  it.each([
    'tanya nomor tiangnya berapa',
    'kabr tim meluncur',
    'kabar maaf masih menunggu bahan',
    'teruskan semangatnya',
  ])('it is asked: %s', (text) => {
    const decision = officer({ text, facts: { held } });
    expect(decision.effects).toEqual([]);
    expect(choicesOf(decision.says).map(({ id }) => id)).toEqual([
      `staff.on.${ONE}`,
      'staff.mine',
      'staff.stop',
    ]);
  });

  it.each([
    'selesai sudah kesabaran saya, sampah menumpuk di Jl. Melati',
    'kabar baik pak',
    'kabar laporan saya gimana',
    'ambil ktp di mana',
    'lihat jalan rusak di Jl. Kartini',
    'tanya dong syarat bikin ktp',
    'tanya jadwal puskesmas',
    'tolak bala',
    'rencana tahun depan apa saja',
    'catat meteran air saya salah',
    'selesai sekolah anak saya jatuh di trotoar',
    'tolong lampu di Jl. Mangga mati semua',
    'kabut tebal di Jl. Kartini',
    'lampu jalan mati di Jl. Mangga',
    'selesai kapan perbaikan jalan di Jl. Mangga',
  ])('it is said as a citizen: %s', (text) => {
    const decision = officer({ text, facts: { held } });
    expect(commandOf(decision)).toBeUndefined();
    expect(choicesOf(decision.says).map(({ id }) => id)).not.toContain(`staff.on.${ONE}`);
  });

  it('asks which of several, keeps what was typed, and does it for the one chosen', () => {
    const asking = officer({ text: 'kabar tim meluncur', facts: { held: both } });
    expect(
      choicesOf(asking.says)
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual([`staff.on.${ONE}`, `staff.on.${TWO}`]);
    const done = officer({ press: `staff.on.${TWO}`, talk: asking.talk });
    expect(commandOf(done)).toMatchObject({ text: `/kabar ${TWO} tim meluncur` });
    expect(done.talk.asked).toBeUndefined();
  });

  it('shows the right form to who holds none, and leaves the rest alone', () => {
    expect(commandOf(officer({ text: 'kabar tim meluncur' }))).toEqual(
      expect.objectContaining({ text: '/kabar tim meluncur' }),
    );
    expect(commandOf(officer({ text: 'kabar tim meluncur' }))?.replyCode).toBeUndefined();
    expect(commandOf(officer({ text: 'selesai' }))).toBeUndefined();
  });

  it('leaves an open report of their own alone', () => {
    const talk = { draft: draftOf(), asked: { kind: 'confirm' as const } };
    expect(commandOf(officer({ text: 'kabar tim meluncur', talk, facts: { held } }))).toBeUndefined();
  });

  it('leaves their own open report alone: "kabar" asks for its status', () => {
    const facts = { held, ownOpen: [ownTicket({ code: TWO })] };
    expect(commandOf(officer({ text: 'kabar laporan saya', facts }))).toBeUndefined();
  });
});

describe('the numbers of a list', () => {
  const offered = [ONE, TWO].map((code) => ({ id: `staff.view.${code}`, label: code }));
  it.each([
    ['ambil 1', '/ambil', ONE],
    ['ambil nomor 2', '/ambil', TWO],
    ['lihat 2', '/lihat', TWO],
    ['/ambil 2', '/ambil', TWO],
    ['kabar no 2: tim jalan', '/kabar tim jalan', TWO],
  ])('%s', (text, command, replyCode) => {
    expect(commandOf(officer({ text, facts: { offered } }))).toMatchObject({ text: command, replyCode });
  });

  it.each([
    ['beyond its end', 'ambil 3', {}],
    ['where the message had numbers of its own', 'lihat 1', { byWord: true }],
  ])('name no ticket %s, which is then asked for', (_name, text, more) => {
    const command = commandOf(officer({ text, facts: { offered, ...more } }));
    expect(command?.text).toBe(`/${text}`);
    expect(command).not.toHaveProperty('replyCode');
  });
});

const line = (parts: Partial<LineAsked>): LineAsked => ({
  kind: 'staff-line',
  lacks: 'words',
  head: '',
  text: '',
  attachments: [],
  at: NOW,
  ...parts,
});
const OPEN: [string, Asked][] = [
  ['the result', { kind: 'close-photo', code: ONE, text: '', attachments: [] }],
  ['the photo', { kind: 'close-photo', code: ONE, text: 'lampu diganti', attachments: [] }],
  ['the news', line({ name: 'kabar', ticket: ONE })],
  ['the question', line({ name: 'tanya', ticket: ONE })],
  ['the unit', line({ name: 'teruskan', ticket: ONE })],
  ['the reason', line({ name: 'tolak', ticket: ONE })],
  ['the day', line({ name: 'rencana', ticket: ONE })],
  ['the command', line({ lacks: 'command', ticket: ONE, text: 'siap' })],
  ['the ticket', line({ lacks: 'ticket', name: 'kabar', text: 'tim jalan' })],
  ['a topic', { kind: 'topic', number: 3 }],
];

describe('while the staff is asked for something', () => {
  it.each(
    OPEN.flatMap(([what, asked]) =>
      ['batal', 'ga jadi', 'urung pak', '/batal'].map((text) => [what, text, asked] as const),
    ),
  )('%s: "%s" ends it', (_what, text, asked) => {
    const decision = officer({ text, talk: { asked }, facts: { held } });
    expect(decision.talk.asked).toBeUndefined();
    expect(decision.effects).toEqual([]);
    expect(spoken(decision)).toMatch(/tidak jadi|dibatalkan|batal/i);
  });

  it.each([
    [line({ name: 'kabar', ticket: ONE }), 'tim berangkat', `/kabar ${ONE} tim berangkat`],
    [line({ name: 'kabar', ticket: ONE }), 'kabar tim berangkat', `/kabar ${ONE} tim berangkat`],
    [line({ name: 'teruskan', ticket: ONE, head: 'dlh' }), 'pohon taman', `/teruskan ${ONE} dlh pohon taman`],
    [
      line({ name: 'teruskan', ticket: ONE, text: 'bukan jalan kota' }),
      'dlh',
      `/teruskan ${ONE} dlh bukan jalan kota`,
    ],
    [
      line({ name: 'rencana', ticket: ONE, text: 'ganti kabel' }),
      'besok',
      `/rencana ${ONE} besok ganti kabel`,
    ],
    [line({ lacks: 'command', ticket: ONE, text: 'kami meluncur' }), 'kabar', `/kabar ${ONE} kami meluncur`],
    [line({ lacks: 'command', ticket: ONE, text: 'x' }), 'catat perlu alat', `/catat ${ONE} perlu alat`],
  ])('the next words complete it: %#', (asked, text, command) => {
    expect(commandOf(officer({ text, talk: { asked } }))).toMatchObject({ text: command });
  });

  it.each([
    'makasih',
    'mau lapor',
    'lampu jalan mati di Jl. Mangga',
    'ada kebakaran di rumah tetangga tolong',
  ])('other words do not: %s', (text) => {
    const asked = line({ name: 'kabar', ticket: ONE });
    expect(commandOf(officer({ text, talk: { asked } }))).toBeUndefined();
  });

  it('an old question is no longer answered, and its choices are stale', () => {
    const asked = line({
      lacks: 'ticket',
      name: 'kabar',
      text: 'tim',
      at: new Date(NOW.getTime() - 31 * 60_000),
    });
    expect(commandOf(officer({ press: `staff.on.${ONE}`, talk: { asked } }))).toBeUndefined();
    expect(officer({ press: 'staff.as.kabar' }).effects).toEqual([]);
  });
});

describe('a photo of who holds a ticket', () => {
  const asking = officer({ attachments: [photo], facts: { held } });

  it('is asked about, and kept as evidence or begins a report', () => {
    expect(spoken(asking)).toContain(`Foto ini untuk ${ONE}?`);
    const kept = commandOf(officer({ press: `staff.on.${ONE}`, talk: asking.talk }));
    expect(kept).toMatchObject({ text: expect.stringContaining(`/catat ${ONE}`), attachments: [photo] });
    const own = officer({ press: 'staff.mine', talk: asking.talk });
    expect(own.talk.draft?.attachments).toEqual([photo]);
  });

  it('goes with the next one to the same question', () => {
    const again = officer({ attachments: [{ ...photo, id: 'photo-2' }], talk: asking.talk, facts: { held } });
    const kept = commandOf(officer({ press: `staff.on.${ONE}`, talk: again.talk }));
    expect(kept?.attachments).toHaveLength(2);
  });

  it('with the story of a problem begins a report', () => {
    const own = officer({ text: 'jalan berlubang di Jl. Kartini', attachments: [photo], facts: { held } });
    expect(own.talk.draft?.attachments).toEqual([photo]);
  });
});
