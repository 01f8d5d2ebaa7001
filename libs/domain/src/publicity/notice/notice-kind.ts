/** Kinds of public notice. Source: rules §7.1. */
export const NOTICE_KINDS = {
  TRANSFER: '出让公告',
  PURCHASE: '采购公告',
  CHANGE: '变更公告',
  EXTENSION: '延期公告',
  SECOND_ROUND: '第二轮公告',
  SUSPENSION: '中止公告',
  RESUMPTION: '恢复公告',
  TERMINATION: '终止公告',
  WITHDRAWAL: '撤牌公告',
  FAILURE: '流标公告',
  SESSION: '竞价时间公告',
  RESULT: '成交公示',
  REPEAT: '重新竞价公告',
  CONTEST: '改为竞价公告',
  VOID: '成交无效公告',
  BREACH: '违约公示',
  SUCCESSION: '递补成交公告',
  RELAY_RESULT: '成交公告',
  REVOCATION: '废止鉴证书公告',
} as const;

export type NoticeKind = keyof typeof NOTICE_KINDS;

/** The first notice of a lot: what lists show, and what all later ones amend. */
export const FIRST_KINDS: readonly NoticeKind[] = ['TRANSFER', 'PURCHASE'];

/** Notices that ask for bidders as long as their lot is listed. */
export const OFFERING_KINDS: readonly NoticeKind[] = [
  ...FIRST_KINDS,
  'CHANGE',
  'EXTENSION',
  'SECOND_ROUND',
  'RESUMPTION',
];
