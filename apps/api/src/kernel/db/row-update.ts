import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Writes every column of a row but its keys. For whoever puts it into a larger statement, parameters are numbered
 * from one past `after`.
 */
export function rowUpdate<T extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<T>,
  row: T,
  after = 0,
): Statement {
  const { driver } = tx.connection;
  const { tablePath, primaryColumns, columns } = tx.connection.getMetadata(entity);
  const others = columns.filter((column) => !column.isPrimary);
  const all = [...others, ...primaryColumns];
  const assigned = all.map(({ databaseName }, index) => `${databaseName} = $${after + index + 1}`);
  return {
    text: `update ${tablePath} set ${assigned.slice(0, others.length).join(', ')}
           where ${assigned.slice(others.length).join(' and ')}`,
    values: all.map((column) => driver.preparePersistentValue(column.getEntityValue(row), column) as unknown),
  };
}
