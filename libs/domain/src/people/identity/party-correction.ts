import { type PartyKind, isNatural } from '../../kernel/identity/index.js';
import { Lifecycle, type Refusal, refusal } from '../../kernel/index.js';

/** What of a party stands still after its first business, and is corrected by request. */
export const CORRECTED_FIELDS = {
  kind: '类型',
  name: '姓名（名称）',
  idNumber: '证件号码',
  phone: '手机号',
  bankAccount: '收款账号',
  bankName: '开户行',
  bankNo: '联行号',
  villageCode: '所在村（社区）',
  representativeName: '法定代表人（负责人）姓名',
  representativeIdNumber: '法定代表人（负责人）证件号码',
} as const;

export type CorrectedField = keyof typeof CORRECTED_FIELDS;

/** What these are says who has registered them, and the rules of what they trade hang by it: their papers have other numbers. */
const FIXED_KINDS: readonly PartyKind[] = ['COLLECTIVE', 'VILLAGE_COMMITTEE', 'TOWN_GOVERNMENT'];

/** A person stays a person and an organisation one; bodies that decide for others are what their papers say. */
export function refuseKindCorrection(from: PartyKind, to: PartyKind): Refusal[] {
  const isFixed = FIXED_KINDS.includes(from) || FIXED_KINDS.includes(to);
  return from !== to && (isFixed || isNatural(from) !== isNatural(to))
    ? [refusal('correction.kind-fixed', 'kind')]
    : [];
}

export const CORRECTION_STATES = {
  ASKED: '等受理员核对',
  CHECKED: '等审核员决定',
  DONE: '已更正',
  REFUSED: '没有更正',
  TAKEN_BACK: '已撤回',
} as const;

export type CorrectionState = keyof typeof CORRECTION_STATES;
export type CorrectionAction = 'check' | 'decide' | 'refuse' | 'takeBack';

/** 资料更正: the party asks with papers, one compares them, another decides; old papers keep what they said. */
export const correctionLifecycle = new Lifecycle<
  CorrectionState,
  CorrectionAction,
  'PARTY' | 'CENTER_ACCEPT' | 'CENTER_REVIEW'
>({
  initial: 'ASKED',
  final: ['DONE', 'REFUSED', 'TAKEN_BACK'],
  transitions: [
    { action: 'check', from: ['ASKED'], to: 'CHECKED', by: ['CENTER_ACCEPT'], label: '核对无误' },
    { action: 'decide', from: ['CHECKED'], to: 'DONE', by: ['CENTER_REVIEW'], label: '同意更正' },
    {
      action: 'refuse',
      from: ['ASKED', 'CHECKED'],
      to: 'REFUSED',
      by: ['CENTER_ACCEPT', 'CENTER_REVIEW'],
      label: '不予更正',
    },
    { action: 'takeBack', from: ['ASKED', 'CHECKED'], to: 'TAKEN_BACK', by: ['PARTY'], label: '撤回' },
  ],
});
