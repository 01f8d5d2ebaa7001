import { Injectable } from '@nestjs/common';
import { INITIAL_PARAMETERS, type Parameter, type Rulebook, makeRulebook } from '@helan/domain';
import type { RuleValueView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';

/** The values in force today: the newest dated row of each key. */
@Injectable()
export class ParameterService {
  constructor(private readonly dataSource: DataSource) {}

  async rulebook(source: DataSource | EntityManager = this.dataSource): Promise<Rulebook> {
    const rows: { key: string; value: number }[] = await source.query(
      `select distinct on (key) key, value from parameter
       where effective_from <= (platform_now() at time zone 'Asia/Shanghai')::date
       order by key, effective_from desc`,
    );
    return makeRulebook(rows);
  }
}

/** The values of a rulebook in words, with their sources, as a notice prints them. */
export function ruleValues(values: Readonly<Record<string, number>>): RuleValueView[] {
  return INITIAL_PARAMETERS.filter((parameter) => values[parameter.key] !== undefined).map(
    (parameter: Parameter) => {
      const value = values[parameter.key]!;
      const isShare = parameter.unit === '万分之';
      return {
        label: parameter.label,
        value: isShare ? `${value / 100}%` : `${value} ${parameter.unit}`,
        source: parameter.source,
      };
    },
  );
}
