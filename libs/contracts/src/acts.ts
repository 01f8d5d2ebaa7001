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
export type ActKind = MandatedAct | 'OWN' | 'STANDING' | 'NEVER';

/**
 * What kind of act a change is that a member makes: one that an agent may be given, one that concerns whoever is signed
 * in and no party (`OWN`), one that only whoever stands for somebody that can act no more does for him (`STANDING`), or
 * one that is the party's own business and nobody else's (`NEVER`).
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
  giveConsent: 'STANDING',
  askCorrection: 'STANDING',
  declareParty: 'NEVER',
  closeOwnAccount: 'NEVER',
} as const satisfies Partial<Record<Permission, ActKind>>;

export function actOf(permission: Permission): ActKind {
  return (ACT_OF as Partial<Record<Permission, ActKind>>)[permission] ?? 'NEVER';
}

/** A step that both sides take: who acts for an applicant needs this act for it, who acts for whoever lists the other. */
const ACT_OF_APPLICANTS: Partial<Record<Permission, MandatedAct>> = {
  answerConsultation: 'REGISTER',
  readConsultation: 'REGISTER',
};

export function applicantsActOf(permission: Permission): MandatedAct | undefined {
  return ACT_OF_APPLICANTS[permission];
}
