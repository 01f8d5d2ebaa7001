/** What two have made of one form: what it said when the one began, what the other saved meanwhile, and his own. */
export interface TwoTexts<T extends object> {
  readonly begun: T;
  readonly saved: T;
  readonly mine: T;
}

/** A field on which the two do not agree, and whether the one before the screen has changed it himself. */
export interface TornField<T extends object> {
  readonly field: keyof T & string;
  readonly isChangedByMe: boolean;
}

/** The fields that say something else in the two, in the order of the form that is being written. */
export function tornFields<T extends object>({ begun, saved, mine }: TwoTexts<T>): TornField<T>[] {
  const fields = [...new Set([...Object.keys(mine), ...Object.keys(saved)])] as (keyof T & string)[];
  return fields
    .filter((field) => !isAlike(saved[field], mine[field]))
    .map((field) => ({ field, isChangedByMe: !isAlike(begun[field], mine[field]) }));
}

/** One form again: of the fields named what was saved, of all others what he has written. */
export function mendForm<T extends object>({ saved, mine }: TwoTexts<T>, fromSaved: readonly string[]): T {
  const taken = Object.fromEntries(fromSaved.map((field) => [field, saved[field as keyof T]]));
  return { ...mine, ...taken };
}

/** Whatever is not filled in is alike, and so are rows and parts that say the same in whatever order of their names. */
function isAlike(one: unknown, other: unknown): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: unknown): unknown {
  if (value === undefined || value === '' || value === false) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value)
    .map(([name, part]) => [name, inOrder(part)] as const)
    .filter(([, part]) => part !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return parts.length === 0 ? null : parts;
}
