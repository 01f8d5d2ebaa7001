import { differenceInBasisPoints, type Quantity, quantityInWords } from '../../kernel/area/index.js';
import { isPlainDate } from '../../kernel/date/index.js';
import { isRefusal } from '../../kernel/index.js';
import { divideHalfUp, type Fen, formatYuan, parseYuan } from '../../kernel/money/index.js';
import { findRight, type PropertyType } from '../../property/property-type/index.js';
import type { Rulebook } from '../../rules/rulebook/index.js';
import { firstYearPrice, lengthInWords, lengthOfTerm, type PriceTerms, totalPrice } from '../price/index.js';
import type { Application } from './application.js';
import { listedQuantity, unitOf } from './application-quantity.js';
import { agreedQuantity, agreementInWords } from './area-agreement.js';
import { readPercent } from './payment.js';
import { isLength, lengthsIn, readLength, yearSpanIn } from './read-length.js';
import { readStartPrice } from './read-price.js';
import { usualDeposit } from './usual-deposit.js';

/** Two statements of one application that say different things. */
export interface Disagreement {
  readonly field: keyof Application;
  /** Both of them, as a sentence. */
  readonly sentence: string;
}

export interface StatementContext {
  readonly type: PropertyType;
  readonly rulebook: Rulebook;
  /** What was found on site, in the lot's unit of quantity; nothing before anybody was there. */
  readonly measured?: Quantity | undefined;
}

/**
 * What an application says in two places and not in one voice: the term in its name, its dates and its years; quantity
 * times price and the total; ratio and deposit; listed and measured area. None of them is corrected here: the
 * applicant is shown them before he sends, the reviewer answers them. Source: rules §21 A4.
 */
export function findDisagreements(application: Application, context: StatementContext): Disagreement[] {
  const price = readStartPrice(application, context.type, context.rulebook);
  return [
    ...termDisagreements(application, context.type),
    ...totalDisagreements(application, price),
    ...depositDisagreements(application, price, context),
    ...areaDisagreements(application, context),
  ];
}

function termDisagreements(application: Application, type: PropertyType): Disagreement[] {
  const { title = '', termFrom = '', termTo = '', statedYears = '' } = application;
  const isTimed = !findRight(type, application.right)?.isOutright;
  if (!isTimed || !isPlainDate(termFrom) || !isPlainDate(termTo) || termTo < termFrom) return [];
  const length = lengthOfTerm({ from: termFrom, to: termTo });
  const dates = `起止日期是 ${termFrom} 至 ${termTo}，共 ${lengthInWords(length)}`;
  const named = lengthsIn(title);
  const stated = statedYears ? readLength(statedYears) : undefined;
  const span = yearSpanIn(title);
  const found: Disagreement[] = [];
  if (named.length > 0 && !named.some((months) => isLength(length, months)))
    found.push({ field: 'title', sentence: `项目名称写的期限是${monthsInWords(named)}，${dates}。` });
  if (span && (span.from !== yearOf(termFrom) || span.to !== yearOf(termTo)))
    found.push({ field: 'title', sentence: `项目名称写的是 ${span.from} 年至 ${span.to} 年，${dates}。` });
  if (statedYears && (stated === undefined || !isLength(length, stated)))
    found.push({ field: 'statedYears', sentence: `约定期限写的是“${statedYears}”，${dates}。` });
  if (stated !== undefined && named.length > 0 && !named.includes(stated))
    found.push({
      field: 'statedYears',
      sentence: `约定期限写的是“${statedYears}”，项目名称写的是${monthsInWords(named)}。`,
    });
  return found;
}

function totalDisagreements({ statedTotalYuan }: Application, price: PriceTerms | undefined): Disagreement[] {
  const stated = readAmount(statedTotalYuan);
  if (stated === undefined || !price) return [];
  const total = totalPrice(price);
  if (stated === total) return [];
  const sentence = `约定总价写的是 ${formatYuan(stated)} 元，按数量、单价和期限算是 ${formatYuan(total)} 元。`;
  return [{ field: 'statedTotalYuan', sentence }];
}

function depositDisagreements(
  { depositPercent = '', depositYuan }: Application,
  price: PriceTerms | undefined,
  { type, rulebook }: StatementContext,
): Disagreement[] {
  if (!depositPercent || !price) return [];
  const percent = readPercent(depositPercent);
  const deposit = readAmount(depositYuan) ?? usualDeposit(price, type, rulebook);
  const expected = percent === undefined ? undefined : divideHalfUp(firstYearPrice(price) * percent, 10_000n);
  if (expected === deposit) return [];
  const comes = expected === undefined ? '看不出是多少' : `按它算是 ${formatYuan(expected)} 元`;
  const base = price.unit.isYearly ? '首年价款' : '总价';
  const stated = percent === undefined ? depositPercent.replace(/[%％]$/, '') : Number(percent) / 100;
  const sentence = `保证金比例写的是${base}的 ${stated}%，${comes}；保证金${depositYuan ? '填的是' : '没有填，按规则是'} ${formatYuan(deposit)} 元。`;
  return [{ field: 'depositPercent', sentence }];
}

function areaDisagreements(
  application: Application,
  { type, rulebook, measured }: StatementContext,
): Disagreement[] {
  const listed = listedQuantity(application, type);
  const unit = unitOf(application, type);
  if (!measured || !listed || !unit || !isOtherArea(listed, measured, rulebook)) return [];
  const { areaAgreement } = application;
  if (areaAgreement && agreedQuantity(areaAgreement, listed) !== undefined)
    return [{ field: 'areaAgreement', sentence: `${agreementInWords(areaAgreement, unit)}。` }];
  const sentence = `挂牌 ${quantityInWords(listed, unit)}，实测 ${quantityInWords(measured, unit)}，还没有约定按哪个计价。`;
  return [{ field: 'areaAgreement', sentence }];
}

/** Whether a measure is so far from what is listed that the parties have to say which counts. */
export function isOtherArea(listed: Quantity, measured: Quantity, rulebook: Rulebook): boolean {
  return differenceInBasisPoints(listed, measured) > BigInt(rulebook['verification.maxAreaDifference']);
}

function readAmount(text: string | undefined): Fen | undefined {
  const fen = text ? parseYuan(text) : undefined;
  return isRefusal(fen) ? undefined : fen;
}

function monthsInWords(lengths: readonly number[]): string {
  return lengths
    .map((length) => ` ${lengthInWords({ years: Math.floor(length / 12), months: length % 12, days: 0 })}`)
    .join('、');
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
