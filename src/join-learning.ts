import type { Notify } from './conversation/turn/notify.js';
import { makeHistoryStore } from './learning/history-store.js';
import { makeCorrections } from './learning/keep-correction.js';
import { type Learning, type LearningDeps, makeLearning } from './learning/learning.js';
import { learningModels } from './learning/learning-model.js';
import type { Store } from './store/store.js';

/** What a program gives that learns while it runs: how jobs are run, what is in use, and who takes a new model. */
export type LearningHooks = Pick<LearningDeps, 'run' | 'parts' | 'key' | 'note' | 'take'>;

interface Joined {
  /** Absent in a program that only keeps lessons and never learns. */
  learning?: Learning;
  /** Every step that corrects a category is a lesson before others hear of it. */
  noting(notify: Notify): Notify;
}

/** Learning on the store of a program. */
export async function joinLearning(
  connection: Store['connection'],
  given: Pick<LearningDeps, 'clock' | 'logger' | 'dataDir'>,
  hooks?: LearningHooks,
): Promise<Joined> {
  const models = learningModels(connection);
  await Promise.all(Object.values(models).map((model) => model.init()));
  const corrections = makeCorrections(models);
  const learning = hooks && makeLearning({ ...given, ...hooks, store: makeHistoryStore(models) });
  return {
    ...(learning ? { learning } : {}),
    noting: (notify) => async (ticket, event) => {
      const { _id: code, report } = ticket;
      if (event.step === 'recategorise' && event.categoryTo && event.by.kind === 'staff') {
        const isSecret = report.hidden === 'secret';
        const corrected = { code, text: report.text, category: event.categoryTo, isSecret, at: event.at };
        await corrections.keep(corrected);
      }
      await notify(ticket, event);
    },
  };
}
