import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../src/config.js';
import { openDoors } from '../src/open-doors.js';
import { systemClock } from '../src/shared/clock.js';
import { silentLogger } from '../src/shared/logger.js';
import { know } from './conversation/sample-turn.js';

const CLOUD = {
  WHATSAPP_CLOUD_TOKEN: 'x'.repeat(20),
  WHATSAPP_CLOUD_PHONE_ID: '100200300',
  WHATSAPP_CLOUD_APP_SECRET: 'x'.repeat(32),
  WHATSAPP_CLOUD_VERIFY_TOKEN: 'x'.repeat(20),
};

describe('the demo, in which anyone may play anyone', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['nothing set', {}, true],
    ['another port', { PORT: '8080' }, true],
    ['Telegram', { TELEGRAM_BOT_TOKEN: '100200:made-up-token-for-tests' }, false],
    ['a paired WhatsApp number', { WHATSAPP_ENABLED: 'true' }, false],
    ['the WhatsApp Cloud API', CLOUD, false],
    ['a public address', { PUBLIC_URL: 'https://lapor.example.id' }, false],
  ])('with %s', async (_name, env, isDemo) => {
    const doors = await openDoors({
      ...{ config: readConfig(env), clock: systemClock, logger: silentLogger },
      ...{ profile: know.profile, say: know.texts.in('id') },
    });
    expect(doors.isDemo).toBe(isDemo);
  });
});
