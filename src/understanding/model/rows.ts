/** Texts as numbers, as the vocabulary gives them. */
export interface Vector {
  indexes: Int32Array;
  values: Float32Array;
  length: number;
}

/** Many texts as numbers, row by row (compressed sparse rows). */
export interface Rows {
  starts: Int32Array;
  indexes: Int32Array;
  values: Float32Array;
}

/** Rows out of vectors of texts; each vector is copied before the next is asked for. */
export function gatherRows(count: number, vectorOf: (row: number) => Vector): Rows {
  const vectors: Vector[] = [];
  for (let row = 0; row < count; row++) {
    const { indexes, values, length } = vectorOf(row);
    vectors.push({ indexes: indexes.slice(0, length), values: values.slice(0, length), length });
  }
  return joinRows(vectors);
}

export function pickRows(all: Rows, rows: readonly number[]): Rows {
  return joinRows(rows.map((row) => rowOf(all, row)));
}

export function rowOf({ starts, indexes, values }: Rows, row: number): Vector {
  const [from, to] = [starts[row]!, starts[row + 1]!];
  return { indexes: indexes.subarray(from, to), values: values.subarray(from, to), length: to - from };
}

function joinRows(vectors: readonly Vector[]): Rows {
  const starts = new Int32Array(vectors.length + 1);
  vectors.forEach(({ length }, row) => {
    starts[row + 1] = starts[row]! + length;
  });
  const size = starts[vectors.length]!;
  const rows = { starts, indexes: new Int32Array(size), values: new Float32Array(size) };
  vectors.forEach(({ indexes, values }, row) => {
    rows.indexes.set(indexes, starts[row]);
    rows.values.set(values, starts[row]);
  });
  return rows;
}
