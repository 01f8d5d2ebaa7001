import {
  type LeaseApplication,
  type PlainDate,
  addDays,
  addMonths,
  addYears,
  daysBetween,
  divideHalfUp,
  formatYuan,
  initialCalendar,
  initialRulebook,
  parseMu,
  parseYuan,
  isRefusal,
  firstYearRent,
  shanghaiDate,
} from '@helan/domain';
import type { DealFacts, NoticeFields, RealNotice } from './deal-facts.js';

/** Days between the demo clock's day and the first day of the lease: long enough to publish, bid and settle. */
const LEAD_DAYS = 75;
const DEFAULT_RIGHT_YEARS = 30;
const NICE_STEPS_FEN = [100n, 200n, 500n, 1000n, 2000n, 5000n, 10_000n, 20_000n, 50_000n, 100_000n];

/**
 * A real notice as an application on this platform. Dates move to the demo clock's day, durations stay; what
 * the notice does not say takes the rulebook's default and is named in `defaults`. Facts that have no default
 * stay missing, and the platform refuses them in its own words.
 */
export function readNotice(notice: RealNotice, typeCode: string, now: Date): DealFacts {
  const today = shanghaiDate(now.getTime());
  const notes = { defaults: [] as string[], remarks: [] as string[] };
  const fields = firstLot(notice, notes.remarks);
  noteMode(fields, notes.remarks);
  const term = readTerm(fields, notice.sourceDate, today, notes.defaults);
  const mu = fields.area?.value;
  const years = term ? Math.max(1, Math.round(daysBetween(term.from, term.to) / 365.2425)) : 1;
  const startPriceYuan = readUnitPrice(fields, years, notes.remarks);
  const application: LeaseApplication = {
    title: (notice.title ?? notice.id).slice(0, 80),
    location: '兰光村三组',
    transferMode: 'LEASE',
    ...(mu === undefined ? {} : { parcels: [parcel(mu, now)] }),
    ...(typeCode === 'T01' ? { certificateNo: '640122102208000018J' } : {}),
    contractNo: typeCode === 'T01' ? '640122102208000018J' : 'LZ-2023-0018',
    ...(term
      ? { termFrom: term.from, termTo: term.to, rightEndsOn: readRightEnd(fields, term.from, notes.defaults) }
      : {}),
    coHolders: typeCode === 'T01' ? [{ name: '周秀兰', hasConsented: true }] : [],
    purpose: '粮食种植',
    condition: fields.useLimit ?? '现状交付，无附着物。',
    ...(startPriceYuan ? { startPriceYuan, stepYuan: readStep(fields, startPriceYuan, notes.defaults) } : {}),
    escalation: readEscalation(fields),
    payment: readPayment(fields, notes.defaults),
    ...(startPriceYuan && term && mu !== undefined
      ? { depositYuan: readDeposit(fields, typeCode, { startPriceYuan, mu, term }, notes.defaults) }
      : {}),
    publicationWorkingDays: readPublication(fields, today, notes.defaults),
    qualification: '',
    isDeclared: true,
  };
  return {
    noticeId: notice.id,
    typeCode,
    application,
    isDepositPaid: fields.deposit?.isPaid ?? true,
    ...notes,
  };
}

function firstLot(notice: RealNotice, remarks: string[]): NoticeFields {
  const { lots, ...fields } = notice.fields ?? {};
  if (!lots?.length) return fields;
  remarks.push(`公告有 ${lots.length} 个标段，这里办理第 1 个${lots[0]?.name ? `（${lots[0].name}）` : ''}`);
  return { ...fields, ...lots[0] };
}

function noteMode({ tradingMethod }: NoticeFields, remarks: string[]): void {
  if (!tradingMethod) return;
  const isAscending = /竞价/.test(tradingMethod) && !/一次|暗|书面/.test(tradingMethod);
  if (!isAscending) remarks.push(`原公告方式是“${tradingMethod}”；这种方式建成以前，按增价竞价办理`);
}

/** Each play takes a parcel of its own: one parcel is never listed twice for the same time. */
function parcel(mu: number, now: Date) {
  return {
    code: `64012210220803${String(Math.floor(now.getTime() / 1000) % 100_000).padStart(5, '0')}`,
    name: '三组大田',
    mu: String(mu),
    landUse: '水浇地',
    isBasicFarmland: true,
    east: '斗渠',
    south: '农路',
    west: '沟',
    north: '农路',
  };
}

function readTerm(
  { term, biddingStart }: NoticeFields,
  sourceDate: string | undefined,
  today: PlainDate,
  defaults: string[],
) {
  if (!term) return undefined;
  const from = addDays(today, LEAD_DAYS);
  if (term.from?.length === 10 && term.to?.length === 10)
    return { from, to: shifted(from, term.from, term.to) };
  if (term.years) return { from, to: addDays(addYears(from, term.years), -1) };
  const begin = (biddingStart ?? sourceDate)?.slice(0, 10);
  if (term.to?.length !== 10 || begin?.length !== 10) return undefined;
  defaults.push(`起始日：公告未写，按 ${begin} 算起`);
  return { from, to: shifted(from, begin, term.to) };
}

