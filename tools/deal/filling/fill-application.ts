import {
  type Application,
  DECIDING_KINDS,
  type PartyKind,
  type PropertyType,
  formatQuantity,
  initialRulebook,
  usualOwnership,
} from '@helan/domain';
import { SAMPLE_DECISION, sampleIdentity, sampleListing } from '@helan/domain/samples';
import type { LotReading } from '../reading/lot-reading.js';
import { type Counted, ONE, convert } from '../reading/units.js';
import { type FilledPrice, fillPrice } from './fill-price.js';
import { fillEscalation, fillPayment } from './fill-payment.js';
import { fillRightEnd, fillTerm } from './fill-term.js';
import { fillMethod } from './fill-trading.js';
import { type Filling, standIn } from './filling.js';
import { noteWaiting } from './note-waiting.js';

export interface Numbered {
  readonly title: string;
  /** Each play takes a subject of its own: nothing is listed twice for the same time. */
  readonly serial: number;
  readonly listerKind: PartyKind;
}

/**
 * Where what was read becomes the fields of the form, and nowhere else. What the form has no field for yet is noted by
 * {@link noteWaiting}; what the notice does not say takes a stand-in that is named.
 */
export function fillApplication(filling: Filling, { title, serial, listerKind }: Numbered): Application {
  const { reading, type } = filling;
  const { application: sample } = sampleListing(type.code);
  const { right } = reading;
  const term = right.isOutright ? undefined : fillTerm(filling);
  const quantity = fillQuantity(filling);
  const price = fillPrice(filling, { quantity, term });
  const { decision: _, termFrom: __, termTo: ___, ...usual } = sample;
  const application: Application = {
    ...usual,
    title: titleOf(title, reading.name),
    right: right.code,
    transferMode: reading.transferMode,
    ownership: reading.ownership?.value ?? usualOwnership(type, listerKind),
    receivers: reading.receivers?.value?.receivers ?? 'ANYONE',
    attributes: fillAttributes(filling, sample, { quantity, price, serial }),
    ...fillSubject(type, sample, quantity, serial),
    ...(term ? { termFrom: term.from, termTo: term.to } : {}),
    ...(type.title.rightEnds && term ? { rightEndsOn: fillRightEnd(filling, term.from) } : {}),
    ...(type.purposes.length > 0 ? { purpose: fillPurpose(filling, sample) } : {}),
    condition: reading.conditions.join('；') || '现状以看样为准。',
    priceUnit: price.priceUnit,
    startPriceYuan: formatQuantity(price.start),
    ...(type.isRelay
      ? {}
      : { depositYuan: formatQuantity(price.deposit), ...fillPayment(filling, price, term) }),
    ...fillStatements(reading),
    ...(DECIDING_KINDS.includes(listerKind) ? { decision: SAMPLE_DECISION } : {}),
    escalation: fillEscalation(reading, price),
    publicationWorkingDays: fillPublication(filling),
    qualification: qualificationOf(reading),
    delivery: reading.otherPayments.map((words) => `成交后另付：${words}`).join('；'),
  };
  if (!type.isRelay) Object.assign(application, fillMethod(reading, price));
  noteWaiting(filling, price);
  return application;
}

/** What the notice says beside its dates and its deposit; the form holds the one against the other. */
function fillStatements({ term, deposit }: LotReading): Partial<Application> {
  const years = term?.value?.otherYears;
  const share = deposit?.value && 'percentHundredths' in deposit.value ? deposit.value : undefined;
  return {
    ...(years === undefined ? {} : { statedYears: `${years}年` }),
    ...(share && share.of !== 'TOTAL'
      ? { depositPercent: formatQuantity(BigInt(share.percentHundredths) * 100n) }
      : {}),
  };
}

function titleOf(title: string, name: string): string {
  const tail = name === '' ? '' : `（${name}）`;
  const room = 80 - [...tail].length;
  return `${[...title].slice(0, Math.max(room, 0)).join('')}${[...tail].slice(0, 80).join('')}`;
}

/** In a unit that says the same as the notice's; one that the type does not know stays, and is judged as such. */
function fillQuantity(filling: Filling): Counted {
  const { reading, type } = filling;
  const stated = reading.quantity?.value;
  if (type.isBuying) return { amount: ONE, unit: type.quantityUnits[0]! };
  if (stated) {
    const conversion = convert(stated.unit, type.quantityUnits);
    if (!conversion || conversion.unit === stated.unit) return stated;
    return { amount: (stated.amount * conversion.over) / conversion.under, unit: conversion.unit };
  }
  const priced = reading.price?.value?.per;
  const unit = priced && type.quantityUnits.includes(priced) ? priced : type.quantityUnits[0]!;
  const amount = guessQuantity(reading, type);
  standIn(filling, '数量', reading.quantity, ` ${formatQuantity(amount)} ${unit}`);
  return { amount, unit };
}

