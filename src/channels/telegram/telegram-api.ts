import { Telegraf, TelegramError } from 'telegraf';
import type { Clock } from '../../shared/clock.js';

/** What a call of the Bot API came to. A failure keeps numbers and codes only: messages hold tokens and citizens' words. */
export type ApiAnswer<Result = unknown> =
  | { ok: true; result: Result }
  /** `status` is Telegram's error code, 0 when no answer came; `cause` a system code such as ECONNREFUSED. */
  | { ok: false; status: number; cause: string; retryAfterMs?: number };

export interface CallOptions {
  timeoutMs?: number;
  signal?: AbortSignal;
}

export interface TelegramApi {
  /** Calls a method by its name. Never throws. */
  call<Result = unknown>(method: string, payload: object, options?: CallOptions): Promise<ApiAnswer<Result>>;
  /** Where a file may be downloaded. The address holds the token: keep it out of logs and errors. */
  fileUrl(filePath: string): Promise<URL>;
}

const USUAL_TIMEOUT_MS = 90_000;

/** The Bot API through telegraf; `apiRoot` for another server than Telegram's own. */
export function makeTelegramApi(settings: { token: string; apiRoot?: string; clock: Clock }): TelegramApi {
  const { token, apiRoot, clock } = settings;
  const { telegram } = new Telegraf(token, {
    telegram: { webhookReply: false, ...(apiRoot && { apiRoot }) },
  });
  return {
    async call(method, payload, { timeoutMs = USUAL_TIMEOUT_MS, signal } = {}) {
      const timeout = new AbortController();
      const cancel = clock.after(timeoutMs, () => timeout.abort());
      const either = signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal;
      try {
        const options = { signal: either as never };
        return {
          ok: true,
          result: (await telegram.callApi(method as never, payload as never, options)) as never,
        };
      } catch (error) {
        return describeFailure(error);
      } finally {
        cancel();
      }
    },
    fileUrl: (filePath) => telegram.getFileLink({ file_path: filePath, file_id: '-', file_unique_id: '-' }),
  };
}

/** True for what passes by itself: no answer, too many calls, a fault of the server. */
export function isPassing({ status }: { status: number }): boolean {
  return status === 0 || status === 429 || status >= 500;
}

/** True when the token itself is refused; a token of a wrong shape is answered 404. */
export function isUnauthorised({ status }: { status: number }): boolean {
  return status === 401 || status === 404;
}

function describeFailure(error: unknown): ApiAnswer<never> {
  if (error instanceof TelegramError) {
    const seconds = error.parameters?.retry_after;
    const failure = { ok: false, status: error.code, cause: `HTTP_${error.code}` } as const;
    return typeof seconds === 'number' ? { ...failure, retryAfterMs: seconds * 1000 } : failure;
  }
  const { code, type, name } = (error ?? {}) as { code?: unknown; type?: unknown; name?: unknown };
  return { ok: false, status: 0, cause: String(code ?? type ?? name ?? 'unknown') };
}
