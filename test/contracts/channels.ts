import type { ChannelName } from '../../src/channels/channel.js';

/** What goes wrong with a send, in the words of the network. */
export const FAULTS = [
  ...(['slow_down', 'server_error', 'lost', 'blocked', 'rejected', 'unauthorised', 'closed'] as const),
] as const;
export type Fault = (typeof FAULTS)[number];

/** What a channel may lack. Everything else in the contract every channel has to keep. */
export const CAPABILITIES = [
  // In.
  ...(['twice', 'redelivers', 'press', 'reply', 'photo', 'voice', 'document', 'large'] as const),
  ...(['location', 'group', 'unreadable', 'reconnect'] as const),
  // Out.
  ...(['asks-location', 'media-out', 'once', 'hold', 'typing', 'reports', 'failures', 'reads'] as const),
  ...FAULTS,
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** A channel's side of the contract: importing it starts nothing. */
export interface ChannelDeclaration {
  name: ChannelName;
  has: readonly Capability[];
  /** Why each of the other capabilities is not there, in words for docs/channels.md. */
  lacks: Readonly<Partial<Record<Capability, string>>>;
  /** What the channel can do and its far end in the tests cannot play: why, and the `test/...` file that shows it instead. */
  apart: Readonly<Partial<Record<Capability, string>>>;
}

/** A channel has whatever it does not say why it lacks: a new case of the contract is asked of every channel at once. */
function declare(
  name: ChannelName,
  lacks: ChannelDeclaration['lacks'] = {},
  apart: ChannelDeclaration['apart'] = {},
): ChannelDeclaration {
  const has = CAPABILITIES.filter((capability) => !(capability in lacks) && !(capability in apart));
  return { name, lacks, apart, has };
}

const NO_WINDOW = 'People may be written to at any time.';
const NUMBERS = 'Choices are lines to be typed; the conversation reads the number or the word.';

/** All channels, in the order of the table in docs/channels.md. */
export const channels = {
  telegram: declare('telegram', {
    reports: 'Telegram tells a bot nothing of what became of a message it took.',
    failures: 'Telegram tells a bot nothing of what became of a message it took.',
    reads: 'Telegram tells a bot nothing of what became of a message it took.',
    closed: NO_WINDOW,
  }),
  whatsapp: declare('whatsapp', {
    press: NUMBERS,
    'asks-location': 'A linked device has no location button: the words ask for it.',
    failures: 'What WhatsApp refuses it refuses at once; later it tells of arrival only.',
    slow_down: 'WhatsApp asks nobody to slow down: it refuses new chats (463), or ends the connection.',
    unauthorised:
      'A number that is logged out is no answer to a send: the connection ends and waits for pairing.',
    blocked:
      'WhatsApp does not tell who blocked a number: the server takes the message and it never arrives.',
  }),
  'whatsapp-cloud': declare('whatsapp-cloud', {
    group: 'The Cloud API hears private chats only.',
  }),
  web: declare('web', {
    redelivers: 'The page is told that its message was not stored and posts it again itself.',
    large: 'A file above the limit is refused while it is uploaded; no message names it.',
    group: 'A page is one person.',
    unreadable: 'The page offers nothing that cannot be read.',
    hold: 'A message is sent in the moment it is kept for the page.',
    typing:
      'The page shows the sign by itself, from the moment a message is stored until its answer is there.',
    reports: 'The page fetches; nothing is pushed to a phone.',
    failures: 'The page fetches; nothing is pushed to a phone.',
    reads: 'The page fetches; nothing is pushed to a phone.',
    slow_down: 'There is no network between the program and its own page.',
    server_error: 'There is no network between the program and its own page.',
    lost: 'There is no network between the program and its own page.',
    blocked: 'Whoever closes the page is not written to.',
    rejected: 'There is no network between the program and its own page.',
    unauthorised: 'There is no token.',
    closed: NO_WINDOW,
  }),
  terminal: declare('terminal', {
    twice: 'A line is typed once.',
    redelivers: 'Who types sees the failure and types again.',
    group: 'People are names; there are no groups.',
    unreadable: 'A line holds nothing that cannot be read.',
    reconnect: 'There is no network.',
    'asks-location': 'The words ask for it; a position is typed.',
    hold: 'A message is sent in the moment it is printed.',
    typing: 'An answer is there before a sign of it would be.',
    reports: 'What is printed is seen.',
    failures: 'What is printed is seen.',
    reads: 'What is printed is seen.',
    slow_down: 'There is no network.',
    server_error: 'There is no network.',
    lost: 'There is no network.',
    blocked: 'There is nobody to block it.',
    rejected: 'There is no network.',
    unauthorised: 'There is no token.',
    closed: NO_WINDOW,
  }),
  'sms-gateway': declare('sms-gateway', {
    press: NUMBERS,
    reply: 'An SMS does not say what it answers.',
    photo: 'An SMS holds text only.',
    voice: 'An SMS holds text only.',
    document: 'An SMS holds text only.',
    large: 'An SMS holds text only.',
    location: 'An SMS holds text only.',
    group: 'An SMS has one sender.',
    'asks-location': 'An SMS has no buttons; the words ask for it.',
    'media-out': 'An SMS holds text only: the words go, the files stay.',
    typing: 'An SMS has no such sign.',
    reads: 'A gateway knows of delivery only.',
    closed: NO_WINDOW,
  }),
} as const satisfies Record<string, ChannelDeclaration>;
