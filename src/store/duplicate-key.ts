/** True when a write was refused because a unique value is taken: code 11000 on every engine. */
export function isDuplicateKey(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 11000;
}
