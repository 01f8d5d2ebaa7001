import { type CentiSquareMetres, muToArea, parseMu, type MuTenThousandths } from '../area/area.js';
import { type PlainDate, isPlainDate } from '../calendar/plain-date.js';
import { type Refusal, isRefusal, refusal } from '../kernel/refusal.js';
import { type Fen, formatYuan, parseYuan } from '../money/fen.js';
import type { PropertyType } from '../property-type/property-type.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import { APPLICATION_FIELDS, FARM_PURPOSES, PAYMENT_MODES, type LeaseApplication } from './application.js';
import { firstYearRent, type Escalation, type Term } from './lease-rent.js';
import { refuseTerm } from './refuse-term.js';

/** A complete application with every text read as what it means; made by {@link readApplication} only. */
export interface LeaseTerms {
  readonly term: Term;
  readonly mu: MuTenThousandths;
  readonly area: CentiSquareMetres;
  readonly startPriceFen: Fen;
  readonly stepFen: Fen;
  readonly depositFen: Fen;
  readonly escalation?: Escalation;
}

export interface ApplicationContext {
  readonly type: PropertyType;
  readonly rulebook: Rulebook;
  readonly today: PlainDate;
  /** Kinds of the papers that are uploaded. */
  readonly documentKinds: readonly string[];
}

const REQUIRED = [
  'title',
  'villageCode',
  'location',
  'transferMode',
  'parcels',
  'contractNo',
  'rightEndsOn',
  'termFrom',
  'termTo',
  'purpose',
  'startPriceYuan',
  'stepYuan',
  'payment',
  'depositYuan',
  'publicationWorkingDays',
] as const satisfies readonly (keyof LeaseApplication)[];

/**
 * Everything that still keeps an application from being sent, in the order of the form; an empty list means
 * that it can be. Source: rules §3.1, §3.2, §9.1, §17.
 */
export function refuseApplication(application: LeaseApplication, context: ApplicationContext): Refusal[] {
  return [
    ...refuseMissing(application, context),
    ...refuseTitle(application, context.type),
    ...refuseLeaseTerm(application, context),
    ...refusePurpose(application),
    ...refusePrice(application, context),
    ...refuseNotice(application, context.rulebook),
    ...refuseDocuments(context),
    ...(application.isDeclared ? [] : [refusal('application.declaration-unsigned', 'isDeclared')]),
  ];
}

/** The terms of an application that {@link refuseApplication} has passed; throws for any other. */
export function readApplication(application: LeaseApplication): LeaseTerms {
  const { termFrom, termTo, escalation } = application;
  const startPriceFen = readFen(application.startPriceYuan);
  const stepFen = readFen(application.stepYuan);
  const depositFen = readFen(application.depositYuan);
  const mu = sumMu(application);
  if (
    !termFrom ||
    !termTo ||
    startPriceFen === undefined ||
    !mu ||
    stepFen === undefined ||
    depositFen === undefined
  ) {
    throw new Error('the application is not complete');
  }
  const terms = {
    term: { from: termFrom, to: termTo },
    mu,
    area: muToArea(mu),
    startPriceFen,
    stepFen,
    depositFen,
  };
  return escalation ? { ...terms, escalation } : terms;
}

/** Sum of the parcels in 0.0001 亩; nothing when there is none or one cannot be read. */
export function sumMu(application: LeaseApplication): MuTenThousandths | undefined {
  let sum = 0n;
  for (const parcel of application.parcels ?? []) {
    const mu = parseMu(parcel.mu);
    if (mu === undefined) return undefined;
    sum += mu;
  }
  return sum > 0n ? sum : undefined;
}

function refuseMissing(application: LeaseApplication, { type }: ApplicationContext): Refusal[] {
  const required: (keyof LeaseApplication)[] = [...REQUIRED];
  if (type.titleKind === 'CONTRACT') required.push('certificateNo');
  if (type.needsCoHolderConsent) required.push('coHolders');
  const isMissing = (field: keyof LeaseApplication) => {
    const value = application[field];
    return (
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    );
  };
  return required
    .filter(isMissing)
    .map((field) => refusal('application.missing-field', field, { name: APPLICATION_FIELDS[field] }));
}

function refuseTitle(
  { parcels = [], contractNo, coHolders = [], transferMode, certificateNo }: LeaseApplication,
  type: PropertyType,
): Refusal[] {
  const faults: Refusal[] = [];
  parcels.forEach((parcel, index) => {
    const field = `parcels.${index}`;
    if (!/^\d{19}$/.test(parcel.code)) faults.push(badCode(`${field}.code`, '地块编码', '19 位数字'));
    if (parseMu(parcel.mu) === undefined) faults.push(refusal('area.out-of-range', `${field}.mu`));
  });
  const isContractedLand = type.titleKind === 'CONTRACT';
  if (isContractedLand && contractNo && !isContractCode(contractNo)) {
    faults.push(badCode('contractNo', '承包合同编号', '18 位数字加字母 J'));
  }
  if (isContractedLand && certificateNo && certificateNo.length < 8) {
    faults.push(badCode('certificateNo', '权证编号', '证书上的完整编号'));
  }
  if (transferMode && !type.modes.includes(transferMode)) {
    faults.push(badCode('transferMode', '转出方式', '本品种允许的方式'));
  }
  for (const holder of type.needsCoHolderConsent ? coHolders : []) {
    if (!holder.hasConsented)
      faults.push(refusal('application.consent-missing', 'coHolders', { name: holder.name }));
  }
  return faults;
}

