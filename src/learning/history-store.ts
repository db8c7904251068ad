import { gunzipSync, gzipSync } from 'node:zlib';
import type { CorrectionRow, HistoryRow, LearningModels, StateRow } from './learning-model.js';
import { digestOf, type LessonRow } from './lesson-row.js';

/** A state with everything but what the store adds. */
export type NewState = Omit<StateRow, '_id' | 'history'>;

export interface HistoryStore {
  state(): Promise<StateRow | undefined>;
  /** The rows learnt from files that hold now. */
  rows(): Promise<LessonRow[]>;
  /** Puts rows and state in the place of what there was: all of it or nothing, also when the power fails. */
  replace(rows: readonly LessonRow[], state: NewState): Promise<void>;
  /** Changes the state without touching the rows. */
  note(changes: Partial<NewState>): Promise<void>;
  /** Corrections by officers, oldest first; those made after `since` only, where given. */
  corrections(since?: Date): Promise<CorrectionRow[]>;
  /** Deletes history, corrections and state. */
  forget(): Promise<void>;
}

const STATE = 'state';

/** What the city taught, in the store of the city: with MongoDB every process sees the same. */
export function makeHistoryStore({ states, histories, corrections }: LearningModels): HistoryStore {
  const state = async () => (await states.findById(STATE).lean<StateRow>()) ?? undefined;
  const save = async (changes: Partial<StateRow>) => {
    await states.updateOne({ _id: STATE }, toUpdate(changes), { upsert: true });
  };
  return {
    state,
    async rows() {
      const now = await state();
      if (!now?.history) return [];
      const parts = await histories.find({ history: now.history }).sort({ _id: 1 }).lean<HistoryRow[]>();
      return parts.flatMap(({ category, packed }) => unpack(packed).map((text) => ({ text, category })));
    },
    async replace(rows, next) {
      const history = rows.length === 0 ? '' : digestOf(rows);
      for (const category of new Set(rows.map((row) => row.category))) {
        const texts = rows.filter((row) => row.category === category).map(({ text }) => text);
        const part = { history, category, packed: pack(texts) };
        await histories.updateOne({ _id: `${history}/${category}` }, { $set: part }, { upsert: true });
      }
      // From this write on the new rows hold; what is left of the old ones is only room.
      await save({ ...next, history });
      await histories.deleteMany({ history: { $nin: [history] } });
    },
    note: save,
    async corrections(since) {
      const where = since ? { at: { $gt: since } } : {};
      return corrections.find(where).sort({ at: 1, _id: 1 }).lean<CorrectionRow[]>();
    },
    async forget() {
      await states.deleteMany({});
      await histories.deleteMany({});
      await corrections.deleteMany({});
    },
  };
}

/** A field that is given as undefined is taken away. */
function toUpdate(changes: Partial<StateRow>): { $set: object; $unset?: Record<string, ''> } {
  const fields = Object.entries(changes);
  const gone = fields.filter(([, value]) => value === undefined).map(([name]) => [name, '']);
  return {
    $set: Object.fromEntries(fields.filter(([, value]) => value !== undefined)),
    ...(gone.length > 0 ? { $unset: Object.fromEntries(gone) } : {}),
  };
}

function pack(texts: readonly string[]): string {
  return gzipSync(JSON.stringify(texts)).toString('base64');
}

function unpack(packed: string): string[] {
  return JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString()) as string[];
}
