import {
  type Application,
  BIDDER_RULES,
  type ConsultationTerms,
  type NegotiationTerms,
  IN_TRADING_TERMS,
  type Boundary,
  type Corner,
  DECIDING_KINDS,
  DEPOSIT_RULES,
  OWNERSHIPS,
  PRICED_QUANTITY,
  RECEIVERS,
  type Rulebook,
  TRADING_METHODS,
  TRANSFER_MODES,
  VALUATION_CHOICES,
  WITHOUT_CERTIFICATE,
  agreedQuantity,
  agreementInWords,
  answerInWords,
  attributesFor,
  findRight,
  isCertified,
  isNatural,
  isSealedMode,
  isValued,
  listedQuantity,
  lotNumber,
  mayBeBidFor,
  maskCertificateNo,
  maskName,
  maskPerson,
  maskPersons,
  priceUnit,
  readPrice,
  ruleOfBidders,
  rulesFor,
  totalPrice,
  tradingTerms,
  usualStep,
} from '@helan/domain';
import { type JsonForm, type LotTermsView, toJsonForm } from '@helan/contracts';
import { freezePrice, paymentOf, permissionOf } from './price-terms.js';
import { depositFacts, depositOf, idleRules } from './deposit-terms.js';
import { receivingOf } from './receiving-terms.js';
import type { TermsSource } from './terms-source.js';

const BY_CUSTOM = {
  qualification: '具备相应的经营能力，能独立承担民事责任。',
  delivery: '合同签订并按约付款后交付。',
  viewing: '公告期内工作日可以看样，请先与中心联系。',
} as const;

/** The terms of a lot as its notice freezes them, but for its keys: every value that rules it, persons masked. */
export function freezeTerms(source: TermsSource): Omit<LotTermsView, 'sealing'> {
  const { project, type, read, transferor, rulebook } = source;
  const { application } = project;
  const { isRelay, isBuying } = type;
  return {
    projectNo: project.no!,
    lotNo: lotNumber(project.no!, source.lot),
    title: application.title!,
    typeCode: type.code,
    typeName: type.name,
    rightName: findRight(type, application.right)!.name,
    methodName: isRelay ? '在专门的平台交易，本平台只展示和转接' : TRADING_METHODS[application.method!],
    ownershipName: OWNERSHIPS[application.ownership!],
    receiversName: type.isMembersOnly ? RECEIVERS.MEMBERS : RECEIVERS[application.receivers ?? 'ANYONE'],
    location: application.location!,
    villageCode: application.villageCode!,
    villageName: source.villageName,
    townName: source.townName,
    transferorMasked: isNatural(transferor.kind) ? maskName(transferor.name) : transferor.name,
    transferModeName: TRANSFER_MODES[application.transferMode!],
    certificateNoMasked: titleInWords(source),
    price: freezePrice(source),
    areaCentiSquareMetres: read.area?.toString() ?? null,
    parcels: parcelsOf(source),
    facts: [...factsOf(source), ...depositFacts(source)],
    valuation: valuationInWords(source),
    decision: decisionInWords(source),
    purpose: application.purpose ?? null,
    condition: application.condition ?? '',
    startPriceFen: read.price.unitPriceFen.toString(),
    stepFen: stepOf(source)?.toString() ?? null,
    depositFen: read.depositFen?.toString() ?? null,
    ...depositOf(source),
    startTotalFen: totalPrice(read.price).toString(),
    ...paymentOf(source),
    ...permissionOf(source),
    isMembersOnly: type.isMembersOnly || application.receivers === 'MEMBERS',
    isRelay,
    isBuying,
    qualification: application.qualification || BY_CUSTOM.qualification,
    receiving: receivingOf(type, application, source.edition),
    relistedFrom: source.former?.lotNo ?? null,
    delivery: application.delivery || BY_CUSTOM.delivery,
    viewing: application.viewing || BY_CUSTOM.viewing,
    publicationWorkingDays: application.publicationWorkingDays!,
    extensionCycles: Math.min(
      application.extensionCycles ?? rulebook['extension.maxCycles'],
      rulebook['extension.maxCycles'],
    ),
    trading: tradingOf(source),
    negotiation: negotiationOf(source),
    consultation: consultationOf(source),
    parameters: withoutIdle(
      otherRules(rulesFor(rulebook, type.code), application, isRelay),
      idleRules(source),
    ),
  };
}

/** The values of the rulebook that are not already in the terms of the lot and its bidding, which may differ from them. */
function otherRules(
  rules: Partial<Rulebook>,
  { method, trading }: Application,
  isRelay: boolean,
): Record<string, number> {
  const isBidFor = method === 'BIDDING' && !isRelay;
  const ofBidders = ruleOfBidders(rules, { isBidFor, minBidders: trading?.minBidders });
  const idle = BIDDER_RULES.filter((key) => key !== ofBidders);
  const ofRegistration = isRelay ? ['reconsideration.workingDays'] : [];
  const inTerms: readonly string[] = [...IN_TRADING_TERMS, ...DEPOSIT_RULES, ...idle, ...ofRegistration];
  return Object.fromEntries(Object.entries(rules).filter(([key]) => !inTerms.includes(key)));
}

function withoutIdle(
  rules: Readonly<Record<string, number>>,
  idle: readonly string[],
): Record<string, number> {
  return Object.fromEntries(Object.entries(rules).filter(([key]) => !idle.includes(key)));
}

/** Where a negotiation may turn into open bidding and nobody named a step, the usual one; sealed prices need none. */
function stepOf({ read, project, transferor }: TermsSource): bigint | null {
  const { method, trading } = project.application;
  if (read.stepFen !== null || method !== 'NEGOTIATION') return read.stepFen;
  if (trading?.mode && isSealedMode(trading.mode)) return null;
  return DECIDING_KINDS.includes(transferor.kind) ? usualStep(read.price.unitPriceFen) : null;
}

