import type { Role, WorkRow } from '@helan/contracts';
import { pagesOf } from './pages.js';
import type { TestPerson } from './test-person.js';

/** Who looks at a list, as far as it says whose turn it is. */
export interface Reader {
  readonly name: string;
  readonly roles: readonly Role[];
}

/** A list of the console, and what of it waits for whoever reads it, by what tells it in the work list. */
export interface Queue {
  readonly route: string;
  /** Kinds of the work list that have the same. */
  readonly kinds: readonly string[];
  read(person: TestPerson, reader: Reader): Promise<readonly string[]>;
  /** What tells a row of the work list; its key where nothing is said. */
  readonly ofWork?: (row: WorkRow) => string;
}

export type Says<Row> = (row: Row, reader: Reader) => string | readonly string[] | false | undefined;

export function listed<Row>(route: string, kinds: string, says: Says<Row>, more: Partial<Queue> = {}): Queue {
  const read = async (person: TestPerson, reader: Reader) =>
    (await pagesOf<Row>(person, route)).flatMap(({ items }) =>
      items.flatMap((row) => says(row, reader) || []),
    );
  return { route: route.split('?')[0]!, kinds: kinds.split(' '), read, ...more };
}

/** The same of a route that answers otherwise than by pages. */
export function answered<Answer, Row>(
  route: string,
  kinds: string,
  rowsOf: (answer: Answer) => readonly Row[],
  says: Says<Row>,
  more: Partial<Queue> = {},
): Queue {
  const read = async (person: TestPerson, reader: Reader) =>
    rowsOf(await person.get<Answer>(route)).flatMap((row) => says(row, reader) || []);
  return { route, kinds: kinds.split(' '), read, ...more };
}

export const has = ({ roles }: Reader, role: Role) => roles.includes(role);
export const byPath = ({ path }: WorkRow) => path;
export const byNumber = ({ kind, number }: WorkRow) => `${kind} ${number ?? ''}`;
