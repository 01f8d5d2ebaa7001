import { parseQuantity } from '../../kernel/area/index.js';
import { isPlainDate, type PlainDate } from '../../kernel/date/index.js';
import { refuseIdNumber } from '../../kernel/identity/index.js';
import { isRefusal, type Refusal, refusal, isBlank, lengthOf } from '../../kernel/index.js';
import { parseYuan } from '../../kernel/money/index.js';
import {
  asksCoHolders,
  DECIDING_KINDS,
  findDecisionRule,
  findRight,
  modesOf,
  OWNERSHIPS,
  PLEDGE,
  type PropertyType,
  TRADING_METHODS,
  type TradingMethod,
  TRANSFER_MODES,
} from '../../property/property-type/index.js';
import { type Application, RECEIVERS, VALUATION_CHOICES } from './application.js';
import type { ApplicationContext } from './application-context.js';
import { unitOf } from './application-quantity.js';
import { refuseDecision } from './refuse-decision.js';
import { isValued, listingFacts } from './listing-facts.js';
import { refuseFloor } from './refuse-floor.js';
import { refuseDocuments } from './refuse-documents.js';
import { refuseAttributes, refuseWords } from './refuse-attributes.js';
import { refuseMissing } from './refuse-missing.js';
import { refuseParticulars } from './refuse-particulars.js';
import { refusePrice } from './refuse-price.js';
import { refuseTerm } from './refuse-term.js';

/**
 * Everything that keeps an application of any type from being sent, all at once: missing fields and papers,
 * and whatever the type, the rulebook or the law does not allow. Empty when it may be sent.
 * Source: rules §3, §6.1 row DRAFT/submit, §9.1; 贺党办〔2022〕110号 四(一).
 */
export function refuseApplication(application: Application, context: ApplicationContext): Refusal[] {
  return [
    ...refuseMissing(application, context),
    ...refuseRight(application, context.type),
    ...refuseOwner(application, context),
    ...refuseTitle(application, context),
    ...refuseUpstream(application, context),
    ...refuseBarred(context),
    ...refusePassed(context),
    ...refuseAttributes(application, context),
    ...refuseParticulars(application, context),
    ...refuseWords(application, context.type),
    ...refuseRunningTerm(application, context),
    ...refusePurpose(application, context.type),
    ...refusePrice(application, context),
    ...refuseFloor(application, context),
    ...refuseBody(application, context),
    ...refuseNotice(application, context),
    ...refuseDocuments(application, context),
    ...(application.isDeclared ? [] : [refusal('application.declaration-unsigned', 'isDeclared')]),
  ];
}

function refuseRight({ right, transferMode, method, ownership }: Application, type: PropertyType): Refusal[] {
  const faults: Refusal[] = [];
  const traded = findRight(type, right);
  if (right && !traded)
    faults.push(refusal('application.bad-answer', 'right', { name: '转出的权利', shape: '列出的选项之一' }));
  const allowed = traded ? traded.modes : modesOf(type);
  if ((transferMode as string) === PLEDGE) faults.push(refusal('mortgage.not-a-listing', 'transferMode'));
  else if (transferMode && !allowed.includes(transferMode))
    faults.push(
      refusal('application.mode-not-allowed', 'transferMode', {
        mode: TRANSFER_MODES[transferMode] ?? transferMode,
        allowed: allowed.map((mode) => TRANSFER_MODES[mode]).join('、'),
      }),
    );
  if (method && !offeredMethods(type).includes(method)) faults.push(refuseNotOffered(method, type));
  if (ownership === 'STATE' && !type.ownerships.includes('STATE'))
    faults.push(refusal('ownership.state', 'ownership'));
  else if (ownership && !type.ownerships.includes(ownership))
    faults.push(
      refusal('ownership.not-allowed', 'ownership', {
        allowed: type.ownerships.map((one) => OWNERSHIPS[one]).join('、'),
      }),
    );
  return faults;
}

/**
 * What passes for good is listed by its owner: by the collective what is the collective's, for its body decides on it,
 * and by nobody who decides as a body what is somebody's own. Of land and houses on it the ground alone is the
 * collective's. Source: rules §3.0, §6.2.
 */
