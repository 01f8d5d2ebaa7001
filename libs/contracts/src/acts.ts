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
/** What nobody else is given: see {@link ACT_OF}. */
export type OwnAct = 'OWN' | 'STANDING' | 'NEVER';
/** One of these acts suffices. */
export type ActsAsked = readonly MandatedAct[] | OwnAct;

/**
 * What kind of act it is that a member does or reads something: one that an agent may be given, one that concerns whoever
 * is signed in and no party (`OWN`), one that only whoever stands for somebody that can act no more does for him
 * (`STANDING`), or one that is the party's own business and nobody else's (`NEVER`). Where several are named, one of them
 * suffices: a page is read by whoever does any of what is done there, and of a step that both sides take the step itself
 * asks for that of his side.
 */
export const ACT_OF = {
  applyForListing: ['APPLY'],
  withdrawNotice: ['APPLY'],
  readWithdrawal: ['APPLY'],
  enterReserve: ['APPLY'],
  answerConsultation: ['APPLY', 'REGISTER'],
  readConsultation: ['APPLY', 'REGISTER'],
  holdKey: ['APPLY'],
  readOwnHistory: ['APPLY'],
  readOpening: ['APPLY', 'BID'],
  readProjects: ['APPLY', 'BID', 'SIGN'],
  keepProjectPapers: ['APPLY'],
  readRegistrationPaper: ['REGISTER'],
  registerForLot: ['REGISTER'],
  readOwnRegistrations: ['REGISTER', 'BID', 'SIGN'],
  readOwnMoney: ['SIGN'],
  askQuestion: ['REGISTER'],
  fileObjection: ['REGISTER'],
  placeBid: ['BID'],
  negotiate: ['BID'],
  readNegotiation: ['BID', 'SIGN'],
  signContract: ['SIGN'],
  consentToEnding: ['SIGN'],
  waivePayment: ['SIGN'],
  readEnding: ['SIGN'],
  giveEndingNotice: ['SIGN'],
  answerSuccession: ['SIGN'],
  readRecord: ['SIGN'],
  manageOwnAccount: 'OWN',
  readOwnMessages: 'OWN',
  chooseActing: 'OWN',
  readOwnParty: 'STANDING',
  readOwnPrivacy: 'STANDING',
  giveConsent: 'STANDING',
  askCorrection: 'STANDING',
  declareParty: 'NEVER',
  closeOwnAccount: 'NEVER',
} as const satisfies Partial<Record<Permission, ActsAsked>>;

export function actsOf(permission: Permission): ActsAsked {
  return (ACT_OF as Partial<Record<Permission, ActsAsked>>)[permission] ?? 'NEVER';
}
