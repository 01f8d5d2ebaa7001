import type { Quantity } from '../../kernel/area/index.js';
import { isPlainDate } from '../../kernel/date/index.js';
import { isRefusal } from '../../kernel/index.js';
import { type Fen, parsePrice, type PriceParts, parseYuan } from '../../kernel/money/index.js';
import { findRight, type PropertyType } from '../../property/property-type/index.js';
import { type PriceTerms, type PriceUnit, priceUnit, scaleOf } from '../price/index.js';
import type { Application } from './application.js';
import { quantityOf } from './application-quantity.js';
import { readEscalation } from './stated-escalation.js';
import { type PartYearRule, partYearFor } from './stated-part-year.js';

/** The start price over its quantity and term, as far as all of it can be read. */
export function readStartPrice(
  application: Application,
  type: PropertyType,
  rulebook: PartYearRule,
): PriceTerms | undefined {
  const unit = readUnit(application, type);
  const unitPriceFen = readPrice(application.startPriceYuan, application);
  const quantity = quantityOf(application, type);
  if (unitPriceFen === undefined || !unit || (unit.quantityUnit !== null && !quantity)) return undefined;
  const { termFrom = '', termTo = '', escalation } = application;
  const hasTerm = isPlainDate(termFrom) && isPlainDate(termTo) && termFrom <= termTo;
  if (unit.isYearly && !hasTerm) return undefined;
  const one: Quantity = 10_000n;
  return {
    unitPriceFen,
    unit,
    scale: unit.scale,
    quantity: quantity ?? one,
    term: hasTerm ? { from: termFrom, to: termTo } : undefined,
    partYear: partYearFor(application, rulebook),
    escalation: unit.isYearly ? readEscalation(escalation, unit.scale) : undefined,
  };
}

/** A price of one unit that an application states, in the smallest part of its unit's scale. */
export function readPrice(
  text: string | undefined,
  { priceUnit: unit }: Application,
): PriceParts | undefined {
  const parts = text ? parsePrice(text, scaleOf(unit)) : undefined;
  return isRefusal(parts) ? undefined : parts;
}

export function readFen(text: string | undefined): Fen | undefined {
  const fen = text ? parseYuan(text) : undefined;
  return isRefusal(fen) ? undefined : fen;
}

function readUnit({ right, priceUnit: name }: Application, type: PropertyType): PriceUnit | undefined {
  return name && findRight(type, right)?.prices.includes(name) ? priceUnit(name) : undefined;
}
