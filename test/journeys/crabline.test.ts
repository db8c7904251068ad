import { describe } from '@jest/globals';
import { BotApiStub } from '../support/bot-api-stub.js';
import { freshDataDir } from '../support/child-program.js';
import { startCrabline } from '../support/crabline.js';
import { intentsWithoutPhotos, itPlays, perform, playsOf } from './perform-play.js';
import { crablineCast, stubCast } from './telegram-cast.js';

const plays = playsOf('01-lampu-jalan', '04-dua-petugas', '05-belum-beres');

describe('the loop over the Telegram server of another maker, buttons typed as words', () => {
  itPlays(plays, async (file) => {
    const crabline = await startCrabline();
    const { token: TELEGRAM_BOT_TOKEN, apiRoot: TELEGRAM_API_ROOT } = crabline;
    const cast = crablineCast(crabline);
    try {
      const folders = {
        DATA_DIR: freshDataDir('without-evidence'),
        INTENTS_DIR: intentsWithoutPhotos(),
      };
      return await perform(file, cast, { ...folders, TELEGRAM_BOT_TOKEN, TELEGRAM_API_ROOT });
    } finally {
      cast.leave();
      await crabline.stop();
    }
  });
});

describe('the loop over a Bot API with real photos and pressed buttons', () => {
  itPlays(plays, async (file) => {
    const stub = await BotApiStub.start();
    const cast = stubCast(stub);
    try {
      return await perform(file, cast, {
        DATA_DIR: freshDataDir(),
        TELEGRAM_BOT_TOKEN: stub.token,
        TELEGRAM_API_ROOT: stub.apiRoot,
      });
    } finally {
      cast.leave();
      await stub.close();
    }
  });
});
