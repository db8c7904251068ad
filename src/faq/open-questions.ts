import { isDuplicateKey } from '../store/duplicate-key.js';
import { findPage } from '../store/find-page.js';
import type { OpenQuestionModel, OpenQuestionRow } from './open-question-model.js';
import { likeness, type Matter } from './question-likeness.js';
import { questionToKeep } from './question-to-keep.js';

/** A group of questions without an answer, as staff see it. */
export type OpenQuestion = Omit<OpenQuestionRow, '_id' | 'keys' | 'causes'>;

export interface OpenQuestions {
  /** Counts a question into the group it belongs to, or opens a new one. The same cause counts once. */
  note(normalised: string, cause: string, at: Date): Promise<void>;
  /** One page of the open groups: the most asked first, of those the oldest. Pages count from 1. */
  list(options: {
    page: number;
    size: number;
  }): Promise<{ groups: OpenQuestion[]; total: number; page: number; pages: number }>;
  find(number: number): Promise<OpenQuestion | undefined>;
  /** Closes an open group: ignored, or made into a topic. False when there is no open one of that number. */
  close(number: number, status: 'ignored' | 'topic', topic?: string): Promise<boolean>;
}

/** Two questions are one matter from this likeness on. */
const SAME_MATTER = 0.6;
const MOST_WORDINGS = 12;
const MOST_CAUSES = 20;
/** Groups that are compared at most; those asked last first. */
const MOST_COMPARED = 200;
/** Others may count into the same group, or open one, at the same moment. */
const MOST_TRIES = 8;

interface Parts {
  model: OpenQuestionModel;
  /** What a question is about; may change when staff edit words. */
  readMatter: (text: string) => Matter;
}

export function makeOpenQuestions({ model, readMatter }: Parts): OpenQuestions {
  /** The group that has a wording most like the question; of equals the oldest. */
  async function findGroup(matter: Matter): Promise<OpenQuestionRow | undefined> {
    const rows = await model
      .find({ keys: { $in: [...matter.keys()] } })
      .sort({ lastAt: -1 })
      .limit(MOST_COMPARED)
      .lean<OpenQuestionRow[]>();
    const near = rows.map((row) => ({
      row,
      like: Math.max(...row.wordings.map(({ text }) => likeness(matter, readMatter(text)))),
    }));
    near.sort((a, b) => b.like - a.like || a.row.number - b.row.number);
    return near[0] && near[0].like >= SAME_MATTER ? near[0].row : undefined;
  }

  async function nextNumber(): Promise<number> {
    const last = await model.findOne({}, { number: 1 }).sort({ number: -1 }).lean<{ number: number }>();
    return (last?.number ?? 0) + 1;
  }

  async function open(number: number, text: string, matter: Matter, cause: string, at: Date): Promise<void> {
    const group: OpenQuestionRow = {
      _id: `question:${number}`,
      number,
      wordings: [{ text, asked: 1 }],
      keys: [...matter.keys()],
      asked: 1,
      firstAt: at,
      lastAt: at,
      status: 'open',
      causes: [cause],
    };
    await model.create(group);
  }

  /** False when the group has changed meanwhile. */
  async function join(
    row: OpenQuestionRow,
    text: string,
    matter: Matter,
    cause: string,
    at: Date,
  ): Promise<boolean> {
    const isKnown = row.wordings.some((wording) => wording.text === text);
    const wordings = row.wordings.map((wording) =>
      wording.text === text ? { ...wording, asked: wording.asked + 1 } : wording,
    );
    if (!isKnown && wordings.length < MOST_WORDINGS) wordings.push({ text, asked: 1 });
    const keys = [...new Set([...row.keys, ...(isKnown ? [] : matter.keys())])];
    const done = await model.updateOne(
      { _id: row._id, asked: row.asked, causes: { $nin: [cause] } },
      {
        $inc: { asked: 1 },
        $set: { wordings, keys, lastAt: at },
        $push: { causes: { $each: [cause], $slice: -MOST_CAUSES } },
      },
    );
    return done.matchedCount > 0;
  }

  return {
    async note(normalised, cause, at) {
      const text = questionToKeep(normalised);
      const matter = readMatter(text);
      if (matter.size === 0) return;
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        if (await model.findOne({ causes: cause }, { _id: 1 }).lean()) return;
        // Taken before looking: who opened a group of this matter since then has taken the number too.
        const number = await nextNumber();
        const group = await findGroup(matter);
        try {
          if (!group) return await open(number, text, matter, cause, at);
          if (await join(group, text, matter, cause, at)) return;
        } catch (error) {
          if (!isDuplicateKey(error)) throw error; // another group took the number
        }
      }
    },
    async list({ page, size }) {
      const sort = { asked: -1, firstAt: 1, number: 1 } as const;
      const { lines, ...rest } = await findPage(model, { where: { status: 'open' }, sort, page, size });
      return { groups: lines, ...rest };
    },
    async find(number) {
      return (await model.findOne({ number }).lean<OpenQuestionRow>()) ?? undefined;
    },
    async close(number, status, topic) {
      const done = await model.updateOne(
        { number, status: 'open' },
        { $set: { status, ...(topic !== undefined && { topic }) } },
      );
      return done.matchedCount > 0;
    },
  };
}
