import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OutboxRow } from '../../src/delivery/outbox-model.js';
import { outboxModel } from '../../src/delivery/outbox-model.js';
import { isNews, mostUrgent, rankOf, type Urgency } from '../../src/delivery/urgency.js';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore } from '../../src/store/connect.js';
import { openCity, type SampleCity } from '../conversation/sample-city.js';

describe('the order of urgencies', () => {
  it('has danger first and what goes to many last', () => {
    const all: Urgency[] = ['broadcast', 'reply', 'danger', 'notice'];
    expect(all.sort((a, b) => rankOf(a) - rankOf(b))).toEqual(['danger', 'reply', 'notice', 'broadcast']);
    expect(mostUrgent(['notice', 'danger', 'reply'])).toBe('danger');
    expect(mostUrgent([])).toBe('broadcast');
    expect(all.filter(isNews)).toEqual(['notice', 'broadcast']);
  });
});

describe('what the program posts', () => {
  let city: SampleCity;
  beforeEach(async () => {
    city = await openCity();
  });
  afterEach(() => city.close());

  /** All that was posted, read after the program was stopped. */
  async function posted(): Promise<OutboxRow[]> {
    await city.app.stop();
    const store = await connectStore({ dataDir: city.dir, logger: silentLogger });
    const rows = await outboxModel(store.connection).find().sort({ seq: 1 }).lean<OutboxRow[]>();
    await store.close();
    return rows;
  }

  it('is pressing when the person speaks of danger, a reply else, and news to the staff is wanted', async () => {
    await city.hear('siti', '1', { text: 'halo' });
    await city.hear('budi', '1', {
      text: 'tolong kabel lampu jalan putus ada apinya di Jl. Mangga',
    });
    await city.hear('budi', '2', { text: 'kirim' });
    const rows = await posted();
    const of = (who: string) => rows.filter(({ chat }) => chat.endsWith(`:${who}`));
    expect(new Set(of('siti').map(({ urgency }) => urgency))).toEqual(new Set(['reply']));
    expect(of('budi')[0]?.urgency).toBe('danger');
    const toStaff = rows.filter(({ chat }) => !/:(siti|budi)$/.test(chat));
    for (const row of toStaff) expect(row).toMatchObject({ isWanted: true, urgency: 'danger' });
    expect(toStaff.length).toBeGreaterThan(0);
  });
});