/** As much as the deposit that is stated fits the price that is stated; else one. */
function guessQuantity({ price, deposit }: LotReading, { code }: PropertyType): bigint {
  const [unitPrice, paid] = [price?.value, deposit?.value];
  if (!unitPrice?.per || !paid || !('amount' in paid) || paid.amount === 0n || unitPrice.amount === 0n)
    return ONE;
  const rulebook = initialRulebook();
  const ratio = BigInt(rulebook[code === 'T01' ? 'deposit.householdRatio' : 'deposit.ratio']);
  return (paid.amount * ONE * ONE) / (unitPrice.amount * ratio) || ONE;
}

function fillSubject(
  { subject }: PropertyType,
  sample: Application,
  { amount, unit }: Counted,
  serial: number,
): Partial<Application> {
  if (subject.kind === 'ASSET') return { quantity: formatQuantity(amount), quantityUnit: unit };
  const parcel = sample.parcels![0]!;
  const number = String(serial % 100_000).padStart(5, '0');
  const code = /^\d{19}$/.test(parcel.code)
    ? `${parcel.code.slice(0, 14)}${number}`
    : `${parcel.code}-${number}`;
  if (unit === '亩') return { parcels: [{ ...parcel, code, mu: formatQuantity(amount) }] };
  return { parcels: [{ ...parcel, code }], quantity: formatQuantity(amount), quantityUnit: unit };
}

interface Known {
  readonly quantity: Counted;
  readonly price: FilledPrice;
  readonly serial: number;
}

function fillAttributes(
  filling: Filling,
  sample: Application,
  { quantity, price, serial }: Known,
): Record<string, string> {
  const { reading, type } = filling;
  const answers: Record<string, string> = {
    ...sample.attributes,
    ...sampleIdentity(type.code, serial),
    ...reading.kinds,
  };
  if (type.isBuying) {
    const content = [answers['content'], reading.quantity?.words].filter(Boolean).join('，');
    return { ...answers, estimate: formatQuantity(price.start), content };
  }
  if (type.code === 'T12') {
    const { earTags: _tags, headCount: _heads, stockKind, ...others } = answers;
    const isAnimal = others['livingKind'] === 'ANIMAL';
    const until = reading.term?.words;
    return {
      ...others,
      ...(isAnimal ? { stockKind: stockKind ?? 'TAGGED', ...herdOf(quantity, serial) } : {}),
      ...(until ? { harvestTime: until } : {}),
    };
  }
  return answers;
}

/** As many as there are animals, each with a number of its own. */
function herdOf({ amount, unit }: Counted, serial: number): Record<'earTags' | 'headCount', string> {
  const count = ['头', '只'].includes(unit) ? Number(amount / ONE) : 1;
  const tag = (number: number) =>
    `1640122${String(serial % 100_000).padStart(5, '0')}${String(Math.min(number, 999)).padStart(3, '0')}`;
  return { earTags: count > 1 ? `${tag(1)} 至 ${tag(count)}` : tag(1), headCount: String(count) };
}

function fillPurpose(filling: Filling, sample: Application): string {
  const { reading, type } = filling;
  if (reading.purpose?.value !== undefined) return reading.purpose.value;
  const usual = sample.purpose ?? type.purposes[0]!;
  if (reading.purpose)
    filling.defaults.push(`用途：公告写的是“${reading.purpose.words}”，看不出是哪一类，按${usual}`);
  else filling.defaults.push(`用途：公告未写，按${usual}`);
  return usual;
}

function fillPublication(filling: Filling): number {
  const { publication } = filling.reading;
  if (publication?.value !== undefined) return publication.value;
  const days = initialRulebook()['notice.minWorkingDays'];
  if (publication) filling.defaults.push(`公告期：公告只写了 ${publication.words}，按 ${days} 个工作日`);
  else filling.defaults.push(`公告期：公告未写起止，按 ${days} 个工作日`);
  return days;
}

/** A fee that the notice asks for is part of its conditions. Age limits at the top are the notice's own words. */
function qualificationOf({ receivers, fees }: LotReading): string {
  return [receivers?.words ?? '', ...fees.map((fee) => `另要交费：${fee}`)].filter(Boolean).join('；');
}
