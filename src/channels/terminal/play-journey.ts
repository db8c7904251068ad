import type { ManualClock } from '../../shared/clock.js';
import type { MediaKind } from '../channel.js';
import { hearLine, type SpokenLine } from './hear-line.js';
import type { JourneyLine } from './read-journey.js';
import type { Said, TerminalChannel } from './terminal-channel.js';

/** What a play needs of the program: its clock, its channel (it may be another process), and when it has come to rest. */
export interface Stage {
  clock: Pick<ManualClock, 'now' | 'moveTo'>;
  channel: Pick<TerminalChannel, 'said' | 'hear'>;
  idle: () => Promise<void>;
  /** Until when a chat waits for another bubble; a stage with a clock of its own has no need to say. */
  heldUntil?: () => Date | undefined;
  print: (text: string) => void;
}

export interface Score {
  passed: number;
  failed: number;
}

/** Bubbles of one person come a second apart. */
const BUBBLE_GAP_MS = 1_000;

/**
 * Plays the lines of one journey; failed expectations are printed with their line and what was said instead. Lines that one
 * person writes right after each other, with nothing in between, are quick bubbles; before every other line the short wait
 * for bubbles passes. The time a play sets does not count these seconds.
 */
export async function playJourney(lines: JourneyLine[], stage: Stage): Promise<Score> {
  const play = new Play(stage);
  for (const [index, line] of lines.entries()) {
    await play.step(line);
    const next = lines[index + 1];
    const isBubble = line.kind === 'say' && next?.kind === 'say' && next.who === line.who;
    await (isBubble ? play.passBubbleGap() : play.passWait());
  }
  return play.score;
}

class Play {
  readonly score: Score = { passed: 0, failed: 0 };
  readonly #stage: Stage;
  /** Where in `said` the window of each person begins. */
  readonly #since = new Map<string, number>();
  #clockMovedAt = 0;
  /** Where in `said` the answers to the newest line of anybody begin. */
  #newestAt = 0;
  readonly #captured = new Map<string, string>();
  /** The time of the play, without the seconds that waiting for bubbles took. */
  #now: Date;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#now = stage.clock.now();
  }

  /** The next bubble comes before the wait is over. */
  async passBubbleGap(): Promise<void> {
    const { clock, idle, heldUntil } = this.#stage;
    if (heldUntil?.()) await clock.moveTo(new Date(clock.now().getTime() + BUBBLE_GAP_MS), idle);
  }

  /** Lets every chat's wait for another bubble pass. */
  async passWait(): Promise<void> {
    const { clock, idle, heldUntil } = this.#stage;
    for (let until = heldUntil?.(); until; until = heldUntil?.()) await clock.moveTo(until, idle);
  }

  async step(line: JourneyLine): Promise<void> {
    this.#stage.print(`${String(line.line).padStart(3)}  ${line.source}`);
    switch (line.kind) {
      case 'set-clock':
        return this.#moveTo(line.at);
      case 'let-pass':
        return this.#moveTo(new Date(this.#now.getTime() + line.ms));
      case 'say':
      case 'press':
        return this.#hear(line);
      case 'expect':
        return this.#expect(line.who, line.sign, this.#fill(line.pattern), line.line);
      case 'expect-nothing':
        return this.#check(this.#heardSince(this.#newestAt, line.who).length === 0, line.line, line.who);
      case 'capture':
        return this.#capture(line.name, line.who, this.#fill(line.pattern), line.line);
    }
  }

  async #moveTo(at: Date): Promise<void> {
    this.#now = at;
    this.#clockMovedAt = this.#stage.channel.said.length;
    this.#newestAt = this.#clockMovedAt;
    await this.#stage.clock.moveTo(at, this.#stage.idle);
  }

  async #hear(line: SpokenLine): Promise<void> {
    const { channel, clock, idle } = this.#stage;
    this.#newestAt = channel.said.length;
    this.#since.set(line.who, this.#newestAt);
    const isHeard = await hearLine(channel, line, clock.now(), (text) => this.#fill(text));
    if (!isHeard) this.#check(false, line.line, line.who);
    await idle();
  }

  #expect(who: string, sign: '~' | '!', pattern: string, line: number): void {
    const heard = this.#heardBy(who).map(showSaid).join('\n');
    const matches = new RegExp(pattern, 'is').test(heard);
    this.#check(matches === (sign === '~'), line, who);
  }

  #capture(name: string, who: string, pattern: string, line: number): void {
    const newest = this.#to(who).findLast((message) => new RegExp(pattern, 'is').test(message.text));
    const value = newest && new RegExp(pattern, 'is').exec(newest.text)?.[0];
    if (value) this.#captured.set(name, value);
    else this.#check(false, line, who);
  }

  #check(holds: boolean, line: number, who: string): void {
    if (holds) this.score.passed += 1;
    else {
      this.score.failed += 1;
      const heard = this.#heardBy(who).map(showSaid).join('\n---\n');
      this.#stage.print(`     FAILED at line ${line}. ${who} heard:\n${heard || '(nothing)'}`);
    }
  }

  #to(who: string): Said[] {
    return this.#stage.channel.said.filter((message) => message.who === who);
  }

  #heardBy(who: string): Said[] {
    return this.#heardSince(Math.max(this.#since.get(who) ?? 0, this.#clockMovedAt), who);
  }

  #heardSince(from: number, who: string): Said[] {
    return this.#stage.channel.said.slice(from).filter((message) => message.who === who);
  }

  #fill(text: string): string {
    return text.replace(/\$(\w+)/g, (mark, name: string) => this.#captured.get(name) ?? mark);
  }
}

const MEDIA_WORDS: Record<MediaKind, string> = {
  photo: 'foto',
  voice: 'suara',
  video: 'video',
  document: 'dokumen',
};

/** A message with its files and choices, as a person reads it. */
export function showSaid({ text, choices, media, numbersTaken }: Said): string {
  const files = media.map((kind) => `  [${MEDIA_WORDS[kind]}]`);
  const listed = choices.map(({ label }, index) => `  ${numbersTaken ? '-' : `${index + 1}.`} ${label}`);
  return [text, ...files, ...listed].join('\n');
}
