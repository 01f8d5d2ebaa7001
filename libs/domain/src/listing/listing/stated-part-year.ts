import type { Rulebook } from '../../rules/rulebook/index.js';
import { type PartYear, partYearOf } from '../price/index.js';
import type { Application } from './application.js';

/** Where the center's way of counting a part of a year stands. */
export type PartYearRule = Pick<Rulebook, 'term.partYear'>;

/** How a part of a year counts for an application: as its lister chose, else by the center's rule. Source: rules §21 A2. */
export function partYearFor({ partYear }: Application, rulebook: PartYearRule): PartYear {
  return partYear ?? partYearOf(rulebook['term.partYear']);
}
