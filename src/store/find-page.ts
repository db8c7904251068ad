import type { Model } from 'mongoose';

/** Pages count from 1; `pages` is at least 1. */
export interface Page<Line> {
  lines: Line[];
  total: number;
  page: number;
  pages: number;
}

interface Finding {
  where: object;
  sort: Record<string, 1 | -1>;
  /** Documents of one page. */
  size: number;
  /** A page that is none is the first, one too far the last. */
  page?: number;
  /** What is left out of each document (0), or all that is told of it (1). */
  fields?: Record<string, 0 | 1>;
}

/** One page of the documents that fit, as plain objects. */
export async function findPage<Row, Line = Row>(
  model: Model<Row>,
  { where, sort, size, page = 1, fields = {} }: Finding,
): Promise<Page<Line>> {
  const total = await model.countDocuments(where);
  const pages = Math.max(1, Math.ceil(total / size));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const lines = await model
    .find(where, fields)
    .sort(sort)
    .skip((shown - 1) * size)
    .limit(size)
    .lean<Line[]>();
  return { lines, total, page: shown, pages };
}