/** How the bidding is held, where it is, or where a negotiation turns into it. */
function tradingOf({ project, type, transferor, rulebook }: TermsSource): LotTermsView['trading'] {
  const { method, trading = {} } = project.application;
  const isCollective = DECIDING_KINDS.includes(transferor.kind);
  if (!mayBeBidFor({ method, isRelay: type.isRelay, isCollective })) return null;
  const { scale } = priceUnit(project.application.priceUnit!);
  const { priority } = receivingOf(type, project.application);
  const lot = { isBuying: type.isBuying, isCollective, priority, scale };
  return toJsonForm(tradingTerms(trading, rulebook, lot));
}

/** What belongs to a collective has its price as floor and can be topped; a household sets its price itself. */
function negotiationOf(source: TermsSource): JsonForm<NegotiationTerms> | null {
  const { project, type, transferor } = source;
  const { method, intended } = project.application;
  if (method !== 'NEGOTIATION' || type.isRelay) return null;
  const isContestable = DECIDING_KINDS.includes(transferor.kind);
  const terms: NegotiationTerms = {
    ...(isContestable ? contestable(source) : { floorFen: null, isContestable }),
    intendedName: intended ? maskPerson(intended.name) : null,
    intendedFen: intended ? readPrice(intended.priceYuan, project.application)! : null,
  };
  return toJsonForm(terms);
}

/** What must be traded publicly and failed: nobody agrees on less than was offered then. Source: rules §21 A11. */
function contestable({
  read,
  former,
  rulebook,
}: TermsSource): Pick<NegotiationTerms, 'floorFen' | 'isContestable' | 'afterLotNo'> {
  const start = read.price.unitPriceFen;
  const isPublic = totalPrice(read.price) >= BigInt(rulebook['collective.publicThreshold']);
  if (!former?.wasPublic || !isPublic) return { floorFen: start, isContestable: true };
  const { bestOffer = 0n, lotNo } = former;
  return { floorFen: bestOffer > start ? bestOffer : start, isContestable: true, afterLotNo: lotNo };
}

/** Both sides are asked where they bid or negotiate here. */
function consultationOf({ project, type, rulebook }: TermsSource): ConsultationTerms | null {
  const { method, trading } = project.application;
  if (type.isRelay || (method !== 'BIDDING' && method !== 'NEGOTIATION')) return null;
  const { silence = 'STAYS' } = trading ?? {};
  return { workingDays: rulebook['ask.workingDays'], silence };
}

function titleInWords({ project, type, documentKinds, households }: TermsSource): string {
  const { certificateNo, contractNo } = project.application;
  if (households?.count)
    return `${households.count} 户的承包合同，各户书面委托${households.hasOwnLand ? '；集体未发包的地，集体决议' : ''}`;
  const number = certificateNo || contractNo;
  if (!number) return WITHOUT_CERTIFICATE;
  const masked = maskCertificateNo(number);
  return isCertified(type, documentKinds) ? masked : `${masked}（${WITHOUT_CERTIFICATE}）`;
}

function parcelsOf({ project, type }: TermsSource): LotTermsView['parcels'] {
  if (type.subject.kind !== 'PARCELS') return [];
  return project.application.parcels!.map(({ name, mu, east, south, west, north, boundary }) => ({
    name,
    mu,
    boundary: boundary ? simplified(boundary) : null,
    bounds: `东至${east || '—'}，南至${south || '—'}，西至${west || '—'}，北至${north || '—'}`,
  }));
}

/** To about a metre: what is published shows where the land lies, not the survey. */
function simplified({ type, coordinates }: Boundary): Boundary {
  const rounded = (degrees: number) => Math.round(degrees * 100_000) / 100_000;
  return {
    type,
    coordinates: coordinates.map((ring) => ring.map(([x, y]): Corner => [rounded(x), rounded(y)])),
  };
}

function factsOf({ project, type, transferor, edition, read }: TermsSource): LotTermsView['facts'] {
  const { right, attributes = {}, areaAgreement } = project.application;
  const listed = listedQuantity(project.application, type);
  const isAgreed = areaAgreement && listed && agreedQuantity(areaAgreement, listed) !== undefined;
  const agreement = isAgreed
    ? [{ label: PRICED_QUANTITY, value: agreementInWords(areaAgreement, read.quantityUnit) }]
    : [];
  const answers = attributesFor(type, { right, attributes, listerKind: transferor.kind, edition })
    .filter(({ key }) => attributes[key])
    .map((attribute) => {
      const value = answerInWords(attribute, attributes[attribute.key]!);
      return { label: attribute.name, value: attribute.isName ? maskPersons(value) : value };
    });
  return [...agreement, ...answers];
}

/** The choice, and who made it, stand in the notice. Source: 贺党办〔2022〕110号 四(四). */
function valuationInWords({ project }: TermsSource): string {
  const valuation = project.application.valuation!;
  const choice = VALUATION_CHOICES[valuation.choice];
  if (!isValued(valuation)) return choice;
  return `${choice}：${valuation.agency}，评估值 ${valuation.valueYuan} 元，有效期至 ${valuation.validUntil}`;
}

function decisionInWords({ project }: TermsSource): string | null {
  const { decision } = project.application;
  if (!decision?.total) return null;
  const approval = decision.townApprovalNo ? `；乡镇批准 ${decision.townApprovalNo}` : '';
  return `${decision.date} 会议，应到 ${decision.total} 人，赞成 ${decision.inFavour} 人${approval}`;
}
