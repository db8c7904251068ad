import { type Outbound, parseChatKey } from '../../channels/channel.js';
import { showLinkCode } from '../../people/link-code.js';
import { LINK_MINUTES, type LinkWish, MOST_CHATS, type People, type Redeemed } from '../../people/people.js';
import type { Say } from '../../shared/texts.js';
import { describeOpening } from '../../sla/describe-moment.js';
import type { Wording } from '../../tickets/ticket-words.js';
import type { LinkDeed, Turn } from '../decision.js';
import { helpChoices } from '../help-choices.js';

/** Words for other chats of the person, each in the language of its chat. */
export interface Telling {
  chat: string;
  write: (say: Say) => Outbound;
}

interface LinkOutcome {
  replies: Outbound[];
  tells: Telling[];
  events: [];
}

/** Links or parts chats of one person. All chats concerned hear of it at once, by the channel's name and never by their ids. */
export async function performLinking(
  people: People,
  turn: Turn,
  deed: LinkDeed,
  { cause, words }: { cause: string; words: Pick<Wording, 'timeZone' | 'language'> },
): Promise<LinkOutcome> {
  const { chat } = turn.person;
  const wish: LinkWish = { chat, cause, now: turn.now };
  const { say } = turn;
  const channel = channelOf(chat);
  switch (deed.do) {
    case 'offer': {
      const { code } = await people.offer(wish);
      return answer([{ text: say('people.code', { code: showLinkCode(code), minutes: LINK_MINUTES }) }]);
    }
    case 'redeem': {
      const done = await people.redeem({ ...wish, code: deed.code });
      if (done.kind !== 'linked') return answer([{ text: refusal(done, say, words) }]);
      const { from, others, link } = done;
      const text = say('people.linked', { channel: channelOf(from) });
      return answer([{ text, choices: helpChoices(turn, ['status']) }], others, (sayThere) => ({
        text: sayThere('people.linked-told', { channel }),
        choices: [{ id: `unlink.${link}`, label: sayThere('button.not-me') }],
        // It comes unasked: a number typed just now means what was shown before.
        numbersTaken: true,
      }));
    }
    case 'cut': {
      const done = await people.cut({ ...wish, link: deed.link });
      if (!done) return answer([{ text: say('people.cut-already') }]);
      return answer([{ text: say('people.cut') }], done.others, (sayThere) => ({
        text: sayThere('people.cut-told', { channel }),
      }));
    }
    case 'leave': {
      const done = await people.leave(wish);
      if (!done) return answer([{ text: say('people.not-linked') }]);
      return answer([{ text: say('people.left') }], done.others, (sayThere) => ({
        text: sayThere('people.left-told', { channel }),
      }));
    }
  }
}

function answer(replies: Outbound[], others: string[] = [], write: Telling['write'] = () => ({ text: '' })) {
  return { replies, tells: others.map((chat) => ({ chat, write })), events: [] as [] };
}

function refusal(
  done: Exclude<Redeemed, { kind: 'linked' }>,
  say: Say,
  { timeZone, language }: Pick<Wording, 'timeZone' | 'language'>,
): string {
  switch (done.kind) {
    case 'wait':
      return say('people.too-many', { time: describeOpening(done.until, timeZone, language) });
    case 'wrong':
      return say('people.wrong');
    case 'expired':
      return say('people.expired', { minutes: LINK_MINUTES });
    case 'used':
      return say('people.used');
    case 'own':
      return say('people.own');
    case 'already':
      return say('people.already');
    case 'full':
      return say('people.full', { most: MOST_CHATS });
  }
}

/** Names of channels as people know them; both ways to WhatsApp are one to them. */
const CHANNELS: Record<string, string> = {
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
  'whatsapp-cloud': 'WhatsApp',
};

function channelOf(chat: string): string {
  const { channel } = parseChatKey(chat);
  return CHANNELS[channel] ?? channel;
}
