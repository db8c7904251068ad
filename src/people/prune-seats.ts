import type { LinkRow, PeopleModels } from './people-model.js';

/**
 * Cuts the links of seats that nobody sits on and that join nothing any more, from `seat` on: who links and leaves many
 * times leaves nothing behind. Killed in between, what stays is looked at by the next one.
 */
export async function pruneSeats(
  { seats, links }: Pick<PeopleModels, 'seats' | 'links'>,
  seat: string,
  cause: string,
): Promise<void> {
  for (let loose: string | undefined = seat; loose !== undefined; ) {
    const [only, ...others]: LinkRow[] = await links.find({ ends: loose }).limit(2).lean<LinkRow[]>();
    const isTaken = (await seats.findOne({ seat: loose }, { _id: 1 }).lean()) !== null;
    if (!only || others.length > 0 || isTaken) return;
    const end: string = loose;
    loose = only.ends?.find((other) => other !== end);
    await links.updateOne({ _id: only._id }, { $set: { cutBy: cause }, $unset: { ends: '' } });
  }
}
