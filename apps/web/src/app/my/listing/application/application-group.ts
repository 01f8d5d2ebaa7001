import { type FormArray, type FormGroup, type NonNullableFormBuilder } from '@angular/forms';
import {
  type BondKind,
  type AfterRefusal,
  type Agent,
  type Application,
  type ApplicationParcel,
  type BiddingMode,
  type Boundary,
  type CoHolder,
  type CollectiveDecision,
  type DECISION_FIELDS,
  type EXTENSION_MANNERS,
  type FewBidders,
  type FirstBid,
  type Silence,
  type MeetingKind,
  type PaymentMode,
  type PropertyType,
  type Receivers,
  type TradingChoice,
  type TradingMethod,
  type TransferMode,
  type Valuation,
  type ValuationChoice,
  offeredMethods,
  offeredModes,
  priceUnit,
  isBlank,
  type PartYear,
  type PaymentPart,
  type ChosenPays,
  type DepositInterest,
  type DepositNature,
  type DepositUse,
} from '@helan/domain';

/** The form of an application of a type; {@link toApplication} reads it back, leaving out what is empty. */
export function applicationGroup(
  builder: NonNullableFormBuilder,
  type: PropertyType,
  application: Application,
) {
  const { escalation } = application;
  const [right] = type.rights;
  return builder.group({
    title: application.title ?? '',
    villageCode: application.villageCode ?? '',
    location: application.location ?? '',
    right: application.right ?? right!.code,
    transferMode: builder.control<TransferMode>(application.transferMode ?? right!.modes[0]!),
    method: builder.control<TradingMethod | ''>(application.method ?? offeredMethods(type)[0] ?? ''),
    ownership: application.ownership ?? type.ownerships[0]!,
    receivers: builder.control<Receivers>(application.receivers ?? 'ANYONE'),
    quantity: application.quantity ?? '',
    quantityUnit: application.quantityUnit ?? (type.subject.kind === 'ASSET' ? type.quantityUnits[0]! : ''),
    certificateNo: application.certificateNo ?? '',
    contractNo: application.contractNo ?? '',
    rightEndsOn: application.rightEndsOn ?? '',
    isSoleHolder: application.isSoleHolder ?? false,
    parcels: builder.array(
      (application.parcels?.length ? application.parcels : [{}]).map((parcel) =>
        parcelGroup(builder, parcel),
      ),
    ),
    coHolders: builder.array((application.coHolders ?? []).map((holder) => coHolderGroup(builder, holder))),
    attributes: builder.record(
      Object.fromEntries(type.attributes.map(({ key }) => [key, application.attributes?.[key] ?? ''])),
    ),
    termFrom: application.termFrom ?? '',
    termTo: application.termTo ?? '',
    purpose: application.purpose ?? type.purposes[0] ?? '',
    condition: application.condition ?? '',
    priceUnit: application.priceUnit ?? right!.prices[0]!,
    startPriceYuan: application.startPriceYuan ?? '',
    stepYuan: application.stepYuan ?? '',
    intended: builder.group({
      name: application.intended?.name ?? '',
      priceYuan: application.intended?.priceYuan ?? '',
    }),
    trading: tradingGroup(builder, type, application.trading ?? {}),
    hasEscalation: Boolean(escalation),
    escalationYears: escalation?.everyYears ?? 1,
    escalationPercent: escalation?.percentHundredths ? String(escalation.percentHundredths / 100) : '',
    escalationYuan: escalation?.amountYuan ?? '',
    partYear: builder.control<PartYear | ''>(application.partYear ?? ''),
    paymentEveryYears: builder.control<number | null>(application.paymentEveryYears ?? null),
    paymentPlan: paymentPlanArray(builder, application.paymentPlan ?? []),
    lateFeePerMyriad: builder.control<number | null>(application.lateFeePerMyriad ?? null),
    statedYears: application.statedYears ?? '',
    statedTotalYuan: application.statedTotalYuan ?? '',
    depositPercent: application.depositPercent ?? '',
    payment: builder.control<PaymentMode>(application.payment ?? usualPayment(right!.prices[0]!)),
    depositYuan: application.depositYuan ?? '',
    ...clauseControls(builder, application),
    valuation: valuationGroup(builder, application.valuation ?? { choice: 'NONE' }),
    decision: decisionGroup(builder, application.decision ?? {}),
    hasAgent: Boolean(application.agent),
    agent: agentGroup(builder, application.agent ?? { name: '', scope: '', validUntil: '' }),
    publicationWorkingDays: application.publicationWorkingDays ?? 7,
    extensionCycles: application.extensionCycles ?? 3,
    qualification: application.qualification ?? '',
    qualificationPaper: application.qualificationPaper ?? '',
    delivery: application.delivery ?? '',
    viewing: application.viewing ?? '',
    isDeclared: application.isDeclared ?? false,
  });
}

