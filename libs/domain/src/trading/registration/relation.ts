/** How an applicant stands to those who list or look after a lot; to be declared. Source: rules §6.3. */
export const APPLICANT_RELATIONS = {
  NONE: '和转出方、本村干部没有亲属关系',
  CADRE: '本人是本村（镇）干部',
  RELATIVE: '和转出方或者本村干部是亲属',
} as const;
export type ApplicantRelation = keyof typeof APPLICANT_RELATIONS;
