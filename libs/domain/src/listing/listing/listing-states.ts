export const LISTING_STATES = {
  DRAFT: '草稿',
  SUBMITTED: '已提交',
  VILLAGE_VERIFYING: '村级核实',
  TOWN_REVIEWING: '乡镇审核',
  CENTER_ACCEPTING: '中心受理',
  CENTER_REVIEWING: '中心审核',
  NOTICE_APPROVING: '公告审批',
  LISTED: '公告中',
  EXTENDED: '延牌',
  REG_CLOSED: '报名截止',
  TRADING: '交易中',
  RESULT_PUBLICITY: '成交公示',
  DEAL_CONFIRMED: '成交确认',
  CONTRACTING: '签订合同',
  SETTLING: '价款结算',
  SETTLED: '结算完成',
  CERTIFIED: '已出鉴证书',
  CLOSED: '已办结',
  ARCHIVED: '已归档',
  CORRECTION: '补正中',
  REJECTED: '不予受理',
  WITHDRAWN: '已撤回',
  FAILED: '流标',
  SUSPENDED: '已中止',
  TERMINATED: '已终止',
  BREACHED: '受让方违约',
  VOIDED: '成交无效',
} as const;

export type ListingState = keyof typeof LISTING_STATES;

/** Registration is open: nobody sees who comes, or how many. Source: rules §8.2.3, §21 A13. */
export const BEFORE_CLOSE: readonly ListingState[] = ['LISTED', 'EXTENDED'];
