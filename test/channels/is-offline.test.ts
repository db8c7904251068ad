import { expect, it } from '@jest/globals';
import { isOffline } from '../../src/channels/is-offline.js';

it.each([
  ['EAI_AGAIN', true],
  ['ECONNREFUSED', true],
  ['EHOSTUNREACH', true],
  ['ENETDOWN', true],
  ['ENETUNREACH', true],
  ['ENOTFOUND', true],
  ['ETIMEDOUT', true],
  ['UND_ERR_CONNECT_TIMEOUT', true],
  // It may have arrived.
  ['ECONNRESET', false],
  ['EPIPE', false],
  ['UND_ERR_SOCKET', false],
  ['UND_ERR_HEADERS_TIMEOUT', false],
  ['AbortError', false],
  ['HTTP_503', false],
  ['garbled', false],
  ['unknown', false],
  ['', false],
])('a failure with %p says that the network was not reached: %p', (code, isSo) => {
  expect(isOffline(code)).toBe(isSo);
});
