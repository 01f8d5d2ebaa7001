/** Kinds of party; the words are those of the county's forms. Source: rules §16.3. */
export const PARTY_KINDS = {
  FARMER_HOUSEHOLD: '农户',
  LARGE_GROWER: '专业大户',
  FAMILY_FARM: '家庭农场',
  COOP: '农民专业合作社',
  COLLECTIVE: '集体经济组织',
  VILLAGE_COMMITTEE: '村民委员会',
  TOWN_GOVERNMENT: '乡镇人民政府（场）',
  ENTERPRISE: '企业',
  SOLE_TRADER: '个体工商户',
  INSTITUTION: '事业单位',
  SOCIAL_ORG: '社会组织',
  PERSON: '自然人',
} as const;

export type PartyKind = keyof typeof PARTY_KINDS;

/** Kinds that a person's name and ID number stand for; the others are named by credit code. */
export const NATURAL_KINDS: readonly PartyKind[] = ['FARMER_HOUSEHOLD', 'LARGE_GROWER', 'PERSON'];

export function isNatural(kind: PartyKind): boolean {
  return NATURAL_KINDS.includes(kind);
}
