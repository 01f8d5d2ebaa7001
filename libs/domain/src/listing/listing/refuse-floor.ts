import { isRefusal, type Refusal, isBlank, refusal } from '../../kernel/index.js';
import { formatPrice, type PriceParts, parsePrice } from '../../kernel/money/index.js';
import { DECIDING_KINDS, FORM_EDITION, findRight } from '../../property/property-type/index.js';
import { scaleOf, totalPrice } from '../price/index.js';
import type { Application } from './application.js';
import type { ApplicationContext } from './application-context.js';
import { readFen, readPrice, readStartPrice } from './read-price.js';
import { isCheaper } from './price-cut.js';

const RULE = '中心交易规则（默认值）；贺党办〔2022〕110号 四(二)';

/**
 * How low a collective may begin: what failed comes back cheaper by a decision made since, that names the price; below
 * nine tenths of the valuation the decision names it, too, below eight tenths it is valued anew; and never below what
 * was decided. A household decides alone. Source: rules §3.5, §8.2.5.
 */
export function refuseFloor(application: Application, context: ApplicationContext): Refusal[] {
  const { type, listerKind, edition = FORM_EDITION } = context;
  if (edition < FLOOR_EDITION || type.isBuying || !DECIDING_KINDS.includes(listerKind)) return [];
  const start = readPrice(application.startPriceYuan, application);
  if (start === undefined) return [];
  const needs = [...cheaperThanBefore(application, context), ...belowValuation(application, context)];
  return [
    ...needs,
    ...refuseDecidedPrice(application, start, needs.length > 0 || isNamed(application, context)),
  ];
}

/** Since which edition the floor is asked. */
const FLOOR_EDITION = 2;

function cheaperThanBefore(application: Application, { former }: ApplicationContext): Refusal[] {
  if (!isCheaper(application, former)) return [];
  const { lotNo, failedOn, startPrice, scale, priceUnit } = former!;
  const { date = '' } = application.decision ?? {};
  if (date >= failedOn) return [];
  const before = `${formatPrice(startPrice, scale)} ${priceUnit}`;
  return [refusal('relisting.no-new-decision', 'decision.date', { lotNo, before, failedOn, source: RULE })];
}

function belowValuation(application: Application, context: ApplicationContext): Refusal[] {
  const { rulebook } = context;
  const ratio = ratioToValuation(application, context);
  if (ratio === undefined || ratio >= BigInt(rulebook['valuation.renewBelow'])) return [];
  const percent = rulebook['valuation.renewBelow'] / 100;
  const { valueYuan = '' } = application.valuation!;
  return [refusal('valuation.renew', 'startPriceYuan', { value: valueYuan, percent, source: RULE })];
}

/** Whether the decision must name the price although nothing else is wrong. */
function isNamed(application: Application, context: ApplicationContext): boolean {
  const { former, rulebook } = context;
  const ratio = ratioToValuation(application, context);
  const isLow = ratio !== undefined && ratio < BigInt(rulebook['valuation.voteBelow']);
  return isLow || isCheaper(application, former);
}

/** The whole price against the valuation in hundredths of a percent, where the thing passes for good and was valued. */
function ratioToValuation(
  application: Application,
  { type, rulebook }: Pick<ApplicationContext, 'type' | 'rulebook'>,
): bigint | undefined {
  const { valuation } = application;
  const value = valuation?.choice === 'DONE' ? readFen(valuation.valueYuan) : undefined;
  const price = readStartPrice(application, type, rulebook);
  if (!value || !price || !findRight(type, application.right)?.isOutright) return undefined;
  return (totalPrice(price) * 10_000n) / value;
}

function refuseDecidedPrice(application: Application, start: PriceParts, isNeeded: boolean): Refusal[] {
  const field = 'decision.priceYuan';
  const typed = application.decision?.priceYuan ?? '';
  const scale = scaleOf(application.priceUnit);
  if (isBlank(typed))
    return isNeeded
      ? [
          refusal('application.missing-fact', field, {
            name: '决议的最低挂牌价',
            reason: '比上次降价，或者低于评估值的九成，决议要写明最低可以挂到多少',
            source: RULE,
          }),
        ]
      : [];
  const decided = parsePrice(typed, scale);
  if (isRefusal(decided)) return [{ ...decided, field }];
  if (start >= decided) return [];
  return [
    refusal('decision.below-price', 'startPriceYuan', { decided: formatPrice(decided, scale), source: RULE }),
  ];
}
