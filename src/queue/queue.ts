/** Jobs by name and payload. Payloads carry ids only: the database is the truth. */
export interface Jobs {
  'handle-inbound': { inboundId: string };
  'send-outbound': { chat: string };
  'ring-alarms': Record<string, never>;
}
export type JobName = keyof Jobs;
export type Handlers = { [Name in JobName]: (payload: Jobs[Name]) => Promise<void> };

export interface AddOptions {
  /** Jobs of one lane run one at a time, in the order they were added; lanes run in parallel. */
  lane: string;
  /** Not before this much time has passed. */
  delayMs?: number;
}

/** What a queue does, in one process or over many. A job that throws is tried again with growing pauses until it succeeds. */
export interface Queue {
  add<Name extends JobName>(name: Name, payload: Jobs[Name], options: AddOptions): Promise<void>;
  /** Begins to work; called once. */
  process(handlers: Handlers): void;
  /** Resolves when nothing is running or due now (delayed jobs may remain). */
  idle(): Promise<void>;
  /** Takes no new job up, waits for the running ones. */
  stop(): Promise<void>;
}
