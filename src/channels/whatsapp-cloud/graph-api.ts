import type { Clock } from '../../shared/clock.js';

/** What a call came to. A failure keeps numbers and codes only: messages hold tokens and citizens' words. */
export type GraphAnswer<Result = unknown> =
  | { ok: true; result: Result }
  /** `status` of HTTP, 0 when no answer came; `code` and `subcode` of the Graph API; `cause` a system code such as ECONNREFUSED. */
  | { ok: false; status: number; code?: number; subcode?: number; cause: string; retryAfterMs?: number };

export interface CallOptions {
  method?: 'GET' | 'POST';
  /** Sent as JSON. */
  body?: object;
  /** Sent as it comes: a form with files. */
  form?: { type: string; sizeBytes: number; bytes: AsyncIterable<Uint8Array> };
  timeoutMs?: number;
  signal?: AbortSignal;
}

export interface GraphApi {
  /** Address of the API with its version and without a slash at the end. */
  readonly root: URL;
  readonly authorisation: Record<string, string>;
  /** Calls `path` under the root. Never throws. */
  call<Result = unknown>(path: string, options?: CallOptions): Promise<GraphAnswer<Result>>;
}

export const DEFAULT_API_ROOT = 'https://graph.facebook.com';
const API_VERSION = 'v25.0';
const USUAL_TIMEOUT_MS = 60_000;

/** The Graph API by plain fetch. An `apiRoot` that names a version (`.../v25.0`) keeps it, others get ours. */
export function makeGraphApi(settings: { token: string; apiRoot?: string; clock: Clock }): GraphApi {
  const root = rootOf(settings.apiRoot ?? DEFAULT_API_ROOT);
  const authorisation = { authorization: `Bearer ${settings.token}`, 'user-agent': 'tanggap' };
  return {
    root,
    authorisation,
    async call<Result>(path: string, options: CallOptions = {}): Promise<GraphAnswer<Result>> {
      const { method = 'GET', body, form, timeoutMs = USUAL_TIMEOUT_MS, signal } = options;
      const timeout = new AbortController();
      const cancel = settings.clock.after(timeoutMs, () => timeout.abort());
      try {
        const response = await fetch(`${root.href}/${path}`, {
          method,
          redirect: 'error',
          signal: signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal,
          headers: { ...authorisation, ...contentHeaders(options) },
          ...(body ? { body: JSON.stringify(body) } : {}),
          ...(form ? ({ body: form.bytes, duplex: 'half' } as object) : {}),
        });
        const answer: unknown = await response.json().catch(() => undefined);
        if (response.ok && answer !== undefined) return { ok: true, result: answer as Result };
        return describeRefusal(response, answer);
      } catch (error) {
        return { ok: false, status: 0, cause: causeOf(error) };
      } finally {
        cancel();
      }
    },
  };
}

function rootOf(given: string): URL {
  const address = given.replace(/\/+$/, '');
  return new URL(/\/v\d+(\.\d+)?$/.test(address) ? address : `${address}/${API_VERSION}`);
}

function contentHeaders({ body, form }: CallOptions): Record<string, string> {
  if (form) return { 'content-type': form.type, 'content-length': `${form.sizeBytes}` };
  return body ? { 'content-type': 'application/json' } : {};
}

function describeRefusal(response: Response, answer: unknown): GraphAnswer<never> {
  const { status, headers } = response;
  const error = (answer as { error?: { code?: unknown; error_subcode?: unknown } } | null | undefined)?.error;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return {
    ok: false,
    // An answer of 200 that is no JSON is none: as good as lost.
    status: response.ok ? 0 : status,
    cause: response.ok ? 'garbled' : `HTTP_${status}`,
    ...(typeof error?.code === 'number' ? { code: error.code } : {}),
    ...(typeof error?.error_subcode === 'number' ? { subcode: error.error_subcode } : {}),
    ...(seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}),
  };
}

function causeOf(error: unknown): string {
  const { cause, name } = (error ?? {}) as { cause?: { code?: unknown }; name?: unknown };
  return String(cause?.code ?? name ?? 'unknown');
}
