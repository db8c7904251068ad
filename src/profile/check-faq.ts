import { foldName } from './check-twice.js';
import type { Fault } from './fault.js';
import type { FaqTopic } from './intents-schema.js';
import type { YamlFile } from './read-yaml.js';

/**
 * A question belongs to one topic, a test question is none that the bot has learnt (it would prove nothing), and every
 * answer has an owner who exists.
 */
export function checkFaq(files: YamlFile<FaqTopic>[], unitIds?: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  const asked = new Map<string, string>();
  for (const file of files) {
    file.value?.questions.forEach((question, i) => {
      const other = asked.get(foldName(question));
      if (other) {
        const where = other === file.file ? 'stands twice' : `is also asked in ${other}`;
        faults.push(file.faultAt(['questions', i], `"${question}" ${where}`, 'keep it in one place only'));
      }
      asked.set(foldName(question), other ?? file.file);
    });
  }
  const tested = new Map<string, string>();
  for (const file of files) {
    file.value?.tests.forEach((question, i) => {
      const learnt = asked.get(foldName(question));
      if (learnt) {
        const problem = `the test "${question}" is also among the questions of ${learnt}`;
        faults.push(file.faultAt(['tests', i], problem, 'word the test differently'));
      }
      const other = tested.get(foldName(question));
      if (other) {
        const todo = 'keep it in one place only';
        faults.push(file.faultAt(['tests', i], `the test "${question}" is also in ${other}`, todo));
      }
      tested.set(foldName(question), other ?? file.file);
    });
    const owner = file.value?.owner;
    if (owner !== undefined && unitIds && !unitIds.includes(owner)) {
      const todo = `write one of: ${unitIds.join(', ')}`;
      faults.push(file.faultAt(['owner'], `the owner "${owner}" is not a unit of the city`, todo));
    }
  }
  return faults;
}
