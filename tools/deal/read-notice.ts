import {
  type Application,
  type PropertyType,
  type TradedRight,
  type TransferMode,
  divideHalfUp,
  formatQuantity,
  getPropertyType,
  initialRulebook,
  parseQuantity,
  shanghaiDate,
} from '@helan/domain';
import { SAMPLE_DECISION, sampleIdentity, sampleListing } from '@helan/domain/samples';
import type { DealFacts, LotFields, NoticeFields, RealNotice } from './deal-facts.js';
import { fenOf, plain, readPrice } from './reading/read-price.js';
import { readPublication, readRightEnd, readTerm } from './reading/read-term.js';
import { NOT_OFFERED, readMethod } from './reading/read-method.js';
import { readTrading } from './reading/read-trading.js';
import type { Reading } from './reading/reading.js';

const ONE_UNIT = 10_000n;

/** The first lot of a notice, as {@link readLots} reads it. */
export function readNotice(notice: RealNotice, typeCode: string, now: Date): DealFacts {
  const [first, ...others] = readLots(notice, typeCode, now);
  if (others.length === 0) return first!;
  const name = notice.fields?.lots?.[0]?.name;
  const remark = `公告有 ${others.length + 1} 个标的，这里办理第 1 个${name ? `（${name}）` : ''}`;
  return { ...first!, remarks: [remark, ...first!.remarks] };
}

/**
 * A real notice as applications on this platform, one a lot. Dates move to the demo clock's day, durations
 * stay; what the notice does not say takes a default and is named in `defaults`.
 */
export function readLots(notice: RealNotice, typeCode: string, now: Date): DealFacts[] {
  return lotsOf(notice.fields ?? {}).map((fields, index) =>
    readLot(notice, fields, {
      today: shanghaiDate(now.getTime()),
      typeCode,
      defaults: [],
      remarks: [],
      serial: Math.floor(now.getTime() / 1000) + index,
    }),
  );
}

/** A lot whose parts have prices of their own is as many lots. */
function lotsOf({ lots, ...common }: NoticeFields): LotFields[] {
  const all: LotFields[] = lots?.length ? lots.map((lot) => ({ ...common, ...lot })) : [common];
  return all.flatMap((lot) => {
    const [areas, prices] = [lot.area?.parts, lot.startPrice?.parts];
    const shared = Object.keys(prices ?? {}).filter((part) => areas?.[part] !== undefined);
    if (shared.length === 0) return [lot];
    return shared.map((part) => ({
      ...lot,
      name: `${lot.lot ?? ''}${part}`,
      area: { value: areas![part]!, unit: '亩' },
      startPrice: { value: prices![part]!, ...(lot.startPrice?.unit ? { unit: lot.startPrice.unit } : {}) },
    }));
  });
}

function readLot(notice: RealNotice, fields: LotFields, reading: Reading & { serial: number }): DealFacts {
  const { typeCode, remarks, defaults } = reading;
  const type = getPropertyType(typeCode);
  const { listerKind, application: sample } = sampleListing(typeCode);
  const right = chooseRight(type, fields);
  const transferMode = chooseMode(right, fields, remarks);
  const method = readTradingMethod(type, fields, remarks)?.method;
  const quantity = readQuantity(type, fields, reading);
  const term = right.isOutright ? undefined : readTerm(fields, notice.sourceDate, reading);
  const price = readPrice(
    {
      fields,
      quantity: quantity.value,
      units: pricesFor(right, quantity.unit),
      term,
    },
    reading,
  );
  const application: Application = {
    ...sample,
    title: (notice.title ?? notice.id).slice(0, 80),
    right: right.code,
    transferMode,
    ownership: readOwnership(notice, fields, type),
    receivers: /本村|本集体/.test(fields.qualification ?? '') ? 'MEMBERS' : 'ANYONE',
    attributes: readAnswers(type, sample, fields, { startFen: price.startFen, serial: reading.serial }),
    ...readSubject(type, sample, quantity, reading.serial),
    ...(term ? { termFrom: term.from, termTo: term.to } : {}),
    ...(type.title.rightEnds && term ? { rightEndsOn: readRightEnd(fields, term.from, reading) } : {}),
    condition: fields.useLimit ?? '现状交付，无附着物。',
    priceUnit: price.priceUnit,
    startPriceYuan: plain(price.startFen),
    ...(method ? { method } : {}),
    ...(method === 'BIDDING' ? { stepYuan: plain(price.stepFen), trading: readTrading(fields) } : {}),
    ...(type.isRelay ? {} : { depositYuan: plain(price.depositFen), payment: price.payment }),
    ...(sample.decision ? { decision: SAMPLE_DECISION } : {}),
    escalation: readEscalation(fields, price.priceUnit),
    publicationWorkingDays: readPublication(fields, notice.sourceDate, reading),
    qualification: readQualification(fields),
  };
  const isDepositPaid = fields.deposit?.isPaid ?? true;
  return { noticeId: notice.id, typeCode, listerKind, application, isDepositPaid, defaults, remarks };
}

/** Whatever the notice calls it: to let or contract out is for a time, to sell is for good. */
function chooseRight(type: PropertyType, { mode = '', term }: NoticeFields): TradedRight {
  const isForTime = /租|包|流转/.test(mode) || (term !== undefined && !/转让|出让/.test(mode));
  return type.rights.find((right) => right.isOutright !== isForTime) ?? type.rights[0]!;
}