/** What becomes of the deposit, and what is left with the center beside it; empty where the usual holds. */
function clauseControls(builder: NonNullableFormBuilder, application: Application) {
  return {
    bondKind: builder.control<BondKind | ''>(application.bondKind ?? ''),
    bondYuan: application.bondYuan ?? '',
    depositNature: builder.control<DepositNature | ''>(application.depositNature ?? ''),
    depositUse: builder.control<DepositUse | ''>(application.depositUse ?? ''),
    depositInterest: builder.control<DepositInterest | ''>(application.depositInterest ?? ''),
    transferorPays: builder.control<ChosenPays | ''>(application.transferorPays ?? ''),
  };
}

export type ApplicationGroup = ReturnType<typeof applicationGroup>;

export function parcelGroup(builder: NonNullableFormBuilder, parcel: Partial<ApplicationParcel>) {
  const {
    code = '',
    name = '',
    mu = '',
    landUse = '水浇地',
    isBasicFarmland = true,
    east = '',
    south = '',
    west = '',
    north = '',
    boundary = null,
  } = parcel;
  return builder.group({
    code,
    name,
    mu,
    landUse,
    isBasicFarmland,
    east,
    south,
    west,
    north,
    boundary: builder.control<Boundary | null>(boundary),
  });
}

function paymentPlanArray(builder: NonNullableFormBuilder, parts: readonly PaymentPart[]) {
  return builder.array(parts.map((part) => paymentPartGroup(builder, part)));
}

export function paymentPartGroup(builder: NonNullableFormBuilder, part: PaymentPart) {
  const { percent = '', amountYuan = '', on = '', event = '' } = part;
  return builder.group({ percent, amountYuan, on, event } satisfies Record<keyof PaymentPart, string>);
}

export function coHolderGroup(builder: NonNullableFormBuilder, holder: Partial<CoHolder>) {
  return builder.group({ name: holder.name ?? '', hasConsented: holder.hasConsented ?? false });
}

function tradingGroup(builder: NonNullableFormBuilder, type: PropertyType, trading: TradingChoice) {
  const count = (value: number | undefined) => builder.control<number | null>(value ?? null);
  return builder.group({
    mode: builder.control<BiddingMode>(trading.mode ?? offeredModes(type.isBuying)[0]!),
    freeMinutes: count(trading.freeMinutes),
    limitedSeconds: count(trading.limitedSeconds),
    confirmMinutes: count(trading.confirmMinutes),
    firstBid: builder.control<FirstBid | ''>(trading.firstBid ?? ''),
    mostSteps: count(trading.mostSteps),
    extension: builder.control<keyof typeof EXTENSION_MANNERS | ''>(trading.extension ?? ''),
    extensionSeconds: count(trading.extensionSeconds),
    triggerSeconds: count(trading.triggerSeconds),
    mostExtensions: count(trading.mostExtensions),
    floorYuan: trading.floorYuan ?? '',
    ceilingYuan: trading.ceilingYuan ?? '',
    intervalSeconds: count(trading.intervalSeconds),
    hasReserve: trading.hasReserve ?? false,
    priceWeightPercent: count(trading.priceWeightPercent),
    writtenRounds: count(trading.writtenRounds),
    extraRoundMinutes: count(trading.extraRoundMinutes),
    silence: builder.control<Silence | ''>(trading.silence ?? ''),
    fewBidders: builder.control<FewBidders | ''>(trading.fewBidders ?? ''),
    afterRefusal: builder.control<AfterRefusal | ''>(trading.afterRefusal ?? ''),
    minBidders: count(trading.minBidders),
    silencePercent: count(trading.silencePercent),
  } satisfies Record<keyof TradingChoice, unknown>);
}

