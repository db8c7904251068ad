import { afterEach, beforeEach, describe, it } from '@jest/globals';
import type {
  Channel,
  ChannelName,
  DeliveryReport,
  Inbound,
  Outbound,
  Point,
  SendResult,
  UnreadableKind,
} from '../../src/channels/channel.js';
import { type CaseId, CHANNEL_CASES, type ChannelCase } from './channel-cases.js';
import { hearingCases } from './channel-hears.js';
import { networkCases } from './channel-network.js';
import { sendingCases } from './channel-sends.js';
import type { Capability, ChannelDeclaration, Fault } from './channels.js';

export type { Fault } from './channels.js';
export { eventually, pause } from './eventually.js';
export { TINY_PNG } from './tiny-png.js';

/** What a person sees of one message of ours. A long text may arrive as several of these. */
export interface SeenMessage {
  messageId: string;
  /** Without the lines that show choices. */
  text: string;
  /** The choices a person can read in it, whole and in order: buttons, rows of a list or lines to be typed (`readChoiceLines`). */
  labels: string[];
  /** The choices stand there as lines with numbers. */
  isNumbered?: boolean;
  mediaCount: number;
  asksLocation: boolean;
}

/**
 * The far end of a channel, played by a real server or a real page. What belongs to a capability that the channel
 * does not have is left out; what belongs to one it has must be there.
 */
export interface ChannelDriver {
  channel: Channel;
  /** A chat id this channel knows; `which` 1, 2, 3 gives different chats. */
  chatId(which: number): string;
  /** The person writes, perhaps in reply to a message of ours. */
  injectText(chatId: string, text: string, options?: { replyTo?: string }): Promise<void>;
  /** `twice`: the same message delivered twice by the network. */
  injectTwice?(chatId: string, text: string): Promise<void>;
  injectPhoto?(chatId: string, bytes: Uint8Array, caption?: string): Promise<void>;
  injectVoice?(chatId: string, bytes: Uint8Array): Promise<void>;
  injectDocument?(chatId: string, bytes: Uint8Array, name: string): Promise<void>;
  /** `large`: a file that announces 2 GB; whoever fetches it all the same gets no end of it. */
  injectLarge?(chatId: string): Promise<void>;
  injectLocation?(chatId: string, point: Point): Promise<void>;
  /** A message of the person of `chatId` in a group; answers with the group's own chat id. */
  injectInGroup?(chatId: string, text: string): Promise<string>;
  /** Everything the person can send that cannot be read, one after the other; answers with the kinds, in order. */
  injectUnreadable?(chatId: string): Promise<UnreadableKind[]>;
  /** The person presses the button with this label on the newest message that has it. */
  press?(chatId: string, label: string): Promise<void>;
  /** What the person sees, oldest first. */
  sentTo(chatId: string): Promise<SeenMessage[]>;
  /** The next send meets this fault. */
  failNext?(fault: Fault): void;
  /** Sends stay under way until the returned function is called. */
  holdSends?(): () => void;
  /** `reconnect`: the network goes away, both ways. People go on writing by `injectText`: it waits on the other side. */
  cutNetwork?(): Promise<void>;
  restoreNetwork?(): Promise<void>;
  /** `reports`, `failures`, `reads`: the network tells what became of a message. */
  tellDelivery?(chatId: string, messageId: string, state: DeliveryReport['state']): Promise<void>;
  /** A small picture file on this machine. */
  picturePath?: string;
  close(): Promise<void>;
}

/** A declaration of `channels.ts` and how to make the channel with its far end: `{ ...channels.web, make }`. */
export interface ChannelContract extends Pick<ChannelDeclaration, 'name' | 'has'> {
  make(): Promise<ChannelDriver>;
}

/** What the code of a case works with; new for every case. */
export interface CaseWorld {
  name: ChannelName;
  driver: ChannelDriver;
  /** All that was heard and stored, in order. */
  heard: Inbound[];
  reported: DeliveryReport[];
  /** Starts the channel; `receive` instead of keeping in `heard`. */
  start(receive?: (inbound: Inbound) => Promise<void>): Promise<void>;
  /** Sends to chat 1, under an id of its own. */
  send(outbound: Outbound, deliveryId?: string): Promise<SendResult>;
  newId(): string;
  /** What chat 1 sees. */
  seen(): Promise<SeenMessage[]>;
}

export type CaseCode = (world: CaseWorld) => Promise<void>;

export const caseCode: Record<CaseId, CaseCode> = { ...hearingCases, ...sendingCases, ...networkCases };

/** Every channel keeps these promises; a channel's own test calls this with its declaration and its driver. */
export function describeChannel(contract: ChannelContract): void {
  describe(`the channel contract: ${contract.name}`, () => {
    let world: CaseWorld;

    beforeEach(async () => {
      world = makeWorld(contract.name, await contract.make());
    });
    afterEach(async () => {
      await world.driver.channel.stop();
      await world.driver.close();
    });

    // A case that a channel cannot have is no skipped test: it is not there, and the table says why.
    for (const { id, name } of casesOf(contract.has)) it(`${name} (${id})`, () => caseCode[id](world));
  });
}

/** The cases that a channel with these capabilities has. */
export function casesOf(has: readonly Capability[]): Array<ChannelCase & { id: CaseId }> {
  const all: ReadonlyArray<ChannelCase & { id: CaseId }> = CHANNEL_CASES;
  return all.filter(({ needs }) => needs === undefined || has.includes(needs));
}

let deliveries = 0;

export function makeWorld(name: ChannelName, driver: ChannelDriver): CaseWorld {
  const heard: Inbound[] = [];
  const reported: DeliveryReport[] = [];
  const newId = () => `delivery-${deliveries++}`;
  const keep = async (inbound: Inbound) => {
    heard.push(inbound);
  };
  const note = async (report: DeliveryReport) => {
    reported.push(report);
  };
  return {
    ...{ name, driver, heard, reported, newId },
    start: (receive = keep) => driver.channel.start(receive, note),
    send: (outbound, deliveryId = newId()) => driver.channel.send(driver.chatId(1), outbound, deliveryId),
    seen: () => driver.sentTo(driver.chatId(1)),
  };
}
