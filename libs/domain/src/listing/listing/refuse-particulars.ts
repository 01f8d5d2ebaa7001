import { formatQuantity, parseQuantity } from '../../kernel/area/index.js';
import { isPlainDate } from '../../kernel/date/index.js';
import { type Refusal, isBlank, refusal } from '../../kernel/index.js';
import {
  type CodePlace,
  type Condition,
  FORM_EDITION,
  type PropertyType,
  type TypeRule,
  earTagsIn,
  marksIn,
  findQuotaKind,
  readEarTags,
  readMarks,
  refusePlotNumbers,
} from '../../property/property-type/index.js';
import type { Application } from './application.js';
import type { ApplicationContext } from './application-context.js';
import { attributesFor } from './refuse-attributes.js';

type Rule<Kind extends TypeRule['kind']> = Extract<TypeRule, { readonly kind: Kind }>;

/**
 * What a type asks beyond its single questions: codes that belong together, tags, plot numbers, tenants, caps. Rows of
 * the type, each from the edition of the form with which it came. Source: rules §3.
 */
export function refuseParticulars(
  application: Application,
  context: Pick<ApplicationContext, 'type' | 'listerKind' | 'edition'>,
): Refusal[] {
  const { edition = FORM_EDITION } = context;
  return context.type.rules
    .filter(({ since }) => since <= edition)
    .flatMap((rule) => refuseBy(rule, application, context));
}

function refuseBy(
  rule: TypeRule,
  application: Application,
  { type, listerKind }: Pick<ApplicationContext, 'type' | 'listerKind'>,
): Refusal[] {
  switch (rule.kind) {
    case 'REQUIRED_WHEN':
      return refuseEmpty(rule, application, type);
    case 'ANSWERED_SO':
      return refuseOtherAnswer(rule, application, type);
    case 'BEGINS_WITH':
      return refuseOtherCode(rule, application, { type, listerKind });
    case 'EAR_TAGS':
      return refuseTags(rule, application);
    case 'HEADS':
      return refuseHeads(rule, application, type);
    case 'PLOT_NUMBERS':
      return refusePlot(rule, application);
    case 'AFTER_TENANT':
      return refuseBeforeTenant(rule, application);
    case 'HOLDING_CAP':
      return refuseOverCap(rule, application);
    case 'WITHIN_HOLDING':
      return refuseMoreThanHeld(rule, application);
    case 'REDEMPTION':
      return refuseRedemption(rule, application, listerKind);
    case 'QUOTA_KIND':
      return refuseQuota(rule, application);
  }
}

function refuseEmpty(
  { attribute: key, when, reason, source }: Rule<'REQUIRED_WHEN'>,
  application: Application,
  { attributes }: PropertyType,
): Refusal[] {
  if (!holds(when, application) || !isBlank(answerOf(application, key))) return [];
  const name = attributes.find((one) => one.key === key)!.name;
  return [refusal('application.missing-fact', `attributes.${key}`, { name, reason, source })];
}

function refuseOtherAnswer(
  { attribute: key, is, when, shape }: Rule<'ANSWERED_SO'>,
  application: Application,
  { attributes }: PropertyType,
): Refusal[] {
  const answer = answerOf(application, key);
  if (!holds(when, application) || isBlank(answer) || answer === is) return [];
  const { name } = attributes.find((one) => one.key === key)!;
  return [refusal('application.bad-answer', `attributes.${key}`, { name, shape })];
}

/** Of a code alone that is asked of this lister: nobody is held to an answer that his form does not show. */
function refuseOtherCode(
  rule: Rule<'BEGINS_WITH'>,
  application: Application,
  { type, listerKind }: Pick<ApplicationContext, 'type' | 'listerKind'>,
): Refusal[] {
  const { code, name, attribute, of, source } = rule;
  const beginning = answerOf(application, attribute);
  const { right, attributes = {} } = application;
  const asked = attributesFor(type, { right, attributes, listerKind });
  if (isBlank(beginning) || !asked.some(({ key }) => key === attribute)) return [];
  return codesAt(code, application)
    .filter(([, written]) => written !== '' && !written.startsWith(beginning))
    .map(([field]) => refusal('code.not-of', field, { name, of, code: beginning, source }));
}

/** Each code that stands in a place, with the field in which it was typed. */
function codesAt(place: CodePlace, application: Application): [field: string, code: string][] {
  if ('attribute' in place)
    return [[`attributes.${place.attribute}`, answerOf(application, place.attribute)]];
  if (place.field === 'contractNo') return [['contractNo', application.contractNo ?? '']];
  return (application.parcels ?? []).map(({ code }, index) => [`parcels.${index}.code`, code]);
}

/** Tags that can be read, each once, and as many as there are animals where animals are counted. */
function refuseTags({ attribute, counted, source }: Rule<'EAR_TAGS'>, application: Application): Refusal[] {
  const text = answerOf(application, attribute);
  if (isBlank(text)) return [];
  const field = `attributes.${attribute}`;
  const faults = readEarTags(text, field).filter((one) => typeof one !== 'string');
  if (faults.length > 0) return faults;
  const tags = earTagsIn(text).length;
  const quantity = parseQuantity(application.quantity ?? '');
  const isCounted = counted.includes(application.quantityUnit ?? '');
  if (!isCounted || !quantity || quantity === BigInt(tags) * 10_000n) return [];
  return [refusal('ear-tags.count', field, { tags, quantity: formatQuantity(quantity), source })];
}

