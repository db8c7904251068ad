import type { Documents } from './documents.js';
import { compileExpression } from './expression.js';
import { compileGroup } from './group.js';
import { compileFilter } from './match.js';
import { setAt } from './paths.js';
import { copyPlain, type Fields, isFields } from './plain.js';
import { compileProjection } from './project.js';
import { readSort, searchDocuments, sortDocs } from './search.js';
import { unsupported } from './unsupported.js';

type Stage = (docs: Fields[]) => Fields[];

const STAGES: Record<string, (operand: unknown) => Stage> = {
  $match: (operand) => {
    const test = compileFilter(fieldsOf('$match', operand));
    return (docs) => docs.filter(test);
  },
  $group: (operand) => compileGroup(fieldsOf('$group', operand)),
  $sort: (operand) => {
    const sort = readSort(operand);
    return (docs) => sortDocs(docs, sort);
  },
  $limit: (operand) => (docs) => docs.slice(0, Number(operand)),
  $skip: (operand) => (docs) => docs.slice(Number(operand)),
  $count: (operand) => (docs) => (docs.length === 0 ? [] : [{ [String(operand)]: docs.length }]),
  $project: (operand) => {
    const project = compileStageProjection(fieldsOf('$project', operand));
    return (docs) => docs.map(project);
  },
};

/** Runs a pipeline of `$match $group $sort $limit $skip $count $project`. Throws STORE_UNSUPPORTED for other stages. */
export function aggregateDocuments(documents: Documents, pipeline: Fields[]): Fields[] {
  const stages = pipeline.map((stage) => {
    const [name, ...more] = Object.keys(stage);
    if (name === undefined || more.length > 0 || !Object.hasOwn(STAGES, name))
      throw unsupported(name ?? 'empty stage');
    return STAGES[name]!(stage[name]);
  });
  // A leading $match may use an index.
  const match = pipeline[0]?.$match;
  let docs: Fields[] = searchDocuments(documents, isFields(match) ? match : {});
  for (const stage of match ? stages.slice(1) : stages) docs = stage(docs);
  return docs.map(copyPlain);
}

/** Plain taking and leaving of fields, and new names for them: `{ unit: '$_id' }`. */
function compileStageProjection(fields: Fields): (doc: Fields) => Fields {
  const isPlain = (wish: unknown) => typeof wish === 'number' || typeof wish === 'boolean';
  const plain = Object.fromEntries(Object.entries(fields).filter(([, wish]) => isPlain(wish)));
  const renamed = Object.entries(fields).filter(([, wish]) => !isPlain(wish));
  const values = renamed.map(([name, wish]) => ({ name, value: compileExpression(wish) }));
  const takesNew = renamed.length > 0 && Object.keys(plain).every((name) => name === '_id');
  const project = compileProjection(takesNew ? { _id: 1 } : plain);
  return (doc) => {
    const result = takesNew && plain._id !== undefined && !plain._id ? {} : project(doc);
    for (const { name, value } of values) setAt(result, name, value(doc));
    return result;
  };
}

function fieldsOf(stage: string, operand: unknown): Fields {
  if (!isFields(operand)) throw unsupported(`${stage} without fields`);
  return operand;
}
