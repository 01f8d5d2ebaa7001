import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Which of a row's columns are written, by their properties; all but its keys where nothing is said. */
interface Written<T> {
  readonly only?: readonly (keyof T & string)[];
  /** For whoever puts it into a larger statement: its one parameter is numbered past these. */
  readonly after?: number;
}

/** Writes columns of rows, however many they are, in one statement. */
export function rowsUpdate<T extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<T>,
  rows: readonly T[],
  { only, after = 0 }: Written<T> = {},
): Statement {
  const { driver } = tx.connection;
  const { tablePath, primaryColumns, columns } = tx.connection.getMetadata(entity);
  const moved = columns.filter(
    ({ isPrimary, propertyName }) => !isPrimary && (!only || only.includes(propertyName)),
  );
  const written = [...primaryColumns, ...moved];
  const values = rows.map((row) =>
    Object.fromEntries(
      written.map((column) => {
        const value: unknown = column.getEntityValue(row);
        const isJson = column.type === 'jsonb';
        return [
          column.databaseName,
          isJson ? value : (driver.preparePersistentValue(value, column) as unknown),
        ];
      }),
    ),
  );
  return {
    text: `update ${tablePath} t set ${moved.map(({ databaseName: name }) => `${name} = r.${name}`).join(', ')}
           from jsonb_populate_recordset(null::${tablePath}, $${after + 1}) r
           where ${primaryColumns.map(({ databaseName: name }) => `t.${name} = r.${name}`).join(' and ')}`,
    values: [JSON.stringify(values)],
  };
}
