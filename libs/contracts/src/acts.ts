import type { IdentityDoor } from '@helan/domain';
import type { Permission } from './permissions.js';

/** What an agent may be given to do. */
export const MANDATED_ACTS = {
  APPLY: '办理转出申请',
  REGISTER: '报名、交材料',
  BID: '出价、报价、协商',
  SIGN: '签字',
} as const satisfies Partial<Record<IdentityDoor, string>>;

export type MandatedAct = keyof typeof MANDATED_ACTS;

/**
 * What kind of act a change is that a member makes: one that an agent may be given, one that concerns whoever is signed
 * in and no party (`OWN`), or one that is the party's own business and no agent's (`NEVER`).
 */
export const ACT_OF = {
  applyForListing: 'APPLY',
  withdrawNotice: 'APPLY',
  readWithdrawal: 'APPLY',
  enterReserve: 'APPLY',
  answerConsultation: 'APPLY',
  readConsultation: 'APPLY',
  holdKey: 'APPLY',
  readOwnHistory: 'APPLY',
  readOpening: 'BID',
  readProjects: 'APPLY',
  readRegistrationPaper: 'REGISTER',
  registerForLot: 'REGISTER',
  askQuestion: 'REGISTER',
  fileObjection: 'REGISTER',
  placeBid: 'BID',
  negotiate: 'BID',
  readNegotiation: 'BID',
  signContract: 'SIGN',
  consentToEnding: 'SIGN',
  readEnding: 'SIGN',
  giveEndingNotice: 'SIGN',
  answerSuccession: 'SIGN',
  readRecord: 'SIGN',
  manageOwnAccount: 'OWN',
  readOwnMessages: 'OWN',
  chooseActing: 'OWN',
  declareParty: 'NEVER',
  giveConsent: 'NEVER',
  closeOwnAccount: 'NEVER',
} as const satisfies Partial<Record<Permission, MandatedAct | 'OWN' | 'NEVER'>>;

export function actOf(permission: Permission): MandatedAct | 'OWN' | 'NEVER' {
  return (ACT_OF as Partial<Record<Permission, MandatedAct | 'OWN' | 'NEVER'>>)[permission] ?? 'NEVER';
}
