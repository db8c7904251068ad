import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BotApiStub } from '../support/bot-api-stub.js';
import { freshDataDir } from '../support/child-program.js';
import { type Crabline, startCrabline } from '../support/crabline.js';
import { intentsWithoutPhotos, perform, playsOf } from './perform-play.js';
import { crablineCast, stubCast } from './telegram-cast.js';

const plays = playsOf('01-lampu-jalan', '04-dua-petugas', '05-belum-beres');

describe('the loop over the Telegram server of another maker, buttons typed as words', () => {
  let crabline: Crabline;
  beforeAll(async () => {
    crabline = await startCrabline();
  });
  afterAll(() => crabline?.stop());

  it.each(plays.map((file) => [basename(file), file]))(
    '%s',
    async (_name, file) => {
      const INTENTS_DIR = intentsWithoutPhotos();
      const { token: TELEGRAM_BOT_TOKEN, apiRoot: TELEGRAM_API_ROOT } = crabline;
      const cast = crablineCast(crabline);
      try {
        const DATA_DIR = freshDataDir('without-evidence');
        const settings = { DATA_DIR, INTENTS_DIR, TELEGRAM_BOT_TOKEN, TELEGRAM_API_ROOT };
        expect(await perform(file, cast, settings)).toEqual([]);
      } finally {
        cast.leave();
      }
    },
    180_000,
  );
});

describe('the loop over a Bot API with real photos and pressed buttons', () => {
  it.each(plays.map((file) => [basename(file), file]))(
    '%s',
    async (_name, file) => {
      const stub = await BotApiStub.start();
      const cast = stubCast(stub);
      try {
        const settings = {
          DATA_DIR: freshDataDir(),
          TELEGRAM_BOT_TOKEN: stub.token,
          TELEGRAM_API_ROOT: stub.apiRoot,
        };
        expect(await perform(file, cast, settings)).toEqual([]);
      } finally {
        cast.leave();
        await stub.close();
      }
    },
    180_000,
  );
});
