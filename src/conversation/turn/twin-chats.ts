import type { Outbound } from '../../channels/channel.js';
import type { Outbox } from '../../delivery/outbox.js';
import type { Person } from '../../officers/person.js';
import type { Staff } from '../../officers/staff.js';
import type { People } from '../../people/people.js';
import { freshen, freshTalk, type Talk } from '../talk.js';
import type { ChatModel, ChatRow } from './chat-model.js';

/** What is taken over from a twin: all that a talk is made of. */
const TALKED = ['talk', 'talkedAt', 'nudgeAt', 'nudgedDraft'] as const;
const OFFERED = ['offered', 'offeredByWord', 'offeredSeq'] as const;
type Talked = Pick<ChatRow, (typeof TALKED)[number]>;
type Offered = Pick<ChatRow, (typeof OFFERED)[number]>;

interface Deps {
  chats: ChatModel;
  people: Pick<People, 'unite'>;
}

/**
 * Ties two chats that their channel knows to be one: for the person they are one window (WhatsApp's number and LID), whichever
 * their message comes by. From then on what they reported in one is theirs in the other, and the talk goes on where it
 * was. May be told again.
 */
export function makeTieTwins({ chats, people }: Deps): (chat: string, other: string) => Promise<void> {
  const note = (chat: string, twin: string) =>
    chats.updateOne({ _id: chat }, { $addToSet: { twins: twin } }, { upsert: true });
  return async (chat, other) => {
    await note(chat, other);
    await note(other, chat);
    await people.unite(chat, other);
  };
}

/**
 * The row of a chat, with what was said last in its twins: a draft, a question, choices. Taken over for good, so that nothing
 * is continued in two places; killed in between, it is done again. Of two open drafts the one told last stays: most
 * people tell again what was not understood.
 */
export async function findChat(chats: ChatModel, chat: string, now: Date): Promise<ChatRow | null> {
  const own = await chats.findById(chat).lean<ChatRow>();
  if (!own?.twins?.length) return own;
  let row = own;
  for (const twin of await chats.find({ _id: { $in: own.twins } }).lean<ChatRow[]>()) {
    if (!lastAt(twin) && !twin.offered) continue;
    row = { ...row, ...joinTalks(row, twin, now), ...newestOffer(row, twin) };
    await chats.updateOne({ _id: chat }, asUpdate(row));
    await chats.updateOne(asSeen(twin), asUpdate({ talk: { ...freshTalk, ...languageOf(twin) } }));
  }
  return row;
}

/** Who writes: one of the staff, whichever of these chats was linked to their account; else a citizen in the first. */
export async function findPerson(
  staff: Pick<Staff, 'personOf'>,
  [chat, ...twins]: string[],
  senderName: string,
): Promise<Person> {
  const first = await staff.personOf(chat!, senderName);
  if (first.kind === 'staff') return first;
  for (const twin of twins) {
    const person = await staff.personOf(twin, senderName);
    if (person.kind === 'staff') return person;
  }
  return first;
}

/** The message of ours that is replied to, in whichever of these chats it was said. */
export async function findReplied(
  outbox: Pick<Outbox, 'messageOf'>,
  chats: readonly string[],
  replyTo: string | undefined,
): Promise<Outbound | undefined> {
  for (const chat of replyTo ? chats : []) {
    const message = await outbox.messageOf(chat, replyTo!);
    if (message) return message;
  }
  return undefined;
}

/** When something was last talked about. */
function lastAt({ talkedAt, talk }: ChatRow): number {
  return (talkedAt ?? talk?.draft?.touchedAt)?.getTime() ?? 0;
}

function joinTalks(own: ChatRow, twin: ChatRow, now: Date): Talked {
  const [newer, older] = lastAt(twin) > lastAt(own) ? [twin, own] : [own, twin];
  const left = older.talk && freshen(older.talk, now);
  const { talk = left, talkedAt } = newer;
  if (!talk || talk.draft || !left?.draft) return { ...only(newer, TALKED), talk, talkedAt };
  const { draft, later, asked } = left;
  const joined: Talk = { ...(asked ? { asked } : {}), ...talk, draft, ...(later ? { later } : {}) };
  return { ...only(older, TALKED), talk: joined, talkedAt };
}

function newestOffer(own: ChatRow, twin: ChatRow): Offered {
  return only((twin.offeredSeq ?? '') > (own.offeredSeq ?? '') ? twin : own, OFFERED);
}

/** Each of the fields, undefined where it is not there: it takes the place of another. */
function only<Name extends keyof ChatRow>(row: ChatRow, names: readonly Name[]): Pick<ChatRow, Name> {
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<ChatRow, Name>;
}

function asUpdate(row: Partial<ChatRow>) {
  const names = [...TALKED, ...OFFERED];
  const there = names.filter((name) => row[name] !== undefined);
  const gone = names.filter((name) => row[name] === undefined);
  return {
    $set: Object.fromEntries(there.map((name) => [name, row[name]])),
    $unset: Object.fromEntries(gone.map((name) => [name, ''])),
  };
}

/** The twin as it was read: what it has said since is taken over with the next message. */
function asSeen({ _id, decidedId, offeredSeq }: ChatRow) {
  const none = { $exists: false };
  return { _id, decidedId: decidedId ?? none, offeredSeq: offeredSeq ?? none };
}

/** What is told in that chat by itself stays in its language. */
function languageOf({ talk }: ChatRow): Partial<Talk> {
  return talk ? { language: talk.language } : {};
}