/** The same whole months and left-over days from another first day. */
function shifted(from: PlainDate, oldFrom: PlainDate, oldTo: PlainDate): PlainDate {
  const end = addDays(oldTo, 1);
  let months = 0;
  while (addMonths(oldFrom, months + 1) <= end) months += 1;
  return addDays(addMonths(from, months), daysBetween(addMonths(oldFrom, months), end) - 1);
}

function readRightEnd({ rightEndsOn }: NoticeFields, from: PlainDate, defaults: string[]): PlainDate {
  if (rightEndsOn) return rightEndsOn;
  const end = addDays(addYears(from, DEFAULT_RIGHT_YEARS), -1);
  defaults.push(`权利到期日：公告未写，按 ${end}`);
  return end;
}

/** 元/亩/年 as text; a price of the whole is divided by area and years, rounded to fen. */
function readUnitPrice(
  { startPrice, area }: NoticeFields,
  years: number,
  remarks: string[],
): string | undefined {
  if (startPrice?.value === undefined || !startPrice.unit) return undefined;
  const isTenThousands = startPrice.unit.startsWith('万元');
  const fen = BigInt(Math.round(startPrice.value * (isTenThousands ? 1_000_000 : 100)));
  if (startPrice.unit.includes('亩')) return plain(fen);
  const mu = area?.value === undefined ? undefined : parseMu(String(area.value));
  if (!mu) return undefined;
  const isYearly = /年/.test(startPrice.unit) && !/总|整期/.test(startPrice.unit);
  const unit = divideHalfUp(fen * 10_000n, mu * BigInt(isYearly ? 1 : years));
  remarks.push(`公告的起价是整块的，折合每亩每年 ${formatYuan(unit)} 元`);
  return plain(unit);
}

function readStep({ increment }: NoticeFields, startPriceYuan: string, defaults: string[]): string {
  const isUnitStep = increment?.value !== undefined && increment.value * 20 <= Number(startPriceYuan);
  if (isUnitStep) return plain(BigInt(Math.round(increment.value * 100)));
  const start = fenOf(startPriceYuan);
  const step = [...NICE_STEPS_FEN].reverse().find((nice) => nice * 50n <= start) ?? 1n;
  defaults.push(`加价幅度：公告未写每亩的数，按挂牌价百分之一取整，${formatYuan(step)} 元`);
  return plain(step);
}

function readEscalation({ rentEscalation }: NoticeFields): LeaseApplication['escalation'] {
  const percent = rentEscalation?.pctPerYear ?? 0;
  return percent > 0 ? { everyYears: 1, percentHundredths: Math.round(percent * 100) } : null;
}

function readPayment({ paymentTerms = '' }: NoticeFields, defaults: string[]): 'YEARLY' | 'ONCE' {
  if (/一次性/.test(paymentTerms)) return 'ONCE';
  if (!paymentTerms) defaults.push('支付方式：公告未写，按一年一付');
  return 'YEARLY';
}

function readDeposit(
  { deposit }: NoticeFields,
  typeCode: string,
  rent: { startPriceYuan: string; mu: number; term: { from: PlainDate; to: PlainDate } },
  defaults: string[],
): string {
  if (deposit?.value !== undefined)
    return plain(BigInt(Math.round(deposit.value * (deposit.unit?.startsWith('万元') ? 1_000_000 : 100))));
  const ratio = initialRulebook()[typeCode === 'T01' ? 'deposit.householdRatio' : 'deposit.ratio'];
  const first = firstYearRent({
    unitPriceFen: fenOf(rent.startPriceYuan),
    mu: parseMu(String(rent.mu)) ?? 0n,
    term: rent.term,
  });
  const amount = (first * BigInt(ratio)) / 1_000_000n;
  defaults.push(`保证金：公告未写，按首年租金的 ${ratio / 100}%，取整 ${amount} 元`);
  return amount.toString();
}

/** Working days of the notice's own span, counted from the demo clock's day. */
function readPublication(fields: NoticeFields, today: PlainDate, defaults: string[]): number {
  if (fields.workingDaysStated) return fields.workingDaysStated;
  const [from, to] = [fields.publishFrom, fields.publishTo ?? fields.registrationDeadline].map((text) =>
    text?.slice(0, 10),
  );
  if (!from || !to) {
    const days = initialRulebook()['notice.minWorkingDays'];
    defaults.push(`公告期：公告未写起止，按 ${days} 个工作日`);
    return days;
  }
  const calendar = initialCalendar();
  const last = addDays(today, daysBetween(from, to));
  let count = 0;
  for (let day = addDays(today, 1); day <= last; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) count += 1;
  return count;
}

function fenOf(text: string): bigint {
  const fen = parseYuan(text);
  if (isRefusal(fen)) throw new Error(`not an amount: ${text}`);
  return fen;
}

function plain(fen: bigint): string {
  return formatYuan(fen).replaceAll(',', '');
}
