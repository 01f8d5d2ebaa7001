import type { ListingAction } from '@helan/domain';

/** What a step asks for before it is taken. */
export type ActionForm =
  | { readonly kind: 'opinion'; readonly noun: string }
  | { readonly kind: 'reason'; readonly noun: string; readonly of: 'project' | 'lot' }
  | { readonly kind: 'items' | 'reject'; readonly noun: string }
  | { readonly kind: 'confirm'; readonly noun: string; readonly of: 'project' | 'lot'; readonly text: string }
  | { readonly kind: 'siteCheck' | 'publish' | 'trading' | 'closing' | 'relay' | 'suspend' | 'terminate' }
  | { readonly kind: 'elsewhere'; readonly link: string; readonly text: string };

/** The buttons come from the lifecycle table; this says what each opens. */
export const ACTION_FORMS: Readonly<Partial<Record<ListingAction, ActionForm>>> = {
  verify: { kind: 'siteCheck' },
  passTownship: { kind: 'opinion', noun: 'township-review' },
  accept: { kind: 'opinion', noun: 'acceptance' },
  passReview: { kind: 'opinion', noun: 'review' },
  requestCorrection: { kind: 'items', noun: 'correction-request' },
  reject: { kind: 'reject', noun: 'rejection' },
  publish: { kind: 'publish' },
  sendBack: { kind: 'reason', noun: 'notice-return', of: 'project' },
  closePurchase: { kind: 'closing' },
  withdrawNotice: { kind: 'reason', noun: 'withdrawal', of: 'lot' },
  openTrading: { kind: 'trading' },
  agree: {
    kind: 'confirm',
    noun: 'agreement',
    of: 'lot',
    text: '只有一人参加。按挂牌价和他的报价孰高协议成交，接着成交公示。设有保留价的，先由两位持钥人开启，没有达到的流标；还没有封存的，标的中止，等转出方封存。',
  },
  openNegotiation: {
    kind: 'confirm',
    noun: 'negotiation',
    of: 'lot',
    text: '请转出方和每一位取得资格的人在自己的页面上协商，谁先出价都可以。',
  },
  recordRelay: { kind: 'relay' },
  suspend: { kind: 'suspend' },
  prolong: { kind: 'reason', noun: 'suspension-extension', of: 'lot' },
  resume: { kind: 'reason', noun: 'resumption', of: 'lot' },
  terminate: { kind: 'terminate' },
  sendContract: {
    kind: 'confirm',
    noun: 'contract',
    of: 'lot',
    text: '按成交结果生成合同，发给转出方和受让方签字。',
  },
  settle: { kind: 'elsewhere', link: '/console/finance', text: '价款收齐、拨付完，系统自动转入“结算完成”。' },
  certify: {
    kind: 'elsewhere',
    link: '/console/certificates',
    text: '鉴证书先由鉴证员草拟、审核员复核，再由负责人签发。',
  },
  close: { kind: 'closing' },
  archive: { kind: 'confirm', noun: 'archive', of: 'lot', text: '检查卷内材料是否齐全，编档号，此后只读。' },
};
