import { Injectable } from '@nestjs/common';
import {
  INITIAL_PARAMETERS,
  type Parameter,
  type ParameterChange,
  type Rulebook,
  makeRulebook,
  valueInWords,
} from '@helan/domain';
import type { RuleValueView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { askedOnce } from '../../kernel/db/index.js';

const rulebook = askedOnce(async (tx) => {
  const rows: { key: string; value: number }[] = await tx.query(
    `select distinct on (key) key, value from parameter
     where effective_from <= (platform_now() at time zone 'Asia/Shanghai')::date
     order by key, effective_from desc`,
  );
  return makeRulebook(rows);
});

/** The values in force today: the newest dated row of each key. */
@Injectable()
export class ParameterService {
  constructor(private readonly dataSource: DataSource) {}

  rulebook(source: DataSource | EntityManager = this.dataSource): Promise<Rulebook> {
    return rulebook(source);
  }

  /** A later version of a value; the rows before it stay. */
  async set(tx: EntityManager, change: ParameterChange, rulingId: string): Promise<void> {
    const { key, value, effectiveFrom, source } = change;
    await tx.query(
      'insert into parameter (key, effective_from, value, source, proposal_id) values ($1, $2, $3, $4, $5)',
      [key, effectiveFrom, value, source, rulingId],
    );
  }
}

/** The values of a rulebook in words, with their sources, as a notice prints them. */
export function ruleValues(values: Readonly<Record<string, number>>): RuleValueView[] {
  return INITIAL_PARAMETERS.filter((parameter) => values[parameter.key] !== undefined).map(
    (parameter: Parameter) => {
      const value = values[parameter.key]!;
      return { label: parameter.label, value: valueInWords(value, parameter), source: parameter.source };
    },
  );
}
