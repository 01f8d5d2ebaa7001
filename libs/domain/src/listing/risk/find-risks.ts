import type { Quantity } from '../../kernel/area/index.js';
import { isPlainDate, type PlainDate } from '../../kernel/date/index.js';
import { PARTY_KINDS, type PartyKind } from '../../kernel/identity/index.js';
import {
  type Application,
  findDisagreements,
  freeTexts,
  isStaleDecision,
  listingFacts,
  readProcurement,
  readStartPrice,
  refuseDecision,
  refuseTerm,
  wordHits,
} from '../listing/index.js';
import { totalPrice } from '../price/index.js';
import { findWords, RESTRICTION_RULES } from '../wording/index.js';
import {
  ceilingOf,
  FARM_PURPOSES,
  findDecisionRule,
  findRight,
  type PropertyType,
} from '../../property/property-type/index.js';
import type { Rulebook } from '../../rules/rulebook/index.js';
import { type LocalPrices, findPriceRisk } from './price-risk.js';
import type { Risk } from './risk-rule.js';
import { type SiblingListing, findSplittingRisk } from './splitting-risk.js';

/** What is known around an application on the day it is looked at. */
export interface RiskFacts {
  readonly type: PropertyType;
  readonly rulebook: Rulebook;
  readonly listerKind: PartyKind;
  readonly today: PlainDate;
  readonly localPrices: LocalPrices;
  /** Other listings of the same owner and type within twelve months. */
  readonly siblings: readonly SiblingListing[];
  /** Things of this application that another one has for an overlapping time, each with where it stands. */
  readonly clashes: readonly string[];
  /** Registered parcels whose drawn boundaries cover ground of this application, each as a sentence. */
  readonly overlaps: readonly string[];
  /** Once the registration is closed: who would lease above the review's line and comes under no review. */
  readonly unreviewed?: UnreviewedApplicants | undefined;
  /** Last day of the right, by whatever says the earliest. */
  readonly rightEndsOn?: PlainDate | undefined;
  /** Until when the supervisor lets a lease of land run beyond its cap. */
  readonly allowedTermTo?: PlainDate | undefined;
  /** What was found on site, in the lot's unit of quantity. */
  readonly measured?: Quantity | undefined;
  /** Changes published so far, and the working days that were left at the latest one. */
  readonly changes: { readonly count: number; readonly workingDaysLeft: number | null };
}

/**
 * Applicants from outside the collective whose kind the review does not name: other counties count them as
 * social capital, too. Source: rules §11.6.
 */
export interface UnreviewedApplicants {
  readonly kinds: readonly PartyKind[];
  /** 亩 of the lot, and the smallest area that is reviewed. */
  readonly mu: string;
  readonly lineMu: number;
}

/** Everything about a listing that somebody should look into; nothing here refuses it. Source: rules §11.3. */
export function findRisks(application: Application, facts: RiskFacts): Risk[] {
  const found = [
    findPrice(application, facts),
    findSplitting(application, facts),
    findTerm(application, facts),
    findPurpose(application, facts.type),
    findChanges(facts),
    findConditions(application, facts.type),
    findClash(facts),
    findOverlap(facts),
    findOutsiders(facts),
    ...findDecision(application, facts),
    ...findDisagreements(application, facts).map(({ sentence }): Risk => ({
      code: 'R32',
      level: 'YELLOW',
      evidence: sentence,
    })),
    ...findWording(application, facts.type),
  ];
  return found.filter((risk) => risk !== undefined);
}

function findPrice(application: Application, { type, rulebook, localPrices }: RiskFacts): Risk | undefined {
  const price = type.isBuying ? undefined : readStartPrice(application, type, rulebook);
  return price && price.unit.name === localPrices.unitName
    ? findPriceRisk(price.unitPriceFen, price.unit, localPrices)
    : undefined;
}

function findSplitting(application: Application, facts: RiskFacts): Risk | undefined {
  const { type, rulebook, siblings } = facts;
  if (type.isBuying) {
    const purchase = readProcurement(application, 0n);
    if (!purchase) return undefined;
    const ceiling = ceilingOf(purchase.category, rulebook);
    const lines = [BigInt(rulebook['t14.floor']), ...(ceiling === undefined ? [] : [ceiling])];
    return findSplittingRisk(purchase.estimateFen, siblings, lines);
  }
  const price = readStartPrice(application, type, rulebook);
  if (!price) return undefined;
  return findSplittingRisk(totalPrice(price), siblings, [BigInt(rulebook['collective.publicThreshold'])]);
}

