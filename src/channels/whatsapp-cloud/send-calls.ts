import { CodedError, type ErrorCode } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import { type Deliveries, makeDeliveries } from '../deliveries.js';
import type { CloudCall } from './cloud-call.js';
import type { GraphAnswer, GraphApi } from './graph-api.js';
import { refusalOf } from './graph-errors.js';
import { CHANNEL_NAME } from './read-message.js';
import { uploadFile } from './upload-file.js';

export interface SendParts {
  api: GraphApi;
  phoneId: string;
  logger: Logger;
  /** Aborted when the program has to end: what is not sent by then is to be tried again. */
  signal?: AbortSignal;
}

/** Sends deliveries of several calls, decided on Meta's codes alone; a file is uploaded once, however often it is tried. */
export function makeSendCalls({ api, phoneId, logger, signal }: SendParts): Deliveries<CloudCall> {
  const uploadedIds = new WeakMap<CloudCall, string>();
  const ending = signal ? { signal } : {};
  let isRefused = false;

  async function post(call: CloudCall): Promise<GraphAnswer<Sent>> {
    const { payload, file } = call;
    let body: object = payload;
    if (file) {
      if (!uploadedIds.has(call)) {
        const upload = await uploadFile(file, payload.type, { api, phoneId, ...ending });
        if (!upload.ok) return upload;
        uploadedIds.set(call, upload.result.id);
      }
      const content = payload[payload.type] as object;
      body = { ...payload, [payload.type]: { ...content, id: uploadedIds.get(call) } };
    }
    return api.call<Sent>(`${phoneId}/messages`, { method: 'POST', body, ...ending });
  }

  /** The operator hears of a refused token once until something goes out again. */
  function tell(code: ErrorCode, { status, code: cause }: Extract<GraphAnswer, { ok: false }>): void {
    const err = new CodedError(code, { channel: CHANNEL_NAME, status, cause });
    if (code !== 'CHANNEL_UNAUTHORISED') logger.warn({ err });
    else if (!isRefused) logger.error({ err });
    isRefused ||= code === 'CHANNEL_UNAUTHORISED';
  }

  return makeDeliveries(async (call, key) => {
    const answer = await post(call);
    if (answer.ok) {
      isRefused = false;
      // Accepted without an id, which the API does not do: sent all the same.
      return { ok: true, messageId: idOf(answer.result) ?? key };
    }
    const refusal = refusalOf(answer);
    if (refusal.problem === 'unauthorised') tell('CHANNEL_UNAUTHORISED', answer);
    if (refusal.problem === 'rejected') tell('CHANNEL_REJECTED', answer);
    return refusal;
  });
}

interface Sent {
  messages?: { id?: unknown }[];
}

function idOf(sent: Sent): string | undefined {
  const id = Array.isArray(sent?.messages) ? sent.messages[0]?.id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
