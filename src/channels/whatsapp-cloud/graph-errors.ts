import type { DeliveryReport, SendResult } from '../channel.js';
import { isOffline } from '../is-offline.js';
import type { GraphAnswer } from './graph-api.js';

type Refused = Extract<SendResult, { ok: false }>;
type Failure = Extract<GraphAnswer, { ok: false }>;

/**
 * What each code of Meta means for a message, after "Error codes" of the WhatsApp Business Platform
 * (developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes, May 2026). Decisions are made on
 * codes alone, as that page asks. Codes that are not here: 5xx is tried again, other 4xx is refused for good.
 */
export const PROBLEMS: Readonly<Record<number, Refused['problem']>> = {
  // The token, its permissions, the account or the number: nothing goes out until the operator acts.
  0: 'unauthorised',
  3: 'unauthorised',
  10: 'unauthorised',
  33: 'unauthorised', // the number was deleted
  190: 'unauthorised', // the token ran out
  368: 'unauthorised', // the account is restricted for a breach of policy
  131005: 'unauthorised',
  131031: 'unauthorised', // the account is locked
  131037: 'unauthorised', // the display name is not approved
  131042: 'unauthorised', // a matter of payment
  131045: 'unauthorised', // the number is not registered
  133010: 'unauthorised',
  // Outside the 24 hours: only a template is allowed.
  131047: 'closed',
  // The person wants no messages of the kind Meta filed our template under; answers they still get.
  131050: 'closed',
  // What Meta filed under marketing and keeps from this person for now: sending it again at once is in vain.
  130472: 'closed',
  131049: 'closed',
  // Not on WhatsApp, an app too old, terms not accepted, or we are blocked.
  131026: 'blocked',
  // Too many calls or messages; or a fault that passes.
  1: 'retry',
  2: 'retry',
  4: 'retry',
  80007: 'retry',
  130429: 'retry', // more than the number may send
  131000: 'retry',
  131016: 'retry',
  131048: 'retry', // people marked too many of our messages as spam
  131056: 'retry', // more than may be sent to one person
  131057: 'retry', // the number is being moved to a higher limit
};

/**
 * Codes that mean something else when the status webhook tells them later. 131053 of an upload is a refusal, and another
 * form of the message is tried; later the message was taken, and Meta could not have its file (the same page).
 */
export const LATE_PROBLEMS: Readonly<Record<number, DeliveryReport['problem']>> = { 131053: 'media' };

/** How long to wait where Meta names no time, in milliseconds. Pairs: one message in 6 s over time ("Throughput", 2026). */
const PAUSES_MS: Record<number, number> = {
  4: 60_000,
  80007: 60_000,
  130429: 2_000,
  131048: 10 * 60_000,
  131056: 12_000,
  131057: 60_000,
};
const USUAL_PAUSE_MS = 5_000;
/** Subcode of 100: "object does not exist or cannot be loaded due to missing permissions". */
const NO_SUCH_OBJECT = 33;

/** What a code means by itself; undefined for one that the table does not hold. */
export function problemOfCode(code: number | undefined): Refused['problem'] | undefined {
  if (code === undefined) return undefined;
  if (code >= 200 && code <= 299) return 'unauthorised'; // a permission is missing
  return PROBLEMS[code];
}

/** What it means when a message failed later; a code we do not know is nothing that another try would mend. */
export function problemOfLateCode(code: number | undefined): NonNullable<DeliveryReport['problem']> {
  return LATE_PROBLEMS[code ?? -1] ?? problemOfCode(code) ?? 'rejected';
}

/** What a failed call to send means. */
export function refusalOf(failure: Failure): Refused {
  const { status, code, subcode } = failure;
  const problem = problemOfCode(code) ?? problemOfStatus(failure);
  // Our own number is the object of every call.
  if (code === 100 && subcode === NO_SUCH_OBJECT) return { ok: false, problem: 'unauthorised' };
  if (problem !== 'retry') return { ok: false, problem };
  const isTooFast = status === 429 || PAUSES_MS[code ?? -1] !== undefined;
  const pauseMs = isTooFast ? (PAUSES_MS[code ?? -1] ?? USUAL_PAUSE_MS) : undefined;
  const retryAfterMs = failure.retryAfterMs ?? pauseMs;
  return {
    ...{ ok: false, problem },
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(isOffline(failure.cause) ? { isOffline: true } : {}),
  };
}

function problemOfStatus({ status, code }: Failure): Refused['problem'] {
  if (status === 0 || status === 408 || status === 429 || status >= 500) return 'retry';
  if (status === 401) return 'unauthorised';
  // No answer of the Graph API at all: another server stands at this address.
  return code === undefined && (status === 404 || status < 400) ? 'unauthorised' : 'rejected';
}
