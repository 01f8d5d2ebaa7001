/** Ways in which a right changes hands; each type has its own allow-list. Source: rules §3.0. */
export const TRANSFER_MODES = {
  SUBCONTRACT: '转包',
  LEASE: '出租',
  EQUITY: '入股',
  TRANSFER: '转让',
  CONTRACT: '承包（发包）',
  JOINT_VENTURE: '合资',
  COOPERATION: '合作',
  EQUITY_COOP: '股份合作',
  LICENSE: '出租（许可使用）',
  RE_TRANSFER: '再流转',
  REDEEM: '退出（赎回）',
  PROCURE: '采购',
  QUOTA_TRANSFER: '指标交易',
} as const;

/** A pledge is a matter of registration, never a listing. Source: rules §3.10, §12; 贺党办〔2022〕110号 四(八). */
export const PLEDGE = 'MORTGAGE';

export type TransferMode = keyof typeof TRANSFER_MODES;

/** Modes that the law of leases caps. Source: 民法典 第七百零五条; rules §3.0, §19 D1. */
export const LEASE_MODES: readonly TransferMode[] = ['LEASE', 'SUBCONTRACT'];

/** How the transferee is found. Source: 贺党办〔2022〕110号 三(五). */
export const TRADING_METHODS = {
  BIDDING: '竞价',
  NEGOTIATION: '双方协商',
  TENDER: '招投标',
  AUCTION: '拍卖',
} as const;

export type TradingMethod = keyof typeof TRADING_METHODS;
