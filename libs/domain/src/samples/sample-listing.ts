import { type Application, type CollectiveDecision, listingFacts } from '../listing/listing/index.js';
import { DECIDING_KINDS, getPropertyType, requiredDocuments } from '../property/property-type/index.js';
import { ASSET_SAMPLES } from './assets.js';
import { LAND_SAMPLES } from './land.js';
import type { SampleListing } from './sample.js';

/** Thirty entitled, twenty in favour: exactly two thirds. */
export const SAMPLE_DECISION: CollectiveDecision = {
  meeting: 'MEMBER_DELEGATES',
  date: '2026-10-12',
  place: '兰光村村部',
  total: 30,
  present: 27,
  inFavour: 20,
  against: 5,
  abstain: 2,
  resolution: '同意按公告的条件公开流转',
  postedFrom: '2026-10-13',
  postedTo: '2026-10-19',
  overseerOpinion: '程序合规',
  townApprovalNo: '立政发2026第31号',
};

const COMMON: Application = {
  villageCode: '640122102208',
  location: '兰光村三组',
  receivers: 'ANYONE',
  condition: '现状交付，没有在租，没有抵押查封',
  escalation: null,
  valuation: { choice: 'NONE' },
  publicationWorkingDays: 7,
  isDeclared: true,
};

/** A listing of a type that lacks nothing; `change` replaces fields of its application. */
export function sampleListing(typeCode: string, change: Application = {}): SampleListing {
  const sample = LAND_SAMPLES[typeCode] ?? ASSET_SAMPLES[typeCode];
  if (!sample) throw new Error(`no sample of ${typeCode}`);
  const { isRelay } = getPropertyType(typeCode);
  const method = isRelay ? {} : ({ method: 'BIDDING' } as const);
  const decision = DECIDING_KINDS.includes(sample.listerKind) ? { decision: SAMPLE_DECISION } : {};
  return {
    listerKind: sample.listerKind,
    application: { ...COMMON, ...method, ...decision, ...sample.application, ...change },
  };
}

/** Answers that name one thing of a type which nobody else has: written as its register writes them. */
export function sampleIdentity(typeCode: string, serial: number): Record<string, string> {
  const { subject } = getPropertyType(typeCode);
  if (subject.kind !== 'ASSET') return {};
  const digits = String(serial % 100_000).padStart(5, '0');
  if (subject.tags) return { [subject.tags]: `1640122${digits}001 至 1640122${digits}080` };
  if (!subject.identity) return {};
  return { [subject.identity]: typeCode === 'T10' ? `640122102208JC${digits}` : `HL-${serial}` };
}

/** Kinds of the papers that a sample must bring. */
export function sampleDocumentKinds(typeCode: string, { listerKind, application }: SampleListing): string[] {
  const type = getPropertyType(typeCode);
  return requiredDocuments(type, listingFacts(application, { type, listerKind })).map(({ kind }) => kind);
}