function chooseMode(right: TradedRight, { mode = '' }: NoticeFields, remarks: string[]): TransferMode {
  const wanted: TransferMode | undefined = /发包|承包/.test(mode)
    ? 'CONTRACT'
    : /租/.test(mode)
      ? 'LEASE'
      : /转让/.test(mode)
        ? 'TRANSFER'
        : undefined;
  if (wanted && right.modes.includes(wanted)) return wanted;
  const own = right.modes.includes('LEASE') ? 'LEASE' : right.modes[0]!;
  if (mode && wanted) remarks.push(`公告的流转方式“${mode}”，按这个品种的说法办理`);
  return own;
}

/** What is not offered here yet is bid for by rising prices. */
function readTradingMethod(
  { isBuying, isRelay }: PropertyType,
  fields: LotFields,
  remarks: string[],
): ReturnType<typeof readMethod> | undefined {
  if (isBuying || isRelay) return undefined;
  const read = readMethod(fields);
  if (read.notOffered)
    remarks.push(
      `原公告方式是“${fields.tradingMethod}”；${NOT_OFFERED[read.notOffered]}，这里按增价竞价办理`,
    );
  return read;
}

interface ReadQuantity {
  readonly value: bigint;
  readonly unit: string;
}

function readQuantity(type: PropertyType, fields: NoticeFields, { defaults }: Reading): ReadQuantity {
  const { area, quantity } = fields;
  const stated = typeof quantity === 'object' ? quantity : undefined;
  for (const { value = undefined, yield: harvest, stock, unit = type.quantityUnits[0]! } of [
    area ?? {},
    stated ?? {},
  ]) {
    const own = unit.replace('㎡', 'm²').replace('㎥', 'm³');
    const read = parseQuantity(String(value ?? harvest ?? stock));
    if (read && type.quantityUnits.includes(own)) return { value: read, unit: own };
  }
  const unit = type.quantityUnits[0]!;
  const value = guessQuantity(fields);
  defaults.push(`数量：公告未写，按 ${formatQuantity(value)} ${unit}`);
  return { value, unit };
}

/** As much as the deposit that is stated fits the price that is stated; else one. */
function guessQuantity({ startPrice, deposit }: NoticeFields): bigint {
  const price = startPrice && /亩|m³|头|kg/.test(startPrice.unit ?? '') ? fenOf(startPrice) : undefined;
  const paid = deposit ? fenOf(deposit) : undefined;
  if (!price || !paid) return ONE_UNIT;
  return divideHalfUp(paid * ONE_UNIT * 10_000n, price * BigInt(initialRulebook()['deposit.ratio']));
}

/** Price units that fit the quantity that is known. */
function pricesFor(right: TradedRight, unit: string): readonly string[] {
  const fitting = right.prices.filter((name) => {
    const [, per] = name.split('/');
    return per === undefined || per === '年' || per === unit;
  });
  return fitting.length > 0 ? fitting : ['元'];
}

/** Each play takes a subject of its own: nothing is listed twice for the same time. */
function readSubject(
  type: PropertyType,
  sample: Application,
  { value, unit }: ReadQuantity,
  serial: number,
): Partial<Application> {
  if (type.subject.kind === 'ASSET') return { quantity: formatQuantity(value), quantityUnit: unit };
  const code = `64012210220803${String(serial % 100_000).padStart(5, '0')}`;
  return { parcels: [{ ...sample.parcels![0]!, code, mu: formatQuantity(value) }] };
}

function readAnswers(
  type: PropertyType,
  sample: Application,
  { rightsKind = '' }: NoticeFields,
  { startFen, serial }: { startFen: bigint; serial: number },
): Record<string, string> {
  const own = sampleIdentity(type.code, serial);
  const isBuildingLand = type.code === 'T05' && /建设用地/.test(rightsKind);
  const isTree = type.code === 'T12' && /木/.test(rightsKind);
  return {
    ...sample.attributes,
    ...own,
    ...(isBuildingLand ? { assetKind: 'BUILDING_LAND' } : {}),
    ...(isTree ? { livingKind: 'TREE' } : {}),
    ...(type.isBuying ? { estimate: plain(startFen) } : {}),
  };
}

function readOwnership(notice: RealNotice, { rightsKind = '' }: NoticeFields, type: PropertyType) {
  return /国有/.test(`${notice.title ?? ''}${rightsKind}`) ? 'STATE' : type.ownerships[0]!;
}

function readEscalation({ rentEscalation }: NoticeFields, unit: string): Application['escalation'] {
  const percent = rentEscalation?.pctPerYear ?? 0;
  return percent > 0 && unit.endsWith('年')
    ? { everyYears: 1, percentHundredths: Math.round(percent * 100) }
    : null;
}

/** A fee that the notice asks for is part of its conditions. Age limits at the top are not taken over. */
function readQualification({ qualification = '', feeRule }: NoticeFields): string {
  const fee = feeRule?.what ? `另收${feeRule.what} ${feeRule.value ?? ''} 元` : '';
  return [qualification, fee].filter(Boolean).join('；');
}
