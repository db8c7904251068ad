import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeTelegramApi } from '../../../src/channels/telegram/telegram-api.js';
import { systemClock } from '../../../src/shared/clock.js';
import { BotApiStub, type ScriptedFailure } from '../../support/bot-api-stub.js';

describe('a call of the Bot API', () => {
  let stub: BotApiStub;
  const api = (token = stub.token) => makeTelegramApi({ token, apiRoot: stub.apiRoot, clock: systemClock });

  beforeEach(async () => {
    stub = await BotApiStub.start();
  });
  afterEach(() => stub.close());

  it.each<[ScriptedFailure, object]>([
    [{ status: 400 }, { status: 400, cause: 'HTTP_400' }],
    [{ status: 403 }, { status: 403, cause: 'HTTP_403' }],
    [
      { status: 429, retryAfterS: 5 },
      { status: 429, cause: 'HTTP_429', retryAfterMs: 5000 },
    ],
    [{ status: 503 }, { status: 503, cause: 'HTTP_503' }],
    ['reset', { status: 0, cause: 'ECONNRESET' }],
  ])('keeps of a failure only its numbers and codes: %j', async (failure, expected) => {
    stub.failNext(failure, 'getMe');
    expect(await api().call('getMe', {})).toEqual({ ok: false, ...expected });
  });

  it('is given up when no answer comes in time', async () => {
    stub.failNext('hang', 'getMe');
    expect(await api().call('getMe', {}, { timeoutMs: 30 })).toMatchObject({ ok: false, status: 0 });
  });

  it('is given up when it is no longer wanted', async () => {
    const signal = AbortSignal.abort();
    expect(await api().call('getMe', {}, { signal })).toMatchObject({ ok: false, status: 0 });
  });

  it('is answered 401 with a token that is not ours', async () => {
    expect(await api('100200:another-token-altogether').call('getMe', {})).toMatchObject({ status: 401 });
  });

  it('is answered by nobody where nobody listens', async () => {
    const nowhere = makeTelegramApi({ token: stub.token, apiRoot: 'http://127.0.0.1:1', clock: systemClock });
    expect(await nowhere.call('getMe', {})).toEqual({ ok: false, status: 0, cause: 'ECONNREFUSED' });
  });
});
