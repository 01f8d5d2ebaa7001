interface Thing {
  readonly name: string;
  /** Tells who has applied. */
  readonly isBlind?: boolean;
}

/** What the lines of a listing are, by their tables. */
export const THINGS: Readonly<Record<string, Thing>> = {
  project: { name: '申请' },
  lot: { name: '标段' },
  listing_event: { name: '办理记录' },
  project_document: { name: '申请材料' },
  project_household: { name: '农户名册' },
  department_query: { name: '协查' },
  subject_claim: { name: '标的占用' },
  risk_alert: { name: '风险提示' },
  notice: { name: '公告' },
  lot_change: { name: '公告更正' },
  question: { name: '咨询' },
  party_record: { name: '主体核验' },
  registration: { name: '报名', isBlind: true },
  registration_document: { name: '报名材料', isBlind: true },
  deposit: { name: '保证金', isBlind: true },
  payment_order: { name: '付款单', isBlind: true },
  consultation: { name: '征询' },
  bidding_session: { name: '竞价场次', isBlind: true },
  assisted_word: { name: '代办的答复、保留价和解除' },
  reserve: { name: '底价' },
  deal: { name: '成交' },
  fallen_deal: { name: '落空的成交' },
  confirmation: { name: '成交确认书' },
  negotiation: { name: '协商', isBlind: true },
  objection: { name: '异议', isBlind: true },
  contract: { name: '合同' },
  settlement: { name: '结算' },
  succession: { name: '顺位' },
  ending_notice: { name: '解除合同通知' },
  certificate: { name: '鉴证书' },
  archive_file: { name: '档案' },
  audit_reading: { name: '查阅变动记录' },
};

export function nameOfThing(table: string): string {
  return THINGS[table]?.name ?? '其他记录';
}