function valuationGroup(builder: NonNullableFormBuilder, valuation: Valuation) {
  return builder.group({
    choice: builder.control<ValuationChoice>(valuation.choice),
    agency: valuation.agency ?? '',
    valueYuan: valuation.valueYuan ?? '',
    validUntil: valuation.validUntil ?? '',
  });
}

function decisionGroup(builder: NonNullableFormBuilder, decision: CollectiveDecision) {
  return builder.group({
    meeting: builder.control<MeetingKind>(decision.meeting ?? 'MEMBER_DELEGATES'),
    date: decision.date ?? '',
    place: decision.place ?? '',
    total: builder.control<number | null>(decision.total ?? null),
    present: builder.control<number | null>(decision.present ?? null),
    inFavour: builder.control<number | null>(decision.inFavour ?? null),
    against: builder.control<number | null>(decision.against ?? null),
    abstain: builder.control<number | null>(decision.abstain ?? null),
    resolution: decision.resolution ?? '',
    postedFrom: decision.postedFrom ?? '',
    postedTo: decision.postedTo ?? '',
    overseerOpinion: decision.overseerOpinion ?? '',
    townApprovalNo: decision.townApprovalNo ?? '',
    priceYuan: decision.priceYuan ?? '',
  } satisfies Record<keyof typeof DECISION_FIELDS, unknown>);
}

function agentGroup(builder: NonNullableFormBuilder, agent: Agent) {
  return builder.group({
    name: agent.name,
    idNumber: agent.idNumber ?? '',
    scope: agent.scope,
    validUntil: agent.validUntil,
  });
}

export function toApplication(group: ApplicationGroup): Application {
  const value = group.getRawValue();
  const { parcels, coHolders, paymentPlan, ...rest } = value;
  const { hasEscalation, escalationYears, escalationPercent, escalationYuan, ...others } = rest;
  const { attributes, valuation, decision, hasAgent, agent, trading, intended, ...fields } = others;
  // 定金 is doubled by law: there is nothing to choose, and the form asks it no more.
  const transferorPays = fields.depositNature === 'EARNEST' ? '' : fields.transferorPays;
  return {
    ...(filled({ ...fields, transferorPays }) as Partial<Application>),
    attributes: filled(attributes) as Record<string, string>,
    parcels: parcels.filter((parcel) => parcel.code || parcel.mu || parcel.name),
    coHolders: coHolders.filter((holder) => !isBlank(holder.name)),
    valuation: filled(valuation) as unknown as Valuation,
    ...(fields.method === 'BIDDING' ? { trading: filled(trading) } : {}),
    intended: fields.method === 'NEGOTIATION' && (intended.name || intended.priceYuan) ? intended : null,
    decision: decision.total === null && !decision.date ? null : filled(decision),
    agent: hasAgent ? agent : null,
    ...(fields.payment === 'PLAN' ? { paymentPlan: paymentPlan.map((part) => filled(part)) } : {}),
    escalation: hasEscalation
      ? {
          everyYears: Math.trunc(escalationYears),
          ...(Number(escalationPercent) > 0
            ? { percentHundredths: Math.round(Number(escalationPercent) * 100) }
            : {}),
          ...(escalationYuan ? { amountYuan: escalationYuan } : {}),
        }
      : null,
  };
}

export function rowsOf(group: ApplicationGroup, name: 'parcels' | 'coHolders'): FormArray<FormGroup> {
  return group.controls[name];
}

/** A yearly price is usually paid by the year. */
function usualPayment(unit: string): PaymentMode {
  return priceUnit(unit).isYearly ? 'YEARLY' : 'ONCE';
}

function filled(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== null));
}
