import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Inbound } from '../../src/channels/channel.js';
import { failStore, healStore } from './failing-store.js';
import { openCity, readState, type SampleCity } from './sample-city.js';

const code = 'CTH-2603-0001X';
const photo = [{ kind: 'photo' as const, source: 'contoh' }];
type Heard = [who: string, what: Partial<Inbound>];

let city: SampleCity | undefined;
let made = 0;
afterEach(async () => {
  healStore();
  await city?.close();
  city = undefined;
});

async function hearAll(heard: Heard[], own = city!): Promise<void> {
  for (const [who, what] of heard) await own.hear(who, `m${made++}`, fillIn(what, own));
}

/** `KODE` stands for the code told last, `LINK` for the newest button "bukan saya". */
function fillIn(what: Partial<Inbound>, { channel }: SampleCity): Partial<Inbound> {
  const told = channel.said.map(({ text }) => /hubungkan ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(text)?.[1]);
  const ids = channel.said.flatMap(({ choices = [] }) => choices.map(({ id }) => id));
  const link = ids.findLast((id) => id.startsWith('unlink.'));
  const { text, choiceId } = what;
  return {
    ...what,
    ...(text ? { text: text.replace('KODE', told.findLast((one) => one) ?? 'KODE') } : {}),
    ...(choiceId === 'LINK' ? { choiceId: link } : {}),
  };
}

async function say(who: string, what: Partial<Inbound>): Promise<string> {
  const before = city!.channel.said.length;
  await hearAll([[who, what]]);
  const heard = city!.channel.said.slice(before).filter((said) => said.who === who);
  return heard.map(({ text }) => text).join('\n');
}

const reported: Heard[] = [
  ['siti', { text: 'lampu jalan mati di Jl. Mangga' }],
  ['siti', { text: 'kirim' }],
];
const linked: Heard[] = [
  ['siti', { text: '/hubungkan' }],
  ['siti-wa', { text: 'hubungkan KODE' }],
];
const taken: Heard[] = [['tono', { text: `/ambil ${code}` }]];
const closed: Heard[] = [...taken, ['tono', { text: `/selesai ${code} Sudah diganti`, media: photo }]];

describe('a ticket of one chat, from another of the same person', () => {
  /** What came before, what is done from the other chat, and the step it leaves in the history. */
  const deeds: [string, Heard[], Heard[], string][] = [
    ['is added to', taken, [['siti-wa', { text: `tambahan: tiang nomor 12` }]], 'add'],
    [
      'gets a photo',
      taken,
      [
        ['siti-wa', { media: photo }],
        ['siti-wa', { choiceId: `pick.${code}` }],
      ],
      'add',
    ],
    [
      'is answered about',
      [...taken, ['tono', { text: `/tanya ${code} Tiang nomor berapa?` }]],
      [['siti-wa', { text: 'nomor 12' }]],
      'answer',
    ],
    [
      'is withdrawn',
      [],
      [
        ['siti-wa', { text: `/batal ${code}` }],
        ['siti-wa', { text: 'sudah menyala' }],
      ],
      'withdraw',
    ],
    ['is rated', closed, [['siti-wa', { choiceId: `rate.${code}.5` }]], 'rate'],
    [
      'is rated where only its state was asked',
      closed,
      [
        ['siti-wa', { text: `/status ${code}` }],
        ['siti-wa', { text: '4' }],
      ],
      'rate',
    ],
    [
      'is opened again',
      closed,
      [
        ['siti-wa', { text: 'belum beres' }],
        ['siti-wa', { text: 'masih kedip' }],
      ],
      'reopen',
    ],
  ];

  it.each(deeds)('%s', async (_name, before, deed, step) => {
    city = await openCity();
    await hearAll([...reported, ...linked, ...before, ...deed]);
    await city.app.stop();
    const { tickets } = await readState(city.dir);
    await city.restart();
    const last = tickets[0]!.history.at(-1)!;
    expect([last[1], last[4]]).toEqual([step, 'web:siti-wa']);
  });

  it.each(deeds)('but not by a stranger: %s', async (_name, before, deed, step) => {
    city = await openCity();
    const byStranger = deed.map(([, what]): Heard => ['maling', what]);
    await hearAll([...reported, ...linked, ...before, ...byStranger]);
    await city.app.stop();
    const { tickets } = await readState(city.dir);
    await city.restart();
    const ticket = tickets.find(({ _id }) => _id === code)!;
    expect(ticket.history.filter(([, done, , , by]) => done === step && by === 'web:maling')).toEqual([]);
  });

  it('is seen, until they are parted', async () => {
    city = await openCity();
    await hearAll(reported);
    expect(await say('siti-wa', { text: `/status ${code}` })).not.toMatch(/Mangga/);
    await hearAll(linked);
    expect(await say('siti-wa', { text: `/status ${code}` })).toMatch(/Mangga/);
    expect(await say('siti-wa', { text: 'laporanku' })).toContain(code);
    expect(await say('siti', { choiceId: 'LINK' })).toMatch(/sudah saya putus/i);
    expect(await say('siti-wa', { text: `/status ${code}` })).not.toMatch(/Mangga/);
    expect(await say('siti-wa', { text: 'laporanku' })).not.toContain(code);
  });

  it('makes its news in the chat where it was reported, once', async () => {
    city = await openCity();
    await hearAll([...reported, ...linked]);
    const before = city.channel.said.length;
    await hearAll(closed);
    const news = city.channel.said.slice(before).filter(({ who }) => who.startsWith('siti'));
    expect(news.map(({ who }) => who)).toEqual(['siti', 'siti']);
  });

  it('is not seen in an account that has become one of the staff', async () => {
    city = await openCity();
    await hearAll([...reported, ...linked]);
    const { code: invitation } = await city.app.invites.invite({
      ...{ name: 'Andi', units: ['dlh'], role: 'officer' as const },
    });
    await hearAll([['siti-wa', { text: `/tautkan ${invitation}` }]]);
    expect(await say('siti-wa', { text: '/laporanku' })).not.toContain(code);
    expect(await say('siti-wa', { text: `/status ${code}` })).not.toMatch(/Mangga/);
  });
});

