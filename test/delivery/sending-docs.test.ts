import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { LONGEST_ANNOUNCED, type Pace } from '../../src/channels/channel.js';
import { makeWhatsappChannel } from '../../src/channels/whatsapp/whatsapp-channel.js';
import { makeWhatsappCloudChannel } from '../../src/channels/whatsapp-cloud/whatsapp-cloud-channel.js';
import { readConfig } from '../../src/config.js';
import { systemClock } from '../../src/shared/clock.js';
import { silentLogger } from '../../src/shared/logger.js';
import { root } from '../support/source-tree.js';

const text = readFileSync(join(root, 'docs/sending.md'), 'utf8');
const config = readConfig({});
const parts = { say: (key: string) => key, clock: systemClock, logger: silentLogger };

/** The cells of the row of the table of paces whose first names this channel. */
const rowOf = (name: string) =>
  text
    .split('\n')
    .find((line) => line.startsWith('|') && line.split('|')[1]?.includes(name))
    ?.split(' | ')
    .slice(1, 4);
const seconds = (ms: number) => `${Number((ms / 1000).toFixed(1))}`;

it('tells the pace of a paired number as it is', () => {
  const channel = makeWhatsappChannel({
    ...parts,
    // Nothing is opened before `start`.
    ...{ keys: undefined as never, people: undefined as never, unopened: undefined as never },
    history: async () => [],
    ...{ perMinute: config.WHATSAPP_PER_MINUTE, dailyCap: config.WHATSAPP_DAILY_CAP },
    ...{ showsPresence: false, showsReading: false },
  });
  const { perSecond, burst, chatGapMs, jitter, unaskedPerDay } = channel.pace as Required<Pace>;
  const gap = `${seconds(chatGapMs)} to ${seconds(chatGapMs * (1 + jitter))} seconds, irregular`;
  expect(rowOf('paired number')).toEqual([`\`WHATSAPP_PER_MINUTE\` (${perSecond * 60})`, `${burst}`, gap]);
  expect(text).toContain(`\`WHATSAPP_DAILY_CAP\` (${unaskedPerDay})`);
});

it('tells the pace of the Cloud API as it is, and how much a template says', () => {
  const channel = makeWhatsappCloudChannel({
    ...parts,
    ...{ token: 'x', phoneId: '1', appSecret: 'x', verifyToken: 'x', showsReading: false },
  });
  const { perSecond, burst, chatGapMs, jitter } = channel.pace!;
  expect(jitter).toBe(0);
  expect(rowOf('Cloud API')).toEqual([`${perSecond} a second`, `${burst}`, `${seconds(chatGapMs)} seconds`]);
  expect(text).toMatch(new RegExp(`Text of up to ${LONGEST_ANNOUNCED}\\s+characters`));
});
