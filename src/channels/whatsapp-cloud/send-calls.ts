import { CodedError, type ErrorCode } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { SendResult } from '../channel.js';
import { rememberNewest } from '../remember-newest.js';
import type { CloudCall } from './cloud-call.js';
import type { GraphAnswer, GraphApi } from './graph-api.js';
import { refusalOf } from './graph-errors.js';
import { CHANNEL_NAME } from './read-message.js';
import { uploadFile } from './upload-file.js';

/** How far a delivery has come. Kept in memory only: after a restart a half-sent message starts again. */
interface Progress {
  ahead: CloudCall[];
  /** Where the file of the first call ahead is at Meta, once it is there. */
  uploadedId?: string;
  messageId?: string;
}

const DELIVERIES_REMEMBERED = 1_000;

export interface SendParts {
  api: GraphApi;
  phoneId: string;
  logger: Logger;
}

export interface SendCalls {
  /** The result as in `Channel.send`, decided on Meta's codes alone. `write` is asked once a delivery. */
  send(key: string, write: () => CloudCall[]): Promise<SendResult>;
  /** What became known not to have arrived: when it is sent again, it goes out again and from the beginning. */
  forget(messageId: string): void;
}

/** Sends deliveries of several calls so that a retry goes on where the last try stopped. */
export function makeSendCalls({ api, phoneId, logger }: SendParts): SendCalls {
  const deliveries = new Map<string, Progress>();
  let isRefused = false;

  async function perform(call: CloudCall, progress: Progress): Promise<GraphAnswer<Sent>> {
    const { payload, file } = call;
    let body: object = payload;
    if (file) {
      if (progress.uploadedId === undefined) {
        const upload = await uploadFile(file, payload.type, { api, phoneId });
        if (!upload.ok) return upload;
        progress.uploadedId = upload.result.id;
      }
      const content = payload[payload.type] as object;
      body = { ...payload, [payload.type]: { ...content, id: progress.uploadedId } };
    }
    return api.call<Sent>(`${phoneId}/messages`, { method: 'POST', body });
  }

  function advance(progress: Progress, instead: CloudCall[]): void {
    progress.ahead.splice(0, 1, ...instead);
    delete progress.uploadedId;
  }

  /** The operator hears of a refused token once until something goes out again. */
  function tell(code: ErrorCode, { status, code: cause }: Extract<GraphAnswer, { ok: false }>): void {
    const err = new CodedError(code, { channel: CHANNEL_NAME, status, cause });
    if (code !== 'CHANNEL_UNAUTHORISED') logger.warn({ err });
    else if (!isRefused) logger.error({ err });
    isRefused ||= code === 'CHANNEL_UNAUTHORISED';
  }

  async function send(key: string, write: () => CloudCall[]): Promise<SendResult> {
    const progress = deliveries.get(key) ?? { ahead: write() };
    rememberNewest(deliveries, key, progress, DELIVERIES_REMEMBERED);
    for (let call = progress.ahead[0]; call; call = progress.ahead[0]) {
      const answer = await perform(call, progress);
      if (answer.ok) {
        isRefused = false;
        advance(progress, []);
        // Accepted without an id, which the API does not do: sent all the same.
        if (!call.isAside) progress.messageId = idOf(answer.result) ?? key;
        continue;
      }
      const refusal = refusalOf(answer);
      if (refusal.problem === 'unauthorised') tell('CHANNEL_UNAUTHORISED', answer);
      if (refusal.problem === 'rejected') tell('CHANNEL_REJECTED', answer);
      if (!call.instead || refusal.problem !== 'rejected') return refusal;
      advance(progress, call.instead);
    }
    return progress.messageId === undefined
      ? { ok: false, problem: 'rejected' }
      : { ok: true, messageId: progress.messageId };
  }

  return {
    send,
    forget(messageId) {
      for (const [key, progress] of deliveries)
        if (progress.messageId === messageId && progress.ahead.length === 0) deliveries.delete(key);
    },
  };
}

interface Sent {
  messages?: { id?: unknown }[];
}

function idOf(sent: Sent): string | undefined {
  const id = Array.isArray(sent?.messages) ? sent.messages[0]?.id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
