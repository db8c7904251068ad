import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDataDir } from '../support/child-program.js';
import { type CrablineCloud, startCrablineCloud } from '../support/crabline-cloud.js';
import {
  type CrablineWhatsapp,
  pairBeforehand,
  startCrablineWhatsapp,
} from '../support/crabline-whatsapp.js';
import { intentsWithoutPhotos, perform, playsOf } from './perform-play.js';
import { baileysCast, cloudCast } from './whatsapp-cast.js';

const plays = playsOf('01-lampu-jalan', '04-dua-petugas', '05-belum-beres', '08-bahasa-sehari-hari');
const APP_SECRET = 'made-up secret of the tests, forty letters';

describe('the loop over the WhatsApp Web endpoint of another maker, by real Baileys', () => {
  let crabline: CrablineWhatsapp;
  beforeAll(async () => {
    crabline = await startCrablineWhatsapp();
  });
  afterAll(() => crabline?.stop());

  it.each(plays.map((file) => [basename(file), file]))(
    '%s',
    async (_name, file) => {
      const DATA_DIR = freshDataDir('without-evidence');
      await pairBeforehand(DATA_DIR, APP_SECRET);
      const cast = baileysCast(crabline);
      const channel = {
        APP_SECRET,
        WHATSAPP_ENABLED: 'true',
        WHATSAPP_WS_URL: crabline.wsUrl,
        WHATSAPP_PER_MINUTE: '600',
      };
      try {
        const settings = { DATA_DIR, INTENTS_DIR: intentsWithoutPhotos(), ...channel };
        expect(await perform(file, cast, settings)).toEqual([]);
      } finally {
        cast.leave();
      }
    },
    180_000,
  );
});

describe('the loop over the Cloud API of another maker', () => {
  let crabline: CrablineCloud;
  beforeAll(async () => {
    crabline = await startCrablineCloud();
  });
  afterAll(() => crabline?.stop());

  it.each(plays.map((file) => [basename(file), file]))(
    '%s',
    async (_name, file) => {
      const DATA_DIR = freshDataDir('without-evidence');
      const cast = cloudCast(crabline, APP_SECRET);
      const channel = {
        WHATSAPP_CLOUD_TOKEN: crabline.token,
        WHATSAPP_CLOUD_PHONE_ID: crabline.phoneId,
        WHATSAPP_CLOUD_APP_SECRET: APP_SECRET,
        WHATSAPP_CLOUD_VERIFY_TOKEN: 'a made-up word of our own',
        WHATSAPP_CLOUD_API_ROOT: crabline.apiRoot,
      };
      try {
        const settings = { DATA_DIR, INTENTS_DIR: intentsWithoutPhotos(), ...channel };
        // It refuses buttons: each such message goes out once more as numbered text.
        expect(await perform(file, cast, settings, ['CHANNEL_REJECTED'])).toEqual([]);
      } finally {
        cast.leave();
      }
    },
    180_000,
  );
});
