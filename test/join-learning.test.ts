import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { joinLearning } from '../src/join-learning.js';
import type { CorrectionRow } from '../src/learning/learning-model.js';
import { silentLogger } from '../src/shared/logger.js';
import type { TicketEvent } from '../src/tickets/ticket.js';
import { makeStaffWorld, START, type StaffWorld } from './officers/staff-world.js';

let world: StaffWorld;
beforeAll(async () => {
  world = await makeStaffWorld();
});
afterAll(() => world.close());

describe('a category that staff corrects', () => {
  const given = () => ({ clock: world.clock, logger: silentLogger, dataDir: '/nowhere' });

  test('is kept as a lesson before others hear of it, once also when it is told again', async () => {
    const { noting, learning } = await joinLearning(world.tickets.db, given());
    const corrections = world.tickets.db.model<CorrectionRow>('learning-corrections');
    const heard: [TicketEvent['step'], number][] = [];
    const notify = noting(
      async (_, event) => void heard.push([event.step, await corrections.countDocuments({})]),
    );
    const { _id: code } = await world.open({ text: 'Got mampet, hubungi 0812-3456-7890' });
    for (const line of [`/ambil ${code}`, `/kategori ${code} drainase`]) {
      const { events } = await world.write('budi', line);
      for (const { ticket, event } of [...events, ...events]) await notify(ticket, event);
    }
    expect(heard).toEqual([
      ['take', 0],
      ['take', 0],
      ['recategorise', 1],
      ['recategorise', 1],
    ]);
    expect(await corrections.find({}).lean()).toEqual([
      { _id: code, text: 'Got mampet, hubungi 0', category: 'drainase', at: START },
    ]);
    expect(learning).toBeUndefined();
  });
});
