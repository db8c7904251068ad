/** Jobs by name and payload. Payloads carry ids only: the database is the truth. */
export interface Jobs {
  'handle-inbound': { inboundId: string };
  /** `isRecall`: queued by an earlier look at this chat, for later. */
  'send-outbound': { chat: string; isRecall?: true };
  'ring-alarms': Record<string, never>;
}
export type JobName = keyof Jobs;
export type Handlers = { [Name in JobName]: (payload: Jobs[Name]) => Promise<void> };

export interface AddOptions {
  /**
   * Jobs of one lane run one at a time, in the order they were added; lanes run in parallel, so many at a time of each
   * group: what stands before the second colon (`out:telegram` of `out:telegram:123`).
   */
  lane: string;
  /** Not before the clock shows this much more: for a moment of the day. */
  delayMs?: number;
  /** Not before this pause is over, also when the clock is set back meanwhile; at most 24 days. Instead of `delayMs`. */
  pauseMs?: number;
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
