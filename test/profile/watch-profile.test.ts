import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../src/profile/fault.js';
import type { Intents } from '../../src/profile/intents-schema.js';
import { loadIntents } from '../../src/profile/load-intents.js';
import { watchProfile } from '../../src/profile/watch-profile.js';
import { ManualClock, systemClock } from '../../src/shared/clock.js';
import { faqYaml, makeIntents } from './sample-intents.js';

let folder: Awaited<ReturnType<typeof makeIntents>>;
let loaded: Intents[];
let faults: Fault[][];
let stop: () => Promise<void>;

beforeEach(async () => {
  folder = await makeIntents();
  loaded = [];
  faults = [];
  stop = async () => {};
});
afterEach(async () => {
  await stop();
  await folder.remove();
});

const options = () => ({
  dir: folder.dir,
  load: () => loadIntents(folder.dir),
  onLoaded: (intents: Intents) => loaded.push(intents),
  onFaults: (found: Fault[]) => faults.push(found),
});
const pause = () => new Promise<void>((done) => void systemClock.after(20, done));
const answers = () => loaded.at(-1)?.faq.map(({ answer }) => answer);
const NEW_ANSWER = 'Jawaban baru yang juga sudah disetujui.';
const changed = (id: string) => faqYaml(id).replace(/answer: .*/, `answer: ${NEW_ANSWER}`);

/** Waits until it is so; far longer than it ever takes. */
async function until(isSo: () => boolean): Promise<void> {
  for (let round = 0; !isSo(); round++) {
    if (round > 700) throw new Error('it never came');
    await pause();
  }
}

describe('told by the system', () => {
  beforeEach(async () => {
    stop = await watchProfile({ ...options(), clock: systemClock });
  });

  test('a file written over is taken up', async () => {
    await folder.write('faq/dua.yaml', changed('dua'));
    await until(() => answers()?.includes(NEW_ANSWER) ?? false);
    expect(faults).toEqual([]);
  });

  test('a file replaced by rename, as editors do, is taken up, and so is the next one', async () => {
    for (const id of ['dua', 'satu']) {
      const before = loaded.length;
      const other = await folder.write(`faq/.${id}.new`, changed(id));
      await rename(other, join(folder.dir, `faq/${id}.yaml`));
      await until(() => loaded.length > before);
    }
    expect(answers()).toEqual([NEW_ANSWER, NEW_ANSWER]);
  });

  test('a new file and a removed one are taken up', async () => {
    await folder.write('faq/tiga.yaml', faqYaml('tiga'));
    await until(() => answers()?.length === 3);
    await rm(join(folder.dir, 'faq/satu.yaml'));
    await until(() => answers()?.length === 2);
  });

  test('a folder replaced as a whole is taken up and listened to', async () => {
    await cp(join(folder.dir, 'faq'), join(folder.dir, 'next'), { recursive: true });
    await rename(join(folder.dir, 'faq'), join(folder.dir, 'old'));
    await rename(join(folder.dir, 'next'), join(folder.dir, 'faq'));
    await until(() => loaded.length > 0);
    await folder.write('faq/dua.yaml', changed('dua'));
    await until(() => answers()?.includes(NEW_ANSWER) ?? false);
  });

  test('a broken file reports its faults and loads nothing; its repair is taken up', async () => {
    await folder.write('faq/dua.yaml', 'id: dua\n\ttitle: x\n');
    await until(() => faults.length > 0);
    expect(faults[0]?.[0]).toMatchObject({ file: join(folder.dir, 'faq/dua.yaml'), line: 2 });
    expect(loaded).toEqual([]);
    await folder.write('faq/dua.yaml', changed('dua'));
    await until(() => loaded.length > 0);
    expect(answers()).toContain(NEW_ANSWER);
  });
});

describe('looking by itself, on a clock that is moved', () => {
  let clock: ManualClock;
  const pass = async (seconds: number) =>
    clock.moveTo(new Date(clock.now().getTime() + seconds * 1000), async () => {
      for (let i = 0; i < 5; i++) await pause();
    });
  const passUntil = async (isSo: () => boolean) => {
    for (let round = 0; !isSo() && round < 100; round++) await pass(3);
  };

  beforeEach(async () => {
    clock = new ManualClock(new Date('2026-03-10T02:00:00Z'));
    stop = await watchProfile({ ...options(), clock, polls: true });
  });

  test('a change is taken up, once', async () => {
    await pass(10);
    expect(loaded).toHaveLength(0);
    await folder.write('faq/dua.yaml', changed('dua'));
    await passUntil(() => loaded.length > 0);
    await pass(10);
    expect(loaded).toHaveLength(1);
    expect(answers()).toContain(NEW_ANSWER);
  });

  test('a broken file is reported once, however long it stays broken', async () => {
    await folder.write('faq/dua.yaml', 'id: [');
    await passUntil(() => faults.length > 0);
    await pass(20);
    expect(faults).toHaveLength(1);
    await folder.write('faq/satu.yaml', changed('satu'));
    await passUntil(() => faults.length > 1);
    expect(faults).toHaveLength(2);
    expect(loaded).toHaveLength(0);
  });

  test('a vanished folder is reported, its return is taken up', async () => {
    const hidden = `${folder.dir}-hidden`;
    await rename(folder.dir, hidden);
    await passUntil(() => faults.length > 0);
    await rename(hidden, folder.dir);
    await passUntil(() => loaded.length > 0);
    expect([faults.length, loaded.length]).toEqual([1, 1]);
  });

  test('nothing is taken up after the stop', async () => {
    await stop();
    await folder.write('faq/dua.yaml', changed('dua'));
    await pass(30);
    expect(loaded).toEqual([]);
  });
});

test('several saves in quick succession are read once', async () => {
  const clock = new ManualClock(new Date('2026-03-10T02:00:00Z'));
  stop = await watchProfile({ ...options(), clock });
  await folder.write('faq/dua.yaml', 'id: [');
  await pause();
  await folder.write('faq/dua.yaml', changed('dua'));
  // The clock stands still until the last save, so nothing was read half-way.
  for (let round = 0; loaded.length === 0 && round < 300; round++) {
    await pause();
    await clock.moveTo(new Date(clock.now().getTime() + 400));
  }
  expect(faults).toEqual([]);
  expect(loaded).toHaveLength(1);
});