describe('what is told about a link', () => {
  it('names a channel and no chat', async () => {
    city = await openCity();
    await hearAll([...reported, ...linked]);
    const told = city.channel.said.slice(-2);
    expect(told.map(({ who }) => who).toSorted()).toEqual(['siti', 'siti-wa']);
    for (const { text } of told) expect(text).not.toMatch(/siti/);
  });

  it('is in the language of the chat that hears it', async () => {
    city = await openCity();
    await hearAll([['siti', { text: '/bahasa en' }], ...linked]);
    const toSiti = city.channel.said.findLast(({ who }) => who === 'siti')!;
    expect(toSiti.text).toMatch(/has just been connected/);
    expect(toSiti.choices?.[0]?.label).toBe('Not me');
  });
});

/** The message in whose midst the program dies. */
const scenes: Record<string, { before: Heard[]; last: Heard }> = {
  'a code is asked for': { before: reported, last: linked[0]! },
  'a code is typed': { before: [...reported, linked[0]!], last: linked[1]! },
  'a wrong code is typed': { before: [], last: ['siti', { text: 'hubungkan ABCD2345' }] },
  'a link is cut': { before: [...reported, ...linked], last: ['siti', { choiceId: 'LINK' }] },
  'a chat leaves': { before: [...reported, ...linked], last: ['siti-wa', { text: 'putuskan' }] },
};

describe.each(Object.entries(scenes))('%s', (_name, { before, last }) => {
  /** What both chats see, and the whole store. Codes are another in each city, as is its secret. */
  const stateOf = async (own: SampleCity) => {
    for (const who of ['siti', 'siti-wa']) await own.hear(who, 'list', { text: 'laporanku' });
    await own.app.stop();
    const state = JSON.stringify(await readState(own.dir));
    await rm(own.dir, { recursive: true, force: true });
    city = undefined;
    return JSON.parse(state.replace(/[A-Z0-9]{4}-[A-Z0-9]{4}(?![A-Z0-9])/g, 'KODE'));
  };
  const begin = async () => {
    made = 0;
    city = await openCity();
    await hearAll(before, city);
    return { own: city, what: fillIn(last[1], city) };
  };

  it('leaves the same when the program dies before any of its writes and is started again', async () => {
    const whole = await begin();
    healStore();
    await whole.own.hear(last[0], 'last', whole.what);
    const { writes } = healStore();
    const expected = await stateOf(whole.own);
    expect(writes).toBeGreaterThan(3);
    for (let nth = 1; nth <= writes; nth++) {
      const { own, what } = await begin();
      failStore(nth, { isDeadThen: true });
      const isStored = await own.hear(last[0], 'last', what).then(
        () => true,
        () => false,
      );
      await own.app.stop();
      expect(healStore().hasFailed).toBe(true);
      await own.restart();
      if (!isStored) await own.hear(last[0], 'last', what);
      expect({ nth, ...(await stateOf(own)) }).toEqual({ nth, ...expected });
    }
  }, 120_000);
});
