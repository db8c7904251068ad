import { foldName } from './check-twice.js';
import type { Fault } from './fault.js';
import { type FaqTopic, LEAST_QUESTIONS, LEAST_TESTS } from './intents-schema.js';
import type { YamlFile } from './read-yaml.js';

/**
 * A question belongs to one topic, a test question is none that the bot has learnt (it would prove nothing), and every
 * answer has an owner who exists.
 */
export function checkFaq(files: YamlFile<FaqTopic>[], unitIds?: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  const asked = new Map<string, Place>();
  for (const file of files) {
    for (const { question, path } of asks(file)) {
      const other = asked.get(foldName(question));
      if (other) {
        const where =
          other.file === file
            ? `stands twice, first in line ${lineOf(other)}`
            : `is also asked in ${told(other)}`;
        faults.push(file.faultAt(path, `"${question}" ${where}`, 'keep it in one place only'));
      } else asked.set(foldName(question), { file, path });
    }
  }
  const tested = new Map<string, Place>();
  for (const file of files) {
    file.value?.tests.forEach((question, i) => {
      const learnt = asked.get(foldName(question));
      if (learnt) {
        const problem = `the test "${question}" is also among the questions of ${told(learnt)}`;
        faults.push(file.faultAt(['tests', i], problem, 'word the test differently'));
      }
      const other = tested.get(foldName(question));
      if (other) {
        const todo = 'keep it in one place only';
        faults.push(file.faultAt(['tests', i], `the test "${question}" is also in ${told(other)}`, todo));
      }
      tested.set(foldName(question), other ?? { file, path: ['tests', i] });
    });
    if (file.value) faults.push(...findTooFew(file, file.value));
    const owner = file.value?.owner;
    if (owner !== undefined && unitIds && !unitIds.includes(owner)) {
      const todo = `write one of: ${unitIds.join(', ')}`;
      faults.push(file.faultAt(['owner'], `the owner "${owner}" is not a unit of the city`, todo));
    }
  }
  return faults;
}

/** Everything a topic is found by, with its place. */
function asks({ value }: YamlFile<FaqTopic>): { question: string; path: PropertyKey[] }[] {
  return (['questions', 'also'] as const).flatMap((part) =>
    (value?.[part] ?? []).map((question, i) => ({ question, path: [part, i] })),
  );
}

/** Where a question stands; its line is looked for only where it must be told. */
interface Place {
  file: YamlFile<FaqTopic>;
  path: PropertyKey[];
}

const lineOf = ({ file, path }: Place) => file.faultAt(path, '', '').line;

const told = (place: Place) => `${place.file.file}, line ${lineOf(place)}`;

/** Few questions find little, and no tests prove nothing; a topic made in the chat may begin so. */
function findTooFew(file: YamlFile<FaqTopic>, { questions, tests, author }: FaqTopic): Fault[] {
  if (author !== undefined) return [];
  const lists = [
    { name: 'questions', count: questions.length, least: LEAST_QUESTIONS },
    { name: 'tests', count: tests.length, least: LEAST_TESTS },
  ];
  return lists
    .filter(({ count, least }) => count < least)
    .map(({ name, count, least }) =>
      file.faultAt([name], `${name} has ${count}, at least ${least} are needed`, `add ${least - count} more`),
    );
}

/** What is no fault but wants to be seen to: answers out of date or soon to be, drafts, topics with few questions. */
export function warnOfTopics(topics: readonly FaqTopic[], today: string, soon: string): string[] {
  return topics.flatMap(({ id, valid_until: until, status, questions, owner }) => {
    const file = `faq/${id}.yaml`;
    const lines: string[] = [];
    if (until < today)
      lines.push(`${file}: out of date since ${until}, silent until ${owner} renews valid_until`);
    else if (until < soon) lines.push(`${file}: runs out on ${until}, ${owner} should look at it`);
    if (status === 'draft') lines.push(`${file}: a draft, silent until it is approved (/pertanyaan)`);
    if (questions.length < LEAST_QUESTIONS)
      lines.push(`${file}: only ${questions.length} questions; with ${LEAST_QUESTIONS} it is found better`);
    return lines;
  });
}