/**
 * As many tags or marks as animals, also where their weight or the whole is priced; where they are counted, the quantity
 * is their number. Tags of what is counted are held against the quantity.
 */
function refuseHeads(rule: Rule<'HEADS'>, application: Application, type: PropertyType): Refusal[] {
  const [heads, quantity] = [answerOf(application, rule.heads), application.quantity ?? ''].map(
    parseQuantity,
  );
  const text = answerOf(application, rule.named);
  if (!holds(rule.when, application) || !heads) return [];
  const field = `attributes.${rule.named}`;
  const isCounted = rule.counted.includes(application.quantityUnit ?? '');
  const other = (at: string, name: string, count: string) =>
    refusal('ear-tags.heads', at, { name, count, heads: formatQuantity(heads), source: rule.source });
  const faults =
    isCounted && quantity && quantity !== heads
      ? [other(`attributes.${rule.heads}`, '数量', formatQuantity(quantity))]
      : [];
  const unreadable =
    rule.by === 'MARKS' ? readMarks(text, field).filter((one) => typeof one !== 'string') : [];
  if (unreadable.length > 0) return [...faults, ...unreadable];
  const named = rule.by === 'MARKS' ? marksIn(text) : earTagsIn(text);
  const isHeld = named.length === 0 || (isCounted && rule.by === 'TAGS');
  if (isHeld || heads === BigInt(named.length) * 10_000n) return faults;
  const { name } = type.attributes.find(({ key }) => key === rule.named)!;
  return [...faults, other(field, name, String(named.length))];
}

function refusePlot({ plot, unit, source }: Rule<'PLOT_NUMBERS'>, application: Application): Refusal[] {
  return refusePlotNumbers(
    { plot: answerOf(application, plot), unit: answerOf(application, unit) },
    { plot: `attributes.${plot}`, unit: `attributes.${unit}` },
    { villageCode: application.villageCode ?? '', source },
  );
}

/** A sale does not end the tenancy; a new lease begins after it. */
function refuseBeforeTenant(rule: Rule<'AFTER_TENANT'>, application: Application): Refusal[] {
  const until = answerOf(application, rule.until);
  const { termFrom = '' } = application;
  const isReadable = isPlainDate(until) && isPlainDate(termFrom);
  if (!isReadable || !holds(rule.when, application) || holds(rule.unless, application)) return [];
  return termFrom > until ? [] : [refusal('tenancy.still-runs', 'termFrom', { until, source: rule.source })];
}

/** More than one household may hold can be received by nobody but the collective. */
function refuseOverCap({ attribute, source }: Rule<'HOLDING_CAP'>, application: Application): Refusal[] {
  const [cap, quantity] = [answerOf(application, attribute), application.quantity ?? ''].map(parseQuantity);
  if (application.transferMode === 'REDEEM' || !cap || !quantity || quantity <= cap) return [];
  return [refusal('share.over-cap', 'quantity', { cap: formatQuantity(cap), source })];
}

/** Nobody gives away more than he has. */
function refuseMoreThanHeld(
  { attribute, source }: Rule<'WITHIN_HOLDING'>,
  application: Application,
): Refusal[] {
  const [held, quantity] = [answerOf(application, attribute), application.quantity ?? ''].map(parseQuantity);
  if (!held || !quantity || quantity <= held) return [];
  return [refusal('share.more-than-held', 'quantity', { held: formatQuantity(held), source })];
}

/** What the collective takes back it settles with its member alone; its own it cannot take back. */
function refuseRedemption(
  { source }: Rule<'REDEMPTION'>,
  { transferMode, method }: Application,
  listerKind: ApplicationContext['listerKind'],
): Refusal[] {
  if (transferMode !== 'REDEEM') return [];
  if (listerKind === 'COLLECTIVE') return [refusal('share.redeem-own', 'transferMode', { source })];
  return method && method !== 'NEGOTIATION'
    ? [refusal('share.redeem-by-agreement', 'method', { source })]
    : [];
}

function refuseQuota({ attribute }: Rule<'QUOTA_KIND'>, application: Application): Refusal[] {
  const kind = findQuotaKind(answerOf(application, attribute));
  if (!kind) return [];
  const { name, units, prices, source } = kind;
  const { quantityUnit, priceUnit } = application;
  return [
    ...(quantityUnit && !units.some((unit) => unit === quantityUnit)
      ? [refusal('quota.other-unit', 'quantityUnit', { name, allowed: units.join('、'), source })]
      : []),
    ...(priceUnit && !prices.some((price) => price === priceUnit)
      ? [refusal('quota.other-unit', 'priceUnit', { name, allowed: prices.join('、'), source })]
      : []),
  ];
}

function holds({ attribute, is }: Condition, application: Application): boolean {
  return is.includes(answerOf(application, attribute));
}

function answerOf({ attributes = {} }: Application, key: string): string {
  return attributes[key] ?? '';
}