/** A cap that moved while the listing was on its way. */
function findTerm(
  application: Application,
  { type, rulebook, today, rightEndsOn, allowedTermTo }: RiskFacts,
): Risk | undefined {
  const { termFrom = '', termTo = '', transferMode: mode } = application;
  if (!mode || !isPlainDate(termFrom) || !isPlainDate(termTo)) return undefined;
  if (findRight(type, application.right)?.isOutright) return undefined;
  const fault = refuseTerm(
    { from: termFrom, to: termTo },
    { type, mode, rulebook, today, rightEndsOn, allowedTermTo },
  );
  if (!fault?.code.startsWith('term.over-')) return undefined;
  const cap = fault.values?.['maxEnd'] ?? '';
  return { code: 'R11', level: 'RED', evidence: `流转到 ${termTo}，最晚只能到 ${cap}` };
}

function findPurpose({ purpose, parcels = [] }: Application, { purposes }: PropertyType): Risk | undefined {
  if (!purpose || purposes !== FARM_PURPOSES || purpose.endsWith('种植')) return undefined;
  const basic = parcels.filter((parcel) => parcel.isBasicFarmland).length;
  if (basic === 0) return { code: 'R12', level: 'YELLOW', evidence: `用途填的是“${purpose}”` };
  return {
    code: 'R12',
    level: 'RED',
    evidence: `用途填的是“${purpose}”，其中 ${basic} 块是永久基本农田`,
  };
}

function findChanges({ changes }: RiskFacts): Risk | undefined {
  const { count, workingDaysLeft } = changes;
  const isLate = workingDaysLeft !== null && workingDaysLeft <= 2;
  if (count === 0 || (count < 2 && !isLate)) return undefined;
  const late = isLate ? '，最近一次在截止前两个工作日内' : '';
  return { code: 'R13', level: 'YELLOW', evidence: `公告已变更 ${count} 次${late}` };
}

function findConditions(application: Application, type: PropertyType): Risk | undefined {
  const hits = findWords(freeTexts(application, type), RESTRICTION_RULES);
  if (hits.length === 0) return undefined;
  const words = [...new Set(hits.map((hit) => `${hit.words}（${hit.rule.reason}）`))];
  return { code: 'R14', level: 'YELLOW', evidence: `条件里写有：${words.join('、')}` };
}

/** Phrases that may stand where they stand only if somebody has asked what is meant. Source: rules §21 A5. */
function findWording(application: Application, type: PropertyType): Risk[] {
  return wordHits(application, type)
    .filter(({ isRefused }) => !isRefused)
    .map(({ label, marked, rule }) => ({
      code: 'R33',
      level: 'YELLOW',
      evidence: `“${label}”里写有：${marked}（${rule.reason}）`,
    }));
}

function findClash({ clashes }: RiskFacts): Risk | undefined {
  return clashes.length === 0 ? undefined : { code: 'R20', level: 'RED', evidence: clashes.join('；') };
}

function findOverlap({ overlaps }: RiskFacts): Risk | undefined {
  return overlaps.length === 0 ? undefined : { code: 'R20', level: 'YELLOW', evidence: overlaps.join('；') };
}

function findOutsiders({ unreviewed }: RiskFacts): Risk | undefined {
  if (!unreviewed || unreviewed.kinds.length === 0) return undefined;
  const { kinds, mu, lineMu } = unreviewed;
  const names = [...new Set(kinds)].map((kind) => PARTY_KINDS[kind]).join('、');
  const evidence = `报名人中有本集体以外的${names}；标的 ${mu} 亩，审查从 ${lineMu} 亩起，他们没有经过审查`;
  return { code: 'R23', level: 'YELLOW', evidence };
}

function findDecision(application: Application, facts: RiskFacts): (Risk | undefined)[] {
  const { type, today, rulebook } = facts;
  const { decision } = application;
  const rule = findDecisionRule(type, listingFacts(application, facts));
  if (!rule || !decision) return [];
  const { total = 0, inFavour = 0, date = '' } = decision;
  const isShort = refuseDecision(decision, rule, today).some((fault) => fault.code === 'decision.not-enough');
  const isStale = isStaleDecision(decision, today, rulebook);
  return [
    isShort
      ? { code: 'R26', level: 'RED', evidence: `应到 ${total} 人，赞成 ${inFavour} 人，票数不够` }
      : undefined,
    isStale
      ? {
          code: 'R26',
          level: 'YELLOW',
          evidence: `决议作于 ${date}，已超过 ${rulebook['decision.maxAgeMonths']} 个月`,
        }
      : undefined,
  ];
}
