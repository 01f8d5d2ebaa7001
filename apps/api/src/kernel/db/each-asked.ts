import type {
  DataSource,
  EntityManager,
  EntityTarget,
  FindManyOptions,
  FindOptionsWhere,
  ObjectLiteral,
} from 'typeorm';
import { In } from 'typeorm';
import { together } from './together.js';

/** What the database takes a value for that is asked with. */
type Type = 'uuid' | 'uuid[]' | 'text' | 'text[]' | 'timestamptz' | 'integer' | 'bytea' | 'date';
type Types<Asked> = { readonly [Name in keyof Asked]: Type };
type Names<Asked> = { readonly [Name in keyof Asked]: string };
type Each<Asked, Row> = (source: EntityManager | DataSource, asked: Asked) => Promise<Row[]>;

/**
 * A question that one asks with values, and many together as one statement: `text` is given what stands for each value
 * there. Rows come as the question orders them.
 */
export function eachAsked<Asked extends object, Row extends object>(
  types: Types<Asked>,
  text: (asked: Names<Asked>) => string,
): Each<Asked, Row> {
  const names = Object.keys(types) as (keyof Asked & string)[];
  const nameBy = (of: (name: string, place: number) => string) =>
    Object.fromEntries(names.map((name, place) => [name, of(name, place)])) as Names<Asked>;
  const alone = text(nameBy((name, place) => `$${place + 1}::${types[name as keyof Asked]}`));
  const all = `select asked.ord, found.* from ${listOf(types)} cross join lateral (${text(nameBy((name) => `asked."${name}"`))}) found`;
  return together<Asked, Row[]>(async (tx, asked) => {
    if (asked.length === 1)
      return [
        await tx.query<Row[]>(
          alone,
          names.map((name) => asked[0]![name]),
        ),
      ];
    return byOrder(asked.length, await tx.query<Ordered<Row>[]>(all, [asJson(asked)]));
  });
}

/**
 * A change that one makes with values, and many together as one statement: `text` reads them as rows of `asked`. What
 * it returns names `asked.ord`, by which everybody is given his own.
 */
export function eachDone<Asked extends object, Row extends object = never>(
  types: Types<Asked>,
  text: string,
): Each<Asked, Row> {
  const statement = `with asked as (select * from ${listOf(types)}) ${text}`;
  return together<Asked, Row[]>(async (tx, asked) => {
    const answer: Ordered<Row>[] | [Ordered<Row>[], number] = await tx.query(statement, [asJson(asked)]);
    // The driver answers an update or a deletion with its rows and their number.
    const rows = Array.isArray(answer[0]) ? answer[0] : (answer as Ordered<Row>[]);
    return byOrder(asked.length, rows);
  });
}

/** Entities that have a value in a column, of many values at once; what else they must be is the same for all. */
export function eachFound<Entity extends ObjectLiteral, Key extends keyof Entity & string>(
  entity: EntityTarget<Entity>,
  key: Key,
  {
    where = {},
    ...others
  }: Omit<FindManyOptions<Entity>, 'where'> & { where?: FindOptionsWhere<Entity> } = {},
): (source: EntityManager | DataSource, value: Entity[Key]) => Promise<Entity[]> {
  return together<Entity[Key], Entity[]>(async (tx, values) => {
    const found = await tx.find(entity, {
      ...others,
      where: { ...where, [key]: In([...new Set(values)]) } as FindOptionsWhere<Entity>,
    });
    const by = new Map<Entity[Key], Entity[]>();
    for (const one of found) by.set(one[key], [...(by.get(one[key]) ?? []), one]);
    return values.map((value) => by.get(value) ?? []);
  });
}

type Ordered<Row> = Row & { readonly ord: string };

function listOf<Asked>(types: Types<Asked>): string {
  const columns = Object.entries<Type>(types as Record<string, Type>);
  const typed = columns.map(([name, type]) => `"${name}" ${type}`).join(', ');
  const named = columns.map(([name]) => `"${name}"`).join(', ');
  return `rows from (jsonb_to_recordset($1::jsonb) as (${typed})) with ordinality as asked (${named}, ord)`;
}

function asJson(asked: readonly object[]): string {
  return JSON.stringify(
    asked.map((one) => Object.fromEntries(Object.entries(one).map(([name, value]) => [name, inJson(value)]))),
  );
}

function inJson(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value;
}

function byOrder<Row extends object>(count: number, rows: readonly Ordered<Row>[]): Row[][] {
  const each: Row[][] = Array.from({ length: count }, () => []);
  for (const { ord, ...row } of rows) {
    const own = each[Number(ord) - 1];
    if (!own) throw new Error('a row does not say who asked for it: its statement returns no asked.ord');
    own.push(row as unknown as Row);
  }
  return each;
}
