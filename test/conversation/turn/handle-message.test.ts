import { afterEach, describe, expect, it } from '@jest/globals';
import type { Inbound } from '../../../src/channels/channel.js';
import { failStore, healStore } from '../failing-store.js';
import { openCity, readState, type SampleCity } from '../sample-city.js';

type Heard = [who: string, what: Partial<Inbound>];
const photo = [{ kind: 'photo' as const, source: 'contoh' }];
/** The first ticket of March, whose code is known beforehand. */
const code = 'CTH-2603-0001X';
const opened: Heard[] = [
  ['siti', { text: 'lampu jalan mati di Jl. Mangga' }],
  ['siti', { text: 'kirim' }],
];
const taken: Heard[] = [...opened, ['tono', { text: `/ambil ${code}` }]];
const closed: Heard[] = [...taken, ['tono', { text: `/selesai ${code} Sudah diganti`, media: photo }]];

/** What came before, and the message in whose midst the program dies. */
const scenes: Record<string, { before: Heard[]; last: Heard }> = {
  'a report begins': { before: [], last: ['siti', { text: 'jalan rusak parah' }] },
  'a report with a photo': { before: [], last: ['siti', { text: 'sampah di Jl. Mangga', media: photo }] },
  'a ticket is opened': { before: opened.slice(0, 1), last: opened[1]! },
  'two tickets are opened at once': {
    before: [['siti', { text: 'lampu jalan mati di Jl. Mangga, terus sampah juga numpuk di Pasar Kenanga' }]],
    last: ['siti', { text: 'ya' }],
  },
  'a number is typed that would mean something else afterwards': {
    before: [['siti', { text: 'menu' }]],
    last: ['siti', { text: '1' }],
  },
  'a question is answered and counted': { before: [], last: ['siti', { text: 'syarat bikin KTP baru apa' }] },
  'an officer takes': { before: opened, last: taken[2]! },
  'an officer asks': { before: taken, last: ['tono', { text: `/tanya ${code} Tiang nomor berapa?` }] },
  'the citizen answers': {
    before: [...taken, ['tono', { text: `/tanya ${code} Tiang nomor berapa?` }]],
    last: ['siti', { text: 'nomor 12' }],
  },
  'the citizen withdraws': {
    before: [...opened, ['siti', { text: 'cabut laporan saya' }]],
    last: ['siti', { text: 'salah lapor' }],
  },
  'an officer closes with a photo': { before: taken, last: closed[3]! },
  'the citizen rates by a number': { before: closed, last: ['siti', { text: '2' }] },
  'the citizen opens it again': {
    before: [...closed, ['siti', { text: 'belum beres' }]],
    last: ['siti', { text: 'baru separuh' }],
  },
};

let city: SampleCity | undefined;
afterEach(async () => {
  healStore();
  await city?.close();
  city = undefined;
});

async function setUp(before: Heard[]): Promise<SampleCity> {
  city = await openCity();
  for (const [index, [who, what]] of before.entries()) await city.hear(who, `before-${index}`, what);
  return city;
}

/** The state a scene leaves when nothing fails, and how many writes its last message takes. */
async function playWhole({ before, last }: (typeof scenes)[string]) {
  const whole = await setUp(before);
  healStore();
  await whole.hear(last[0], 'last', last[1]);
  const { writes } = healStore();
  await whole.app.stop();
  const state = await readState(whole.dir);
  await whole.restart();
  await whole.close();
  return { state, writes };
}

describe.each(Object.entries(scenes))('%s', (_name, scene) => {
  it('leaves the same when the program dies before any of its writes and is started again', async () => {
    const { state: expected, writes } = await playWhole(scene);
    expect(writes).toBeGreaterThan(3);
    for (let nth = 1; nth <= writes; nth++) {
      const dying = await setUp(scene.before);
      failStore(nth, { isDeadThen: true });
      // What was not stored is not acknowledged: the channel brings it again.
      const isStored = await dying.hear(scene.last[0], 'last', scene.last[1]).then(
        () => true,
        () => false,
      );
      await dying.app.stop();
      expect(healStore().hasFailed).toBe(true);
      await dying.restart();
      if (!isStored) await dying.hear(scene.last[0], 'last', scene.last[1]);
      await dying.app.stop();
      expect({ nth, ...(await readState(dying.dir)) }).toEqual({ nth, ...expected });
      await dying.remove();
      city = undefined;
    }
  }, 120_000);

  it('leaves the same when any one of its writes fails once', async () => {
    const { state: expected, writes } = await playWhole(scene);
    for (let nth = 1; nth <= writes; nth++) {
      const stumbling = await setUp(scene.before);
      failStore(nth, { isDeadThen: false });
      await stumbling.hear(scene.last[0], 'last', scene.last[1]).catch(() => undefined);
      await stumbling.hear(scene.last[0], 'last', scene.last[1]);
      await stumbling.clock.moveTo(new Date(stumbling.clock.now().getTime() + 60_000), stumbling.app.idle);
      await stumbling.app.stop();
      expect(healStore().hasFailed).toBe(true);
      expect({ nth, ...(await readState(stumbling.dir)) }).toEqual({ nth, ...expected });
      await stumbling.remove();
      city = undefined;
    }
  }, 120_000);
});
