import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from './app.js';
import { playJourney, type Score } from './channels/terminal/play-journey.js';
import { readJourney } from './channels/terminal/read-journey.js';
import type { TerminalChannel } from './channels/terminal/terminal-channel.js';
import type { Config } from './config.js';
import { type LoadedKnowledge, withTopics } from './load-knowledge.js';
import type { FaqTopic } from './profile/intents-schema.js';
import { readTopics } from './profile/read-topics.js';
import { makeTopicFiles, type TopicFiles } from './profile/write-topic.js';
import { type Clock, ManualClock } from './shared/clock.js';
import { makeLogger } from './shared/logger.js';

/** What a program in a folder of its own needs to know. */
export interface SampleParts {
  config: Config;
  knowledge: LoadedKnowledge;
}

/** Runs the real application on embedded engines in a temporary folder that is gone afterwards. */
export async function withSampleApp<T>(
  { config, knowledge }: SampleParts,
  { clock, channel, print }: { clock: Clock; channel: TerminalChannel; print: (text: string) => void },
  use: (app: App) => Promise<T>,
): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'tanggap-'));
  const own = { ...config, DATA_DIR: dir, MONGODB_URL: undefined };
  // What goes wrong inside belongs to what the person at the terminal sees.
  const logger = makeLogger('error', { write: print });
  let current = knowledge;
  const topicFiles = takenUp(join(dir, 'faq'), (topics) => {
    current = withTopics(knowledge, [...knowledge.topics, ...topics]);
  });
  const parts = { config: own, clock, logger, channels: [channel], knowledge: () => current, topicFiles };
  try {
    const app = await startApp({ ...parts, linksSampleStaff: true });
    try {
      return await use(app);
    } finally {
      await app.stop();
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Topics in a folder of their own: the sample's stay as they are. What is written is taken up at once. */
function takenUp(dir: string, onChange: (topics: FaqTopic[]) => void): TopicFiles {
  const files = makeTopicFiles(dir);
  return {
    async addDraft(id, topic) {
      const outcome = await files.addDraft(id, topic);
      onChange(await readTopics(dir));
      return outcome;
    },
    async approve(id) {
      const isDone = await files.approve(id);
      onChange(await readTopics(dir));
      return isDone;
    },
  };
}

/**
 * Plays one journey on a fresh city of its own, told line by line to `print`.
 * Throws JOURNEY_INVALID for a line that is not understood.
 */
export async function playOnSampleApp(
  parts: SampleParts,
  { text, file }: { text: string; file: string },
  { print, channel }: { print: (text: string) => void; channel: TerminalChannel },
): Promise<Score> {
  const lines = readJourney(text, file);
  const first = lines[0];
  const clock = new ManualClock(first?.kind === 'set-clock' ? first.at : new Date(0));
  return withSampleApp(parts, { clock, channel, print }, (app) =>
    playJourney(lines, { clock, channel, idle: app.idle, heldUntil: app.heldUntil, print }),
  );
}
