import { type CentiSquareMetres, muToArea } from '../../kernel/area/index.js';
import type { Fen, PriceParts } from '../../kernel/money/index.js';
import type { PriceTerms } from '../price/index.js';
import type { PropertyType } from '../../property/property-type/index.js';
import type { Application } from './application.js';
import { quantityOf, sumMu, unitOf } from './application-quantity.js';
import { type DepositRule, usualDeposit } from './usual-deposit.js';
import { readFen, readPrice, readStartPrice } from './read-price.js';
import type { PartYearRule } from './stated-part-year.js';

/** A complete application with every text read as what it means; made by {@link readApplication} only. */
export interface ReadApplication {
  /** The start price (or ceiling) over quantity and term. */
  readonly price: PriceTerms;
  readonly quantityUnit: string;
  /** Ground area; nothing where the thing is not land. */
  readonly area?: CentiSquareMetres;
  readonly stepFen: PriceParts | null;
  readonly depositFen: Fen | null;
}

/** The terms of an application that `refuseApplication` has passed; throws for any other. */
export function readApplication(
  application: Application,
  type: PropertyType,
  rulebook: PartYearRule & DepositRule,
): ReadApplication {
  const price = readStartPrice(application, type, rulebook);
  const quantity = quantityOf(application, type);
  const quantityUnit = unitOf(application, type);
  if (!price || !quantity || !quantityUnit) throw new Error('the application is not complete');
  const isCountedInMu = quantityUnit === '亩';
  const mu = type.subject.kind === 'PARCELS' ? (isCountedInMu ? quantity : sumMu(application)) : undefined;
  return {
    price: { ...price, quantity },
    quantityUnit,
    ...(mu ? { area: muToArea(mu) } : {}),
    stepFen: readPrice(application.stepYuan, application) ?? null,
    depositFen:
      readFen(application.depositYuan) ??
      (type.isRelay ? null : usualDeposit({ ...price, quantity }, type, rulebook)),
  };
}
