export interface HeardEvent {
  id?: string;
  name: string;
  data: unknown;
}

export interface EventReader {
  status: number;
  events: HeardEvent[];
  /** Resolves when this many events of that name came; rejects after ten seconds. */
  wait(name: string, count: number): Promise<HeardEvent[]>;
  /** Resolves when the server has ended the stream. */
  ended: Promise<void>;
  close(): void;
}

/** Reads a stream of server-sent events like a browser does, without connecting again. */
export async function readEvents(url: string, headers: Record<string, string> = {}): Promise<EventReader> {
  const stop = new AbortController();
  const answer = await fetch(url, { headers, signal: stop.signal });
  const events: HeardEvent[] = [];
  const ended = (async () => {
    let rest = '';
    try {
      for await (const part of answer.body!.pipeThrough(new TextDecoderStream() as never)) {
        const blocks = `${rest}${part}`.split('\n\n');
        rest = blocks.pop()!;
        events.push(...blocks.map(readBlock).filter((event) => event !== undefined));
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    }
  })();
  ended.catch(() => {});
  return {
    status: answer.status,
    events,
    ended,
    async wait(name, count) {
      for (let turn = 0; turn < 1000; turn++) {
        const heard = events.filter((event) => event.name === name);
        if (heard.length >= count) return heard;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error(`only ${events.map((event) => event.name)} came`);
    },
    close: () => stop.abort(),
  };
}

function readBlock(block: string): HeardEvent | undefined {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
  const [name, data] = [field('event'), field('data')];
  return name && data ? { id: field('id'), name, data: JSON.parse(data) } : undefined;
}
