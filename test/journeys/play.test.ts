import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { showSaid } from '../../src/channels/terminal/play-journey.js';
import { makeTerminalChannel } from '../../src/channels/terminal/terminal-channel.js';
import { readConfig } from '../../src/config.js';
import { loadKnowledge } from '../../src/load-knowledge.js';
import { loadCity } from '../../src/profile/load-city.js';
import { playOnSampleApp, type SampleParts } from '../../src/sample-app.js';
import { learntModelDir } from '../support/learnt-model.js';

/** Our own plays, and those handed to us beside the repository where they are there. */
const folders = ['test/journeys', '../shared/journeys'];

let parts: SampleParts;
const dataDir = mkdtempSync(join(tmpdir(), 'tanggap-play-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
beforeAll(async () => {
  const config = readConfig({ DATA_DIR: dataDir });
  const { profile } = await loadCity(config.CITY_DIR);
  const knowledge = await loadKnowledge(profile, { ...config, DATA_DIR: learntModelDir });
  parts = { config, knowledge };
}, 60_000);

describe.each(folders.filter((folder) => playsIn(folder).length > 0))('the plays of %s', (folder) => {
  it.each(playsIn(folder))('%s', async (name) => {
    const transcript: string[] = [];
    const print = (text: string) => transcript.push(text);
    const channel = makeTerminalChannel((said) =>
      print(showSaid(said).replace(/^/gm, `     ${said.who} < `)),
    );
    const file = join(folder, name);
    const score = await playOnSampleApp(
      parts,
      { text: readFileSync(file, 'utf8'), file },
      { print, channel },
    );
    if (score.failed > 0)
      throw new Error(`${basename(file)}: ${score.failed} failed\n${transcript.join('\n')}`);
    expect(score.passed).toBeGreaterThan(0);
    // The log of the program belongs to the transcript: nothing goes wrong inside unseen.
    expect(transcript.filter((line) => line.startsWith('{'))).toEqual([]);
  });
});

function playsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.chat'));
  } catch {
    return [];
  }
}