function refuseOwner({ right, ownership }: Application, { type, listerKind }: ApplicationContext): Refusal[] {
  if (!findRight(type, right)?.isOutright || !type.ownerships.includes('PRIVATE')) return [];
  const isBody = DECIDING_KINDS.includes(listerKind);
  if (ownership === 'COLLECTIVE' && !isBody) return [refusal('ownership.of-collective', 'ownership')];
  return ownership === 'PRIVATE' && isBody ? [refusal('ownership.not-collective', 'ownership')] : [];
}

/** Methods of a type that the platform carries to their end. Source: rules §8. */
export function offeredMethods(type: PropertyType): PropertyType['methods'] {
  return type.methods.filter((method) => method === 'BIDDING' || method === 'NEGOTIATION');
}

/** A tender or an auction in a hall would come to a stop here, and nobody starts what cannot end. */
function refuseNotOffered(method: TradingMethod, type: PropertyType): Refusal {
  const isLawful = type.methods.includes(method);
  if (!isLawful) return refusal('method.not-offered', 'method');
  return refusal('method.not-yet', 'method', { name: TRADING_METHODS[method] });
}

function refuseTitle(application: Application, { type, listerKind, edition }: ApplicationContext): Refusal[] {
  const { parcels = [], contractNo, coHolders = [], certificateNo, quantity } = application;
  const faults: Refusal[] = [];
  if (type.subject.kind === 'PARCELS') {
    const { code: codeName, pattern, shape } = type.subject;
    parcels.forEach((parcel, index) => {
      const field = `parcels.${index}`;
      if (isBlank(parcel.code)) faults.push(missing(`${field}.code`, codeName));
      else if (pattern && !pattern.test(parcel.code))
        faults.push(badCode(`${field}.code`, codeName, shape ?? '权证上的编号'));
      if (isBlank(parcel.mu)) faults.push(missing(`${field}.mu`, '面积'));
      else if (parseQuantity(parcel.mu) === undefined)
        faults.push(refusal('area.out-of-range', `${field}.mu`));
    });
  }
  if (quantity && parseQuantity(quantity) === undefined)
    faults.push(refusal('quantity.out-of-range', 'quantity'));
  const unit = unitOf(application, type);
  if (unit && !type.quantityUnits.includes(unit))
    faults.push(badAnswerOf('quantityUnit', '数量单位', type.quantityUnits.join('、')));
  const { contract } = type.title;
  if (contract?.pattern && contractNo && !contract.pattern.test(contractNo))
    faults.push(badCode('contractNo', contract.label, contract.shape ?? ''));
  if (certificateNo && lengthOf(certificateNo) < 4)
    faults.push(badCode('certificateNo', '权证编号', '证书上的完整编号'));
  const hasCoHolders = asksCoHolders(type, listerKind, edition) && !application.isSoleHolder;
  for (const holder of hasCoHolders ? coHolders : []) {
    if (!holder.hasConsented)
      faults.push(refusal('application.consent-missing', 'coHolders', { name: holder.name }));
  }
  return faults;
}

function refuseRunningTerm(application: Application, context: ApplicationContext): Refusal[] {
  const { termFrom, termTo, transferMode } = application;
  const rightEndsOn = endOfRight(application, context);
  if (findRight(context.type, application.right)?.isOutright) return [];
  const faults = Object.entries({ termFrom, termTo, rightEndsOn })
    .filter(([, date]) => date && !isPlainDate(date))
    .map(([field]) => refusal('calendar.bad-date', field));
  if (faults.length > 0 || !termFrom || !termTo || !transferMode) return faults;
  const { type, rulebook, today, allowedTermTo } = context;
  const fault = refuseTerm(
    { from: termFrom, to: termTo },
    { type, mode: transferMode, rulebook, today, rightEndsOn, allowedTermTo },
  );
  return fault ? [fault] : [];
}

/** The earliest end that anything says of the right: the form, the contract before, the households' contracts. */
export function endOfRight(
  { rightEndsOn }: Application,
  { upstream, households }: Pick<ApplicationContext, 'upstream' | 'households'>,
): PlainDate | undefined {
  return [rightEndsOn, upstream?.endsOn, households?.rightEndsOn]
    .filter((end): end is PlainDate => Boolean(end))
    .sort()[0];
}

/** A right that was got here is passed on by whoever got it, and for no more land than he got. Source: rules §3.2. */
function refuseUpstream({ parcels = [] }: Application, { upstream }: ApplicationContext): Refusal[] {
  if (!upstream) return [];
  if (upstream.isEnded) return [refusal('upstream.ended', 'contractNo')];
  if (!upstream.isOwn) return [refusal('upstream.not-own', 'contractNo')];
  return parcels.flatMap(({ code }, index) =>
    upstream.parcelCodes.some((own) => code === own || code.startsWith(`${own}/`))
      ? []
      : [refusal('upstream.other-parcel', `parcels.${index}.code`, { code })],
  );
}

