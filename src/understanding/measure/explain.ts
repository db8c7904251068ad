import { BORDERS } from '../borders.js';
import type { Head } from '../model/classifier.js';
import { countFeatures, KINDS, visitFeatures } from '../model/features.js';
import type { Study } from '../model/study.js';
import type { Model } from '../model/train.js';
import type { Reader } from '../understand.js';
import type { Ranking, Understanding } from '../understanding.js';

/** Features shown of each side. */
const MOST_SHOWN = 8;

/** Why a text was understood as it was: what was read, which features decided, the scores, and what follows. */
export function explain({ understand, study, model }: Reader, text: string): string {
  const understood = understand(text);
  const seen = study(text);
  return [
    `read       ${understood.normalised}`,
    `places     ${seen.matter.places.map(({ from, to }) => seen.matter.words.slice(from, to + 1).join(' ')).join(' | ') || '-'}`,
    `signs      ${seen.signs.names.join(', ') || '-'}`,
    ...explainRanking('intent', understood.intent, model, seen),
    ...explainRanking('category', understood.category, model, seen),
    ...explainRest(understood),
  ].join('\n');
}

function explainRanking(task: 'intent' | 'category', ranking: Ranking<string>, model: Model, seen: Study) {
  const { best, second, top, sure } = ranking;
  const { threshold, gap } = BORDERS[task];
  const border = `acts from ${threshold} and ${gap} before the second`;
  const scores = top.map(({ label, score }) => `${label} ${score.toFixed(2)}`).join(', ');
  const shares = contributions(model[task], model, seen, best.label, second?.label);
  const lines = shares.map(({ name, share }) => `  ${share >= 0 ? '+' : ''}${share.toFixed(3)} ${name}`);
  const decision = sure ? 'acts' : 'asks';
  return [`${task.padEnd(10)} ${scores}: ${decision} (${border})`, ...lines];
}

/** What speaks for the best label against the second, the strongest first. */
function contributions(
  head: Head,
  { vocabulary }: Model,
  { matter, signs }: Study,
  best: string,
  second?: string,
) {
  const names = new Map<number, string>();
  visitFeatures(matter, signs.names, (hash, kind, text, from, to) => {
    const index = vocabulary.indexOf(hash);
    const name = `${KINDS[kind]!.slice(0, -1)} "${text.slice(from, to)}"`;
    if (index !== -1) names.set(index, names.get(index) ?? name);
  });
  const vector = vocabulary.vectorise(countFeatures(matter, signs.names));
  const [mine, other] = [head.labels.indexOf(best), head.labels.indexOf(second ?? '')];
  const width = head.labels.length;
  const weight = (index: number, label: number) =>
    label < 0 ? 0 : head.weights[index * width + label]! * head.scales[label]!;
  const shares: { name: string; share: number }[] = [];
  for (let i = 0; i < vector.length; i++) {
    const index = vector.indexes[i]!;
    const share = vector.values[i]! * (weight(index, mine) - weight(index, other));
    shares.push({ name: names.get(index) ?? '?', share });
  }
  return shares.sort((a, b) => Math.abs(b.share) - Math.abs(a.share)).slice(0, MOST_SHOWN);
}

/** Whatever else was read, field by field. */
function explainRest(understood: Understanding): string[] {
  const { normalised: _read, intent: _intent, category: _category, ...rest } = understood;
  return Object.entries(rest).map(([name, value]) => `${name.padEnd(10)} ${JSON.stringify(value)}`);
}