function refuseLeaseTerm(
  { termFrom, termTo, rightEndsOn }: LeaseApplication,
  context: ApplicationContext,
): Refusal[] {
  const dates = { termFrom, termTo, rightEndsOn };
  const faults = Object.entries(dates)
    .filter(([, date]) => date && !isPlainDate(date))
    .map(([field]) => refusal('calendar.bad-date', field));
  if (faults.length > 0 || !termFrom || !termTo || !rightEndsOn) return faults;
  const fault = refuseTerm({ from: termFrom, to: termTo }, rightEndsOn, context);
  return fault ? [fault] : [];
}

function refusePurpose({ purpose }: LeaseApplication): Refusal[] {
  if (!purpose || (FARM_PURPOSES as readonly string[]).includes(purpose)) return [];
  return [refusal('purpose.not-farming', 'purpose', { purpose })];
}

function refusePrice(application: LeaseApplication, { rulebook }: ApplicationContext): Refusal[] {
  const faults: Refusal[] = (['startPriceYuan', 'stepYuan', 'depositYuan'] as const).flatMap((field) => {
    const amount = application[field] ? parseYuan(application[field]) : undefined;
    return isRefusal(amount) ? [{ ...amount, field }] : [];
  });
  const start = readFen(application.startPriceYuan);
  const step = readFen(application.stepYuan);
  if (start === 0n)
    faults.push(refusal('price.zero', 'startPriceYuan', { name: APPLICATION_FIELDS.startPriceYuan }));
  if (step === 0n) faults.push(refusal('price.zero', 'stepYuan', { name: APPLICATION_FIELDS.stepYuan }));
  const maxRatio = BigInt(rulebook['bid.maxStepRatio']);
  if (start && step && step * 10_000n > start * maxRatio) {
    faults.push(
      refusal('price.step-too-large', 'stepYuan', { max: formatYuan((start * maxRatio) / 10_000n) }),
    );
  }
  if (application.payment && !(application.payment in PAYMENT_MODES))
    faults.push(refusal('payment.mode-unknown', 'payment'));
  return [...faults, ...refuseDeposit(application, rulebook)];
}

function refuseDeposit(application: LeaseApplication, rulebook: Rulebook): Refusal[] {
  const deposit = readFen(application.depositYuan);
  const mu = sumMu(application);
  const unitPriceFen = readFen(application.startPriceYuan);
  const { termFrom, termTo } = application;
  if (deposit === 0n) return [refusal('price.zero', 'depositYuan', { name: APPLICATION_FIELDS.depositYuan })];
  if (!deposit || !mu || !unitPriceFen || !isPlainDate(termFrom ?? '') || !isPlainDate(termTo ?? ''))
    return [];
  if (termTo! < termFrom!) return [];
  const rent = firstYearRent({ unitPriceFen, mu, term: { from: termFrom!, to: termTo! } });
  const max = (rent * BigInt(rulebook['deposit.maxRatio'])) / 10_000n;
  return deposit > max ? [refusal('deposit.ratio-too-high', 'depositYuan', { max: formatYuan(max) })] : [];
}

function refuseNotice({ publicationWorkingDays: days }: LeaseApplication, rulebook: Rulebook): Refusal[] {
  if (days === undefined) return [];
  const min = rulebook['notice.minWorkingDays'];
  const max = rulebook['notice.maxMonths'] * 20;
  if (!Number.isInteger(days) || days < min)
    return [refusal('notice.too-few-working-days', 'publicationWorkingDays', { min, days })];
  return days > max ? [refusal('notice.too-long', 'publicationWorkingDays', { max })] : [];
}

function refuseDocuments({ type, documentKinds }: ApplicationContext): Refusal[] {
  return type.documents
    .filter((document) => document.isRequired && !documentKinds.includes(document.kind))
    .map((document) =>
      refusal('application.missing-document', `documents.${document.kind}`, { name: document.name }),
    );
}

function isContractCode(text: string): boolean {
  return /^\d{18}J$/.test(text);
}

function badCode(field: string, name: string, shape: string): Refusal {
  return refusal('application.bad-code', field, { name, shape });
}

function readFen(text: string | undefined): Fen | undefined {
  const fen = text ? parseYuan(text) : undefined;
  return isRefusal(fen) ? undefined : fen;
}
