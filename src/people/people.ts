import { isDuplicateKey } from '../store/duplicate-key.js';
import { chatsAround, findChats, seatOf } from './find-chats.js';
import { type LinkCodes, linkId } from './link-code.js';
import { makeLinkTries } from './link-tries.js';
import type { LinkRow, OfferRow, PeopleModels, SeatRow } from './people-model.js';
import { pruneSeats } from './prune-seats.js';

/** How long a code is good for. */
export const LINK_MINUTES = 15;
/** Chats of one person: more channels than there are, so that more than these are no person's. */
export const MOST_CHATS = 5;

/** One wish of one chat. `cause` is the id of the message: the same wish again is done once and has the same outcome. */
export interface LinkWish {
  chat: string;
  cause: string;
  /** When the message came. */
  now: Date;
}

export type Redeemed =
  /** `from` gave the code; `others` are all chats linked now but the one that typed it. `link` is for `cut`. */
  | { kind: 'linked'; from: string; others: string[]; link: string }
  /** No such code, or a newer one took its place. */
  | { kind: 'wrong' | 'expired' | 'used' | 'own' | 'already' | 'full' }
  /** Too many wrong codes. */
  | { kind: 'wait'; until: Date };

/** Which chats are one person. Every chat belongs to exactly one person, alone as long as nothing links it. */
export interface People {
  /** All chats of a person, the given one first. */
  chatsOf(chat: string): Promise<string[]>;
  /** A code that links another chat with this one; it takes the place of an older one. */
  offer(wish: LinkWish): Promise<{ code: string }>;
  /** Links this chat, and all that are linked with it, with the chat that has the code. */
  redeem(wish: LinkWish & { code: string }): Promise<Redeemed>;
  /** Cuts one link in the name of a chat it joined; `others` are the other chats it had joined. Undefined: not there any more. */
  cut(wish: LinkWish & { link: string }): Promise<{ others: string[] } | undefined>;
  /** Takes this chat out; the others stay together. Undefined when it was alone. */
  leave(wish: LinkWish): Promise<{ others: string[] } | undefined>;
  /** Two chats that their channel knows to be one person's (WhatsApp's number and LID). Once: whoever cuts it is not asked again. */
  unite(chat: string, other: string): Promise<void>;
}

interface Deps extends PeopleModels {
  codes: LinkCodes;
}

const without = (chats: string[], chat: string) => chats.filter((other) => other !== chat);

export function makePeople({ codes, ...rows }: Deps): People {
  const { seats, links, offers } = rows;
  const tries = makeLinkTries(rows.tries);

  /** A link that is there already, or the outcome of what went before a crash; above the limit it is taken back. */
  async function settle({ _id: link, chats, cutBy }: LinkRow, from: string, chat: string): Promise<Redeemed> {
    if (cutBy === link) return { kind: 'full' };
    const now = cutBy ? chats : await findChats(rows, chat);
    if (now.length <= MOST_CHATS) return { kind: 'linked', from, others: without(chats, chat), link };
    // Two links at the same moment: each was within the limit, both are not.
    await links.updateOne({ _id: link }, { $set: { cutBy: link }, $unset: { ends: '' } });
    return { kind: 'full' };
  }

  async function join(link: string, from: string, chat: string, chats: string[]): Promise<LinkRow> {
    for (const one of [from, chat]) await takeSeat(one);
    const row = { _id: link, ends: [await seatOf(rows, from), await seatOf(rows, chat)], chats };
    return (await inserted(() => links.create(row)))
      ? row
      : ((await links.findById(link).lean<LinkRow>()) ?? row);
  }

  async function takeSeat(chat: string): Promise<void> {
    await inserted(() => seats.updateOne({ _id: chat }, { $setOnInsert: { seat: chat } }, { upsert: true }));
  }

  return {
    chatsOf: (chat) => findChats(rows, chat),
    async offer({ chat, cause, now }) {
      const code = codes.codeFor(cause);
      const expiresAt = new Date(now.getTime() + LINK_MINUTES * 60_000);
      const fresh = { $set: { hash: codes.hashOf(code), cause, expiresAt }, $unset: { usedBy: '' } };
      // Asked again after a crash, it is there, and stays used if it was used since.
      await inserted(() =>
        offers.updateOne({ _id: chat, cause: { $nin: [cause] } }, fresh, { upsert: true }),
      );
      return { code };
    },
    async redeem({ chat, cause, now, code }) {
      const link = linkId(cause);
      const hash = codes.hashOf(code);
      const offer = await offers.findOne({ hash }).lean<OfferRow>();
      const done = await links.findById(link).lean<LinkRow>();
      if (done) return settle(done, offer?._id ?? without(done.chats, chat)[0] ?? chat, chat);
      const until = await tries.waitsUntil(chat, cause, now);
      if (until) return { kind: 'wait', until };
      if (!offer) {
        await tries.count(chat, cause, now);
        return { kind: 'wrong' };
      }
      const from = offer._id;
      if (from === chat) return { kind: 'own' };
      if (offer.expiresAt <= now) return { kind: 'expired' };
      const [mine, theirs] = await Promise.all([findChats(rows, chat), findChats(rows, from)]);
      if (mine.includes(from)) return { kind: 'already' };
      if (mine.length + theirs.length > MOST_CHATS) return { kind: 'full' };
      const isFree = { _id: from, hash, $or: [{ usedBy: { $exists: false } }, { usedBy: link }] };
      const claim = await offers.updateOne(isFree, { $set: { usedBy: link } });
      if (claim.matchedCount === 0) return { kind: 'used' };
      return settle(await join(link, from, chat, [...theirs, ...mine]), from, chat);
    },
    async cut({ chat, cause, link }) {
      const row = await links.findOne({ _id: link, chats: chat }).lean<LinkRow>();
      if (row?.cutBy === cause) return { others: without(row.chats, chat) };
      const chats = row?.ends?.[0] ? await chatsAround(rows, row.ends[0]) : [];
      // Who has left since has no say any more.
      if (!chats.includes(chat)) return undefined;
      const cut = { $set: { cutBy: cause, chats }, $unset: { ends: '' } };
      const done = await links.updateOne({ _id: link, ends: { $exists: true } }, cut);
      return done.matchedCount > 0 ? { others: without(chats, chat) } : undefined;
    },
    async leave({ chat, cause }) {
      // Sorts after every chat key and is no chat's: nobody else sits there.
      const fresh = `~${cause}`;
      const row = await seats.findById(chat).lean<SeatRow>();
      if (!row) return undefined;
      const isDone = row.seat === fresh;
      const was = isDone ? row.was! : row.seat;
      const others = isDone ? (row.others ?? []) : without(await chatsAround(rows, was), chat);
      if (others.length === 0) return undefined;
      if (!isDone) await seats.updateOne({ _id: chat, seat: was }, { $set: { seat: fresh, was, others } });
      await offers.deleteMany({ _id: chat });
      await pruneSeats(rows, was, cause);
      return { others };
    },
    async unite(chat, other) {
      const link = linkId(`one person: ${[chat, other].sort().join(' ')}`);
      const [mine, theirs] = await Promise.all([findChats(rows, chat), findChats(rows, other)]);
      if (mine.includes(other) || (await links.findById(link).lean<LinkRow>())) return;
      await join(link, other, chat, [...theirs, ...mine]);
    },
  };
}

/** Does an insert; false when the document was there already. */
async function inserted(insert: () => Promise<unknown>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
