import type { LinkRow, PeopleModels, SeatRow } from './people-model.js';

type Rows = Pick<PeopleModels, 'seats' | 'links'>;

/** The seat of a chat. */
export async function seatOf({ seats }: Pick<Rows, 'seats'>, chat: string): Promise<string> {
  const row = await seats.findById(chat).lean<SeatRow>();
  return row?.seat ?? chat;
}

/** All chats of the person a chat belongs to, itself first; only itself where nothing is linked. One look-up then. */
export async function findChats(rows: Rows, chat: string): Promise<string[]> {
  const row = await rows.seats.findById(chat).lean<SeatRow>();
  if (!row) return [chat];
  const others = (await chatsAround(rows, row.seat)).filter((other) => other !== chat);
  return [chat, ...others];
}

/** The chats on a seat and on all that are linked with it, over however many links; in the order of their keys. */
export async function chatsAround({ seats, links }: Rows, seat: string): Promise<string[]> {
  const known = new Set([seat]);
  for (let edge = [seat]; edge.length > 0; ) {
    const found = await links.find({ ends: { $in: edge } }, { ends: 1 }).lean<LinkRow[]>();
    const next = new Set(found.flatMap(({ ends = [] }) => ends).filter((end) => !known.has(end)));
    for (const end of next) known.add(end);
    edge = [...next];
  }
  const members = await seats.find({ seat: { $in: [...known] } }, { _id: 1 }).lean<SeatRow[]>();
  return members.map(({ _id }) => _id).sort();
}
