/**
 * System codes of a call that never had a connection, so that nothing of it left (Node.js "Common system errors", undici
 * "Errors"). ECONNRESET and time limits of our own are not among them: what was sent by then may have arrived.
 */
const OFFLINE_CODES: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** True for a failure that says that the network was not reached at all. */
export function isOffline(systemCode: string): boolean {
  return OFFLINE_CODES.has(systemCode);
}
