/**
 * Columns of the table in which a village hands in the land of many households: one row a parcel, the
 * household's own columns repeated. The words are the heads of the Excel template. Source: rules §3.1.
 */
export const HOUSEHOLD_COLUMNS = {
  name: { head: '户主姓名', hint: '和身份证一致' },
  idNumber: { head: '身份证号', hint: '18 位' },
  phone: { head: '手机号', hint: '11 位' },
  bankAccount: { head: '银行卡号', hint: '户主本人的卡，收流转款用' },
  bankName: { head: '开户行', hint: '' },
  bankNo: { head: '联行号', hint: '开户行的 12 位行号，不知道就空着' },
  contractNo: { head: '承包合同编号', hint: '18 位数字加字母 J' },
  rightEndsOn: { head: '承包期到哪天', hint: '如 2047-12-31' },
  hasConsent: { head: '共有人都同意', hint: '是 或 否' },
  hasMandate: { head: '已签委托书', hint: '是 或 否' },
  share: { head: '分配份额（%）', hint: '按面积分的全都不填；约定份额的每户都填，合计 100，最多四位小数' },
  code: { head: '地块编码', hint: '19 位数字' },
  parcelName: { head: '地块名称', hint: '' },
  mu: { head: '面积（亩）', hint: '照证填，最多四位小数' },
  landUse: { head: '土地利用类型', hint: '水浇地、旱地、水田……' },
  isBasicFarmland: { head: '永久基本农田', hint: '是 或 否' },
  east: { head: '东至', hint: '' },
  south: { head: '南至', hint: '' },
  west: { head: '西至', hint: '' },
  north: { head: '北至', hint: '' },
  owner: { head: '土地归属', hint: '农户 或 集体；不填就是农户。集体的地只填地块各列，款付到集体登记的账户' },
} as const;

export type HouseholdColumn = keyof typeof HOUSEHOLD_COLUMNS;

/** Whose land a row is, as it stands in the table. */
export const LAND_OWNERS = { HOUSEHOLD: '农户', COLLECTIVE: '集体' } as const;
