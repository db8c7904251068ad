import { CATEGORIES, type Category } from '../profile/intents-schema.js';
import { loadLabelMap } from '../profile/load-label-map.js';
import { streamDataset } from '../understanding/dataset/read-dataset.js';

/**
 * What a city's own labels stand for: a YAML file (`label: category`) or a CSV file with the columns label and category.
 * Throws INTENTS_INVALID or DATASET_INVALID with the lines that are wrong.
 */
export async function readLabelMap(path: string): Promise<Record<string, Category>> {
  if (/\.ya?ml$/i.test(path)) return loadLabelMap(path);
  const map: Record<string, Category> = {};
  const known = CATEGORIES as readonly string[];
  const onRow = ({ text, label }: { text: string; label: string }) => {
    map[text] = label as Category;
    return undefined;
  };
  const labelOf = (name: string) => (known.includes(name.toLowerCase()) ? name.toLowerCase() : undefined);
  await streamDataset(path, { text: 'label', label: 'category', labelOf, onRow });
  return map;
}
