/** A protobuf message as it came: nothing in it is taken for granted, also not that the library decoded it. */
export type Fields = Record<string, unknown>;

/** `value` as fields to look into; undefined for anything but an object. */
export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
}

/** `value` when it is a text that says something. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * A whole number of protobuf, from 0 to 2^53: a number, a Long (`low` and `high`, as protobuf gives 64-bit fields) or digits.
 * Undefined for anything else.
 */
export function countOf(value: unknown): number | undefined {
  const long = fieldsOf(value);
  const count =
    typeof long?.low === 'number' && typeof long.high === 'number'
      ? (long.high >>> 0) * 2 ** 32 + (long.low >>> 0)
      : typeof value === 'string' && /^\d{1,16}$/.test(value)
        ? Number(value)
        : value;
  return Number.isSafeInteger(count) && (count as number) >= 0 ? (count as number) : undefined;
}

/** Bytes of protobuf; undefined for anything but a non-empty byte array. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  return value instanceof Uint8Array && value.length > 0 ? value : undefined;
}
