import { isNatural, type PartyKind } from '../../kernel/identity/index.js';
import type { Risk, RiskLevel } from '../../listing/risk/index.js';

/** How an applicant stands to those who list or look after a lot; to be declared. Source: rules §6.3. */
export const APPLICANT_RELATIONS = {
  NONE: '和转出方、本村干部没有亲属关系',
  CADRE: '本人是本村（镇）干部',
  RELATIVE: '和转出方或者本村干部是亲属',
} as const;
export type ApplicantRelation = keyof typeof APPLICANT_RELATIONS;

/**
 * One who stands in a registration, or on the transferor's side, as the register knows him. Keys say nothing by
 * themselves: they are the same exactly where person or household are.
 */
export interface Participant {
  readonly kind: PartyKind;
  /** Of the party itself, person or organisation. */
  readonly self: string;
  /** Of the person himself, or of who answers for the organisation; null where nobody is on record. */
  readonly person: string | null;
  readonly households: readonly string[];
}

/** How two sides are related, the strongest first. */
export const REGISTER_RELATIONS = {
  SAME: '是同一个人（或者他自己的个体户、家庭农场）',
  SAME_HEAD: '的负责人是同一个人',
  HOUSEHOLD: '是同一户',
} as const;
export type RegisterRelation = keyof typeof REGISTER_RELATIONS;

const STRONGEST_FIRST = Object.keys(REGISTER_RELATIONS) as RegisterRelation[];

/** Whoever runs one of these is it: it has no will but his. */
export const ONE_MAN_KINDS: readonly PartyKind[] = ['SOLE_TRADER', 'FAMILY_FARM'];

/** The strongest relation between anybody of one side and anybody of the other, by the register's facts. */
export function relationBetween(
  one: readonly Participant[],
  other: readonly Participant[],
): RegisterRelation | undefined {
  const found = new Set(one.flatMap((a) => other.map((b) => relationOf(a, b))));
  return STRONGEST_FIRST.find((relation) => found.has(relation));
}

function relationOf(one: Participant, other: Participant): RegisterRelation | undefined {
  if (one.self === other.self) return 'SAME';
  if (one.person !== null && one.person === other.person)
    return isOneMan(one.kind) && isOneMan(other.kind) ? 'SAME' : 'SAME_HEAD';
  return one.households.some((household) => other.households.includes(household)) ? 'HOUSEHOLD' : undefined;
}

function isOneMan(kind: PartyKind): boolean {
  return isNatural(kind) || ONE_MAN_KINDS.includes(kind);
}

/**
 * Whether two registrations of a lot are one will: then the later of them is not found fit as long as the earlier
 * stands, for nobody bids against himself. Source: rules §6.3, §11.3.
 */
function isOneWill(relation: RegisterRelation): boolean {
  return relation === 'SAME' || relation === 'SAME_HEAD';
}

/** How a relation is told: between two applicants of a lot, and between an applicant and whoever lists it. */
export const RELATION_LEVELS: Readonly<Record<RegisterRelation, RiskLevel>> = {
  SAME: 'RED',
  SAME_HEAD: 'RED',
  HOUSEHOLD: 'YELLOW',
};

/** Two registrations of a lot, named by the beginnings of their numbers, the earlier first. */
export function applicantsRisk(relation: RegisterRelation, earlierId: string, laterId: string): Risk {
  const evidence = `报名 ${earlierId.slice(0, 8)} 和 ${laterId.slice(0, 8)} ${REGISTER_RELATIONS[relation]}`;
  return { code: 'R31', level: RELATION_LEVELS[relation], evidence };
}

/** An applicant and whoever lists the lot. */
export function transferorRisk(relation: RegisterRelation, registrationId: string): Risk {
  const evidence = `报名 ${registrationId.slice(0, 8)} 和转出方${REGISTER_RELATIONS[relation]}`;
  return { code: 'R05', level: RELATION_LEVELS[relation], evidence };
}

/** Another registration of the same lot that is related to one. */
export interface RelatedRegistration {
  readonly id: string;
  readonly relation: RegisterRelation;
  /** It was sent before. */
  readonly isEarlier: boolean;
}

/** What the register says of those who stand in a registration. */
export interface FoundRelations {
  readonly transferor: RegisterRelation | undefined;
  readonly others: readonly RelatedRegistration[];
  /** Organisations for which nobody answers on record, so that they cannot be compared. */
  readonly unknownHeads: number;
}

/**
 * What whoever reviews a registration is told of its relations, with the reason. Of other registrations nothing is
 * said before registration has closed. Source: rules §21 A13.
 */
export function relationNotes(
  { transferor, others, unknownHeads }: FoundRelations,
  isClosed: boolean,
): { level: RiskLevel; sentence: string }[] {
  const known = isClosed ? others : [];
  return [
    ...(transferor
      ? [{ level: RELATION_LEVELS[transferor], sentence: `和转出方${REGISTER_RELATIONS[transferor]}` }]
      : []),
    ...known.map(({ id, relation, isEarlier }) => ({
      level: RELATION_LEVELS[relation],
      sentence: `和报名 ${id.slice(0, 8)}（${isEarlier ? '更早' : '更晚'}提交）${REGISTER_RELATIONS[relation]}`,
    })),
    ...(unknownHeads > 0
      ? [{ level: 'YELLOW' as const, sentence: '有单位没有登记负责人，无法比对，请看营业执照或登记证书' }]
      : []),
  ];
}

/** The earlier registration with which this one shares its will; as long as it stands this one is not found fit. */
export function holdOf({ others }: FoundRelations): RelatedRegistration | undefined {
  return others.find(({ relation, isEarlier }) => isEarlier && isOneWill(relation));
}
