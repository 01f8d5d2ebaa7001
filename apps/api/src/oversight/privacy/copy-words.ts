import { ROLES } from '@helan/contracts';
import {
  APPLICATION_FIELDS,
  CERTIFICATE_STATES,
  CONTRACT_STATES,
  CORRECTED_FIELDS,
  CORRECTION_STATES,
  DEPOSIT_STATES,
  ENDING_CAUSES,
  ENDING_NOTICE_STATES,
  LISTING_STATES,
  MANDATE_KINDS,
  MESSAGE_CHANNELS,
  MESSAGE_GROUPS,
  NUMBER_RELEASE_STATES,
  OBJECTION_STATES,
  OWNERSHIPS,
  PARTY_KINDS,
  PAYMENT_ORDER_STATES,
  PERSONAL_TABLES,
  PHONE_CHANGE_STATES,
  PROPERTY_TYPES,
  RECEIPT_STATES,
  RECEIVERS,
  REGISTRATION_STATES,
  STOP_CAUSES,
  STOP_STATES,
  TRADING_METHODS,
  TRANSFER_MODES,
  VERIFICATION_WAYS,
} from '@helan/domain';

type Words = Readonly<Record<string, string>>;

const SIDES: Words = { TRANSFEROR: '转出方', TRANSFEREE: '受让方', APPLICANT: '意向受让方' };
const WAYS: Words = Object.fromEntries(
  Object.entries(VERIFICATION_WAYS).map(([way, { name }]) => [way, name]),
);
const TYPES: Words = Object.fromEntries(PROPERTY_TYPES.map(({ code, name }) => [code, name]));

/** What a code means under a heading, whichever table it stands in. */
const BY_HEADING: Readonly<Record<string, Words>> = {
  类别: PARTY_KINDS,
  类型: PARTY_KINDS,
  品种: TYPES,
  角色: ROLES,
  岗位: ROLES,
  谁办的: ROLES,
  哪一方: SIDES,
  怎样核验的: WAYS,
  哪一类: MESSAGE_GROUPS,
  到: { ...REGISTRATION_STATES, ...LISTING_STATES },
  转出方式: TRANSFER_MODES,
  交易方式: TRADING_METHODS,
  所有权性质: OWNERSHIPS,
  受让方范围: RECEIVERS,
};

/** What it means in one table alone. */
const BY_TABLE: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  project: { 状态: LISTING_STATES },
  registration: { 状态: REGISTRATION_STATES },
  registration_event: { 到: REGISTRATION_STATES },
  deposit: { 状态: DEPOSIT_STATES },
  bank_receipt: { 状态: RECEIPT_STATES },
  payment_order: { 状态: PAYMENT_ORDER_STATES },
  contract: { 状态: CONTRACT_STATES },
  certificate: { 状态: CERTIFICATE_STATES },
  objection: { 状态: OBJECTION_STATES },
  ending_notice: { 状态: ENDING_NOTICE_STATES, 原因: ENDING_CAUSES },
  agent_mandate: { 种类: MANDATE_KINDS },
  party_stop: { 状态: STOP_STATES, 原因: STOP_CAUSES },
  number_release: { 状态: NUMBER_RELEASE_STATES },
  phone_change: { 状态: PHONE_CHANGE_STATES },
  party_correction: { 状态: CORRECTION_STATES },
  delivery: { 方式: MESSAGE_CHANNELS },
  message_choice: { 方式: MESSAGE_CHANNELS },
};

/** Keys of what lies in a row as a whole: an application, a registration, what was corrected. */
const LABELS: Words = {
  ...CORRECTED_FIELDS,
  ...APPLICATION_FIELDS,
  name: '名称（姓名）',
  kind: '类型',
  verifiedAt: '核验时间',
  code: '编码',
  mu: '面积（亩）',
  landUse: '土地利用类型',
  east: '东至',
  south: '南至',
  west: '西至',
  north: '北至',
  isBasicFarmland: '永久基本农田',
  hasConsented: '已经同意',
  scope: '代办什么',
  validUntil: '到期',
  intendedUse: '拟用途与计划',
  capability: '经营能力',
  quoteYuan: '报价（元）',
  hasPromised: '承诺',
  claimGround: '优先权的依据',
  ownShare: '自己的份额',
};

const TABLES: Words = Object.fromEntries(
  Object.entries(PERSONAL_TABLES).map(([table, { title }]) => [title, table]),
);

/** The heading of a key, in words where it has any. */
export function labelOf(key: string): string {
  return Object.hasOwn(LABELS, key) ? LABELS[key]! : key;
}

/** What a code says under a heading in a part of the copy; itself where it is no code. */
export function wordOf(title: string, heading: string, code: string): string {
  const words = BY_TABLE[TABLES[title] ?? '']?.[heading] ?? BY_HEADING[heading];
  return words && Object.hasOwn(words, code) ? words[code]! : code;
}