/** Whoever refused the contract of a thing waits before he lists it again. Source: rules §6.9. */
function refuseBarred({ barredSubjects = [], today }: ApplicationContext): Refusal[] {
  return barredSubjects
    .filter(({ from }) => today < from)
    .map(({ name, from }) => refusal('subject.barred', 'parcels', { name, date: from }));
}

/** What was sold for good is listed by whoever has it now. Source: 贺党办〔2022〕110号 四(八); rules §10.1. */
function refusePassed({ passedTo = [], type }: ApplicationContext): Refusal[] {
  const field = type.subject.kind === 'PARCELS' ? 'parcels' : 'attributes';
  return passedTo.map(({ name, certificateNo }) =>
    refusal('subject.passed-on', field, { name, certificateNo }),
  );
}

function refusePurpose({ purpose }: Application, { purposes }: PropertyType): Refusal[] {
  if (!purpose || purposes.length === 0 || purposes.includes(purpose)) return [];
  return [refusal('purpose.not-farming', 'purpose', { purpose })];
}

/** What the collective decided, who acts for the transferor, and whether a valuation still holds. */
function refuseBody(application: Application, context: ApplicationContext): Refusal[] {
  const { today } = context;
  const { agent, valuation, receivers } = application;
  const rule = findDecisionRule(context.type, listingFacts(application, context));
  const faults = rule ? refuseDecision(application.decision, rule, today) : [];
  if (receivers && !(receivers in RECEIVERS))
    faults.push(badAnswerOf('receivers', '受让方范围', '列出的选项之一'));
  if (agent) {
    if (isBlank(agent.name)) faults.push(missing('agent.name', '代理人姓名'));
    if (!context.agentIdNumber) faults.push(missing('agent.idNumber', '代理人身份证号'));
    else faults.push(...refuseIdNumber(context.agentIdNumber, 'agent.idNumber', today));
    if (isBlank(agent.scope)) faults.push(missing('agent.scope', '代理事项和权限'));
    if (!isPlainDate(agent.validUntil)) faults.push(refusal('calendar.bad-date', 'agent.validUntil'));
    else if (agent.validUntil < today)
      faults.push(refusal('agent.expired', 'agent.validUntil', { date: agent.validUntil }));
  }
  return [...faults, ...refuseValuation(valuation, today)];
}

function refuseValuation(valuation: Application['valuation'], today: PlainDate): Refusal[] {
  if (!valuation) return [];
  if (!(valuation.choice in VALUATION_CHOICES))
    return [badAnswerOf('valuation.choice', '评估', '列出的选项之一')];
  if (!isValued(valuation)) return [];
  const { agency = '', valueYuan = '', validUntil = '' } = valuation;
  const value = parseYuan(valueYuan);
  const faults: Refusal[] = [];
  if (isBlank(agency)) faults.push(missing('valuation.agency', '评估机构'));
  if (isRefusal(value)) faults.push({ ...value, field: 'valuation.valueYuan' });
  if (!isPlainDate(validUntil)) faults.push(refusal('calendar.bad-date', 'valuation.validUntil'));
  else if (validUntil < today)
    faults.push(refusal('valuation.expired', 'valuation.validUntil', { date: validUntil }));
  return faults;
}

function refuseNotice(
  { publicationWorkingDays: days }: Application,
  { rulebook }: ApplicationContext,
): Refusal[] {
  if (days === undefined) return [];
  const min = rulebook['notice.minWorkingDays'];
  const max = rulebook['notice.maxMonths'] * 20;
  if (!Number.isInteger(days) || days < min)
    return [refusal('notice.too-few-working-days', 'publicationWorkingDays', { min, days })];
  return days > max ? [refusal('notice.too-long', 'publicationWorkingDays', { max })] : [];
}

function badCode(field: string, name: string, shape: string): Refusal {
  return refusal('application.bad-code', field, { name, shape });
}

function badAnswerOf(field: string, name: string, shape: string): Refusal {
  return refusal('application.bad-answer', field, { name, shape });
}

function missing(field: string, name: string): Refusal {
  return refusal('application.missing-field', field, { name });
}
