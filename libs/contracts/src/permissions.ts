/** Roles of the platform's people. Source: rules §5.2. */
export const ROLES = {
  MEMBER: '办事群众',
  VILLAGE_LIAISON: '村级信息联络员',
  TOWN_REVIEWER: '乡镇专员',
  CENTER_ACCEPT: '受理员',
  CENTER_REVIEW: '审核员',
  CENTER_APPROVE: '中心负责人',
  TRADE_HOST: '交易组织员',
  FINANCE_CLERK: '出纳',
  FINANCE_CHECK: '财务复核',
  CERT_CLERK: '鉴证员',
  ARCHIVIST: '档案员',
  SUPERVISOR: '监管人员',
  DEPT_USER: '协查部门',
} as const;

export type Role = keyof typeof ROLES;

/** Names of whoever takes a step of a listing: roles, the two sides of the deal, and the platform itself. */
export const DOER_NAMES: Readonly<Record<string, string>> = {
  ...ROLES,
  TRANSFEROR: '转出方',
  TRANSFEREE: '受让方',
  BOTH_SIDES: '双方',
  SYSTEM: '平台',
};

/** Who may do what. A route names one permission; what is not named here nobody may do. */
export const PERMISSIONS = {
  manageOwnAccount: [
    'MEMBER',
    'VILLAGE_LIAISON',
    'TOWN_REVIEWER',
    'CENTER_ACCEPT',
    'CENTER_REVIEW',
    'CENTER_APPROVE',
    'TRADE_HOST',
    'FINANCE_CLERK',
    'FINANCE_CHECK',
    'CERT_CLERK',
    'ARCHIVIST',
    'SUPERVISOR',
    'DEPT_USER',
  ],
  declareParty: ['MEMBER'],
  applyForListing: ['MEMBER', 'VILLAGE_LIAISON'],
  fileForVillager: ['VILLAGE_LIAISON'],
  verifyParty: ['VILLAGE_LIAISON', 'CENTER_ACCEPT'],
  readPartyRecords: ['CENTER_ACCEPT', 'CENTER_REVIEW', 'CENTER_APPROVE', 'ARCHIVIST', 'SUPERVISOR'],
  readBars: ['CENTER_ACCEPT', 'CENTER_REVIEW', 'CENTER_APPROVE', 'SUPERVISOR'],
  keepBars: ['SUPERVISOR'],
  readProjects: [
    'MEMBER',
    'VILLAGE_LIAISON',
    'TOWN_REVIEWER',
    'CENTER_ACCEPT',
    'CENTER_REVIEW',
    'CENTER_APPROVE',
    'TRADE_HOST',
    'FINANCE_CLERK',
    'FINANCE_CHECK',
    'CERT_CLERK',
    'ARCHIVIST',
    'SUPERVISOR',
  ],
  verifySite: ['VILLAGE_LIAISON'],
  reviewAsTownship: ['TOWN_REVIEWER'],
  acceptApplication: ['CENTER_ACCEPT'],
  reviewApplication: ['CENTER_REVIEW'],
  reviewAtAnyStep: ['VILLAGE_LIAISON', 'TOWN_REVIEWER', 'CENTER_ACCEPT', 'CENTER_REVIEW'],
  publishNotice: ['CENTER_APPROVE'],
  recordRelay: ['CENTER_REVIEW'],
  permitPurchase: ['SUPERVISOR'],
  confirmMember: ['VILLAGE_LIAISON'],
  askQuestion: ['MEMBER'],
  answerQuestion: ['CENTER_ACCEPT'],
  readParcels: [
    'VILLAGE_LIAISON',
    'TOWN_REVIEWER',
    'CENTER_ACCEPT',
    'CENTER_REVIEW',
    'CENTER_APPROVE',
    'SUPERVISOR',
  ],
  keepParcels: ['CENTER_REVIEW'],
  readQueries: ['CENTER_REVIEW', 'CENTER_APPROVE', 'SUPERVISOR'],
  answerQuery: ['DEPT_USER'],
  appointStandIn: ['TOWN_REVIEWER', 'CENTER_APPROVE'],
  readRulings: ['CENTER_REVIEW', 'CENTER_APPROVE', 'SUPERVISOR'],
  proposeRuling: ['CENTER_REVIEW'],
  decideRuling: ['CENTER_APPROVE'],
  readRisks: ['TOWN_REVIEWER', 'CENTER_ACCEPT', 'CENTER_REVIEW', 'CENTER_APPROVE', 'SUPERVISOR'],
  readHistory: ['SUPERVISOR'],
  closeRisk: ['TOWN_REVIEWER', 'CENTER_REVIEW', 'CENTER_APPROVE', 'SUPERVISOR'],
  proposeChange: ['CENTER_REVIEW'],
  readChange: ['CENTER_REVIEW', 'CENTER_APPROVE', 'SUPERVISOR'],
  decideChange: ['CENTER_APPROVE'],
  stopListing: ['CENTER_APPROVE', 'SUPERVISOR'],
  resumeListing: ['CENTER_APPROVE'],
  registerForLot: ['MEMBER'],
  reviewBusiness: ['TOWN_REVIEWER', 'SUPERVISOR'],
  readRegistrationPaper: ['MEMBER', 'CENTER_REVIEW', 'TOWN_REVIEWER', 'SUPERVISOR'],
  qualifyApplicant: ['CENTER_REVIEW'],
  enterReceipt: ['FINANCE_CLERK'],
  confirmReceipt: ['FINANCE_CHECK'],
  proposeReceiptDecision: ['FINANCE_CLERK'],
  answerReceiptDecision: ['FINANCE_CHECK'],
  openReceipt: ['FINANCE_CLERK', 'FINANCE_CHECK'],
  readFinance: ['FINANCE_CLERK', 'FINANCE_CHECK', 'SUPERVISOR'],
  executePayment: ['FINANCE_CLERK'],
  confirmPayment: ['FINANCE_CHECK'],
  readConsultation: ['MEMBER', 'VILLAGE_LIAISON', 'TRADE_HOST'],
  answerConsultation: ['MEMBER', 'VILLAGE_LIAISON'],
  hostTrading: ['TRADE_HOST'],
  readSessionQuestions: ['TRADE_HOST', 'CENTER_APPROVE', 'SUPERVISOR'],
  proposeSessionDecision: ['TRADE_HOST', 'CENTER_APPROVE'],
  answerSessionDecision: ['SUPERVISOR'],
  placeBid: ['MEMBER'],
  holdKey: ['MEMBER', 'VILLAGE_LIAISON', 'CENTER_APPROVE', 'SUPERVISOR'],
  enterReserve: ['MEMBER', 'VILLAGE_LIAISON'],
  readOpening: ['MEMBER', 'VILLAGE_LIAISON', 'CENTER_APPROVE', 'SUPERVISOR', 'TRADE_HOST'],
  scorePlans: ['TRADE_HOST'],
  negotiate: ['MEMBER', 'VILLAGE_LIAISON'],
  readNegotiation: ['MEMBER', 'VILLAGE_LIAISON', 'TRADE_HOST'],
  fileObjection: ['MEMBER'],
  readObjections: ['CENTER_APPROVE', 'SUPERVISOR'],
  answerObjection: ['CENTER_APPROVE'],
  decideObjection: ['SUPERVISOR'],
  declareBreach: ['CENTER_APPROVE'],
  readBreach: ['CENTER_REVIEW', 'CENTER_APPROVE', 'SUPERVISOR'],
  answerSuccession: ['MEMBER'],
  sendContract: ['CENTER_REVIEW'],
  signContract: ['MEMBER'],
  signOnPaper: ['VILLAGE_LIAISON'],
  draftCertificate: ['CERT_CLERK'],
  reviewCertificate: ['CENTER_REVIEW'],
  issueCertificate: ['CENTER_APPROVE'],
  closeProject: ['CENTER_REVIEW'],
  archiveProject: ['ARCHIVIST'],
  readRecord: [
    'MEMBER',
    'CENTER_ACCEPT',
    'CENTER_REVIEW',
    'CENTER_APPROVE',
    'TRADE_HOST',
    'FINANCE_CLERK',
    'FINANCE_CHECK',
    'CERT_CLERK',
    'ARCHIVIST',
    'SUPERVISOR',
  ],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function hasPermission(roles: readonly Role[], permission: Permission): boolean {
  return PERMISSIONS[permission].some((role) => roles.includes(role));
}

/** Pairs of roles that one person may not hold together. Source: rules §5.2. */
export const SEPARATED_ROLES: readonly (readonly [Role, Role])[] = [
  ['VILLAGE_LIAISON', 'TOWN_REVIEWER'],
  ['TOWN_REVIEWER', 'CENTER_ACCEPT'],
  ['CENTER_ACCEPT', 'CENTER_REVIEW'],
  ['CENTER_REVIEW', 'CENTER_APPROVE'],
  ['CENTER_ACCEPT', 'TRADE_HOST'],
  ['FINANCE_CLERK', 'FINANCE_CHECK'],
  ['CERT_CLERK', 'FINANCE_CLERK'],
];

/** Roles that oversee or answer from outside, and are nobody's beside another. */
const ALONE: readonly Role[] = ['SUPERVISOR', 'DEPT_USER'];

/** Two of these roles that one person may not hold together, or nothing. Source: rules §5.2. */
export function findSeparation(roles: readonly Role[]): readonly [Role, Role] | undefined {
  const alone = ALONE.find((role) => roles.includes(role));
  const other = roles.find((role) => role !== alone);
  if (alone && other) return [alone, other];
  return SEPARATED_ROLES.find((pair) => pair.every((role) => roles.includes(role)));
}
