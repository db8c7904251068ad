import { makeLinkCodes } from '../../src/people/link-code.js';
import { type LinkWish, makePeople, type People, type Redeemed } from '../../src/people/people.js';
import { type PeopleModels, peopleModels } from '../../src/people/people-model.js';
import { openTestStore } from '../tickets/test-store.js';

export const START = new Date('2026-03-10T09:00:00+07:00');
export const SECRET = 'a secret of the tests and of nothing else';

export interface PeopleWorld {
  people: People;
  models: PeopleModels;
  wish(chat: string, cause?: string): LinkWish;
  /** One chat asks for a code, the other types it. */
  link(from: string, to: string): Promise<Redeemed>;
  /** Moves the time on, in minutes. */
  later(minutes: number): void;
  close(): Promise<void>;
}

/** The room on an empty store. */
export async function openPeople(mongodbUrl?: string): Promise<PeopleWorld> {
  const store = await openTestStore(mongodbUrl);
  const models = peopleModels(store.connection);
  await Promise.all(Object.values(models).map((model) => model.init()));
  const people = makePeople({ ...models, codes: makeLinkCodes(SECRET) });
  let made = 0;
  let now = START;
  const wish = (chat: string, cause = `${chat}:m${made++}#0`) => ({ chat, cause, now });
  return {
    people,
    models,
    wish,
    async link(from, to) {
      const { code } = await people.offer(wish(from));
      return people.redeem({ ...wish(to), code });
    },
    later(minutes) {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    close: () => store.close(),
  };
}
