/** What to do after the connection ended. */
export interface AfterDisconnect {
  /**
   * `again`: at once, once; `later`: after a growing pause; `pair`: the keys are worth nothing, pair anew;
   * `ask`: nothing happens until the operator acts.
   */
  next: 'again' | 'later' | 'pair' | 'ask';
  /** What the operator is told, when it is more than a network that comes and goes. */
  tells?:
    | 'CHANNEL_LOGGED_OUT'
    | 'CHANNEL_TAKEN'
    | 'CHANNEL_RESTRICTED'
    | 'CHANNEL_OUTDATED'
    | 'CHANNEL_CLOSED';
}

/**
 * Each reason on its own, by the status code Baileys gives (enum DisconnectReason, and the codes of WhatsApp's `failure`
 * node that it passes on). A code that is not here is a network that comes and goes.
 */
const REASONS: Record<number, AfterDisconnect> = {
  // Unlinked on the phone, or by us. Keys are worth nothing from then on.
  401: { next: 'pair', tells: 'CHANNEL_LOGGED_OUT' },
  // The number is blocked by WhatsApp, for a time or for good: knocking on makes it worse.
  402: { next: 'ask', tells: 'CHANNEL_RESTRICTED' },
  403: { next: 'ask', tells: 'CHANNEL_RESTRICTED' },
  // The version of the client is too old.
  405: { next: 'ask', tells: 'CHANNEL_OUTDATED' },
  409: { next: 'ask', tells: 'CHANNEL_OUTDATED' },
  // The phone left multi-device.
  411: { next: 'pair', tells: 'CHANNEL_LOGGED_OUT' },
  // Connection lost, timed out, closed by the server; also a QR code that nobody scanned.
  408: { next: 'later' },
  428: { next: 'later' },
  // Another program uses these keys: two that take the connection from each other would storm.
  440: { next: 'ask', tells: 'CHANNEL_TAKEN' },
  // Something in the session went wrong; the keys as a rule are well.
  500: { next: 'later', tells: 'CHANNEL_CLOSED' },
  501: { next: 'later' },
  503: { next: 'later' },
  // After pairing, and now and then: WhatsApp wants a new connection at once.
  515: { next: 'again' },
};

export function afterDisconnect(statusCode: number | undefined): AfterDisconnect {
  return REASONS[statusCode ?? 0] ?? { next: 'later' };
}

/** The status code in the error Baileys ends a connection with; undefined when it carries none. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { output?: { statusCode?: unknown } } | undefined)?.output?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/** Every code that is known by name, for the tests. */
export const KNOWN_CODES: readonly number[] = Object.keys(REASONS).map(Number);

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/**
 * The pause before try `failures` (1, 2, ...) in a row: doubled from 2 s to 5 min, of which a random half is taken
 * away, so that many installations do not knock together. `random` is 0 to 1.
 */
export function pauseMs(failures: number, random: number): number {
  const full = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20), LONGEST_PAUSE_MS);
  return Math.round(full * (1 - random / 2));
}
