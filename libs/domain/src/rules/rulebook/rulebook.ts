import { INITIAL_PARAMETERS, type ParameterKey } from './initial-parameters.js';
import type { Parameter } from './parameter.js';

/** The values in force at one moment. Pure functions take it as an argument and never the data below. */
export type Rulebook = Readonly<Record<ParameterKey, number>>;

/** The rulebook made of rows, each key once; throws where one is missing or outside its floor and ceiling. */
export function makeRulebook(rows: readonly { key: string; value: number }[]): Rulebook {
  const values = new Map(rows.map((row) => [row.key, row.value]));
  const entries = INITIAL_PARAMETERS.map((parameter: Parameter) => {
    const value = values.get(parameter.key);
    if (value === undefined) throw new Error(`parameter ${parameter.key} has no value in force`);
    const { floor = -Infinity, ceiling = Infinity } = parameter;
    if (value < floor || value > ceiling)
      throw new Error(`parameter ${parameter.key}=${value} breaks its limits`);
    return [parameter.key, value] as const;
  });
  return Object.fromEntries(entries) as Rulebook;
}

/** Between which whole values a key may be set. */
export function limitsOf(key: ParameterKey): { floor: number; ceiling: number; unit: string } {
  const {
    floor = 0,
    ceiling = Number.MAX_SAFE_INTEGER,
    unit,
  }: Parameter = INITIAL_PARAMETERS.find((parameter) => parameter.key === key)!;
  return { floor, ceiling, unit };
}

/** The values that concern one type of right: those its notices print. */
export function rulesFor(rulebook: Rulebook, typeCode: string): Partial<Rulebook> {
  const keys = INITIAL_PARAMETERS.filter(({ types }: Parameter) => !types || types.includes(typeCode));
  return Object.fromEntries(keys.map(({ key }) => [key, rulebook[key]]));
}

/** A value as a notice froze it, in the parameter's unit; a parameter that came after the notice has its first value. */
export function valueIn(parameters: Readonly<Record<string, number>>, key: ParameterKey): number {
  return parameters[key] ?? INITIAL_PARAMETERS.find((parameter) => parameter.key === key)!.value;
}

export function initialRulebook(): Rulebook {
  return makeRulebook(INITIAL_PARAMETERS);
}
