import { type Refusal, refusal, isBlank } from '../../kernel/index.js';

/** Whose priority the law knows, on equal terms. */
export const CLAIM_GROUNDS = {
  MEMBER: { name: '本集体经济组织成员', source: '农村土地承包法 第三十八条、第五十一条' },
  RENEWAL: { name: '原受让方、原承租人续约', source: '农村土地经营权流转管理办法；民法典 第七百三十四条' },
  TENANT: { name: '现承租人购买', source: '民法典 第七百二十六条' },
  CO_OWNER: { name: '共有人', source: '民法典 第三百零五条' },
  LEGAL: { name: '法律规定的其他优先权人', source: '民法典 第三百零五条、第七百二十六条' },
} as const;
export type ClaimGround = keyof typeof CLAIM_GROUNDS;

/** What a tenant may claim, as long as he has not given it up in writing. */
const OF_TENANTS: readonly ClaimGround[] = ['RENEWAL', 'TENANT'];

/** Whether a claim is a tenant's, who is known by name where his house is listed. */
export function isOfTenant(ground: ClaimGround): boolean {
  return OF_TENANTS.includes(ground);
}

/** Why a claim cannot be decided so: it is upheld or not, and whoever is refused is told why. */
export function refuseClaimDecision(isUpheld: boolean | undefined, reason: string): Refusal | undefined {
  if (isUpheld === undefined)
    return refusal('application.missing-field', 'isClaimUpheld', { name: '优先权是否成立' });
  if (isUpheld || !isBlank(reason)) return undefined;
  return refusal('application.missing-field', 'claimReason', { name: '优先权不成立的原因' });
}
