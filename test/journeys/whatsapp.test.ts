import { afterAll, beforeAll, describe } from '@jest/globals';
import { freshDataDir } from '../support/child-program.js';
import { type CrablineCloud, startCrablineCloud } from '../support/crabline-cloud.js';
import { pairBeforehand, startCrablineWhatsapp } from '../support/crabline-whatsapp.js';
import { intentsWithoutPhotos, itPlays, perform, playsOf } from './perform-play.js';
import { baileysCast, cloudCast } from './whatsapp-cast.js';

const plays = playsOf('01-lampu-jalan', '04-dua-petugas', '05-belum-beres', '08-bahasa-sehari-hari');
const APP_SECRET = 'made-up secret of the tests, forty letters';

describe('the loop over the WhatsApp Web endpoint of another maker, by real Baileys', () => {
  itPlays(plays, async (file) => {
    const crabline = await startCrablineWhatsapp();
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
      return await perform(file, cast, { DATA_DIR, INTENTS_DIR: intentsWithoutPhotos(), ...channel });
    } finally {
      cast.leave();
      await crabline.stop();
    }
  });
});

describe('the loop over the Cloud API of another maker', () => {
  let crabline: CrablineCloud;
  beforeAll(async () => {
    crabline = await startCrablineCloud();
  });
  afterAll(() => crabline?.stop());

  itPlays(plays, async (file) => {
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
      return await perform(file, cast, settings, ['CHANNEL_REJECTED']);
    } finally {
      cast.leave();
    }
  });
});
