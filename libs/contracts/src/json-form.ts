/** JSON form of a record of the domain: amounts `…Fen` as digits, moments `…At` as ISO, all else as it is. */
export type JsonForm<T> = T extends unknown ? { readonly [K in keyof T]: FormOf<K, T[K]> } : never;

type FormOf<K, V> = K extends `${string}Fen`
  ? V extends bigint
    ? string
    : V
  : K extends `${string}At`
    ? V extends number
      ? string
      : V
    : V;

export function toJsonForm<T extends object>(record: T): JsonForm<T> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'bigint'
        ? value.toString()
        : key.endsWith('At') && typeof value === 'number'
          ? new Date(value).toISOString()
          : value,
    ]),
  ) as JsonForm<T>;
}

/** The record whose JSON form it is. */
export function fromJsonForm<T extends object>(form: JsonForm<T>): T {
  return Object.fromEntries(
    Object.entries(form).map(([key, value]: [string, unknown]) => {
      if (typeof value !== 'string') return [key, value];
      if (key.endsWith('Fen')) return [key, BigInt(value)];
      return [key, key.endsWith('At') ? Date.parse(value) : value];
    }),
  ) as T;
}
