/** How far a right that stays inside may go: 1 the collective, 2 the township, 3 the county. */
export type MemberScope = 1 | 2 | 3;

const CODE_LENGTHS: Readonly<Record<MemberScope, number>> = { 1: 12, 2: 9, 3: 6 };

/**
 * Whether members of these collectives may receive a right of that village. Only the homestead's scope can be
 * widened, and only by a document. Source: rules §3.6, §3.10; 中农发〔2019〕11号.
 */
export function isWithinScope(memberOf: readonly string[], villageCode: string, scope: MemberScope): boolean {
  const length = CODE_LENGTHS[scope];
  return memberOf.some((code) => code.slice(0, length) === villageCode.slice(0, length));
}

export function scopeOf(typeCode: string, parameters: Readonly<Record<string, number>>): MemberScope {
  const widened = typeCode === 'T10' ? parameters['homestead.transfereeScope'] : 1;
  return widened === 2 || widened === 3 ? widened : 1;
}
