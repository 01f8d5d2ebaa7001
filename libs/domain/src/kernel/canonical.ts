/** The hash before the first of a chain. */
export const GENESIS_HASH = '0'.repeat(64);

/** JSON with its keys in order, so that the same facts always give the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
