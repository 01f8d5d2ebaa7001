/** Rows that were read by their ids, as a list has them. */
export function inOrder<Row extends { id: string }>(
  found: readonly { id: string }[],
  rows: readonly Row[],
): Row[] {
  return found.map(({ id }) => rows.find((row) => row.id === id)!);
}
