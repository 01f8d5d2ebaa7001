import { Lifecycle, type LifecycleTable } from '../../kernel/index.js';
import type { ListingState } from './listing-states.js';
import type { ListingAction, ListingDoer } from './listing-actions.js';
import { TRADING_STEPS } from './trading-steps.js';

const REVIEWS = ['VILLAGE_VERIFYING', 'TOWN_REVIEWING', 'CENTER_ACCEPTING', 'CENTER_REVIEWING'] as const;
const REVIEWERS = ['VILLAGE_LIAISON', 'TOWN_REVIEWER', 'CENTER_ACCEPT', 'CENTER_REVIEW'] as const;
/** Where a listing can be stopped for a time. A session that runs stands still with it. */
const STOPPABLE = ['LISTED', 'REG_CLOSED', 'TRADING', 'RESULT_PUBLICITY'] as const;
const STOPPERS = ['CENTER_APPROVE', 'SUPERVISOR'] as const;
const BEFORE_LISTING = ['DRAFT', 'CORRECTION', ...REVIEWS, 'NOTICE_APPROVING'] as const;

/** Source: rules §6.1; the states and their identifiers are those of the rulebook. */
export const LISTING_TABLE: LifecycleTable<ListingState, ListingAction, ListingDoer> = {
  initial: 'DRAFT',
  final: ['REJECTED', 'WITHDRAWN', 'FAILED', 'TERMINATED', 'VOIDED'],
  // A lease can be ended as long as it runs. Source: 农村土地承包法 第四十二条.
  rests: ['ARCHIVED'],
  reopens: ['reconsider'],
  transitions: [
    {
      from: 'DRAFT',
      action: 'submit',
      to: 'SUBMITTED',
      by: ['TRANSFEROR'],
      label: '提交申请',
      source: '贺党办〔2022〕110号 四(一)',
    },
    { from: 'SUBMITTED', action: 'assign', to: 'VILLAGE_VERIFYING', by: ['SYSTEM'], label: '分派村级核实' },
    {
      from: 'VILLAGE_VERIFYING',
      action: 'verify',
      to: 'TOWN_REVIEWING',
      by: ['VILLAGE_LIAISON'],
      label: '核实通过',
      source: '贺党办〔2022〕110号 六(二)',
    },
    {
      from: 'TOWN_REVIEWING',
      action: 'passTownship',
      to: 'CENTER_ACCEPTING',
      by: ['TOWN_REVIEWER'],
      label: '乡镇审核通过',
      source: '贺党办〔2022〕110号 六(二)',
    },
    {
      from: 'CENTER_ACCEPTING',
      action: 'accept',
      to: 'CENTER_REVIEWING',
      by: ['CENTER_ACCEPT'],
      label: '受理',
      source: '贺党办〔2022〕110号 四(一)',
    },
    {
      from: 'CENTER_REVIEWING',
      action: 'passReview',
      to: 'NOTICE_APPROVING',
      by: ['CENTER_REVIEW'],
      label: '审核通过',
      source: '贺党办〔2022〕110号 四(三)',
    },
    { from: REVIEWS, action: 'requestCorrection', to: 'CORRECTION', by: REVIEWERS, label: '一次性告知补正' },
    { from: REVIEWS, action: 'reject', to: 'REJECTED', by: REVIEWERS, label: '不予受理' },
    {
      from: 'REJECTED',
      action: 'reconsider',
      to: 'REMEMBERED',
      by: ['CENTER_APPROVE'],
      label: '两人复核，重新审查',
    },
    {
      from: 'NOTICE_APPROVING',
      action: 'sendBack',
      to: 'CENTER_REVIEWING',
      by: ['CENTER_APPROVE'],
      label: '退回审核',
    },
    { from: 'CORRECTION', action: 'resubmit', to: 'REMEMBERED', by: ['TRANSFEROR'], label: '补正后再提交' },
    { from: 'CORRECTION', action: 'lapse', to: 'WITHDRAWN', by: ['SYSTEM'], label: '逾期未补正，视为撤回' },
    { from: BEFORE_LISTING, action: 'withdraw', to: 'WITHDRAWN', by: ['TRANSFEROR'], label: '撤回申请' },
    {
      from: 'NOTICE_APPROVING',
      action: 'publish',
      to: 'LISTED',
      by: ['CENTER_APPROVE'],
      label: '批准并发布公告',
      source: '贺党办〔2022〕110号 四(五)',
    },
    { from: 'LISTED', action: 'withdrawNotice', to: 'WITHDRAWN', by: ['CENTER_APPROVE'], label: '撤牌' },
    { from: 'LISTED', action: 'extend', to: 'EXTENDED', by: ['SYSTEM'], label: '报名不足，延牌' },
    { from: 'EXTENDED', action: 'relist', to: 'LISTED', by: ['SYSTEM'], label: '延期公告已发布' },
    { from: 'LISTED', action: 'amend', to: 'LISTED', by: ['CENTER_APPROVE'], label: '发布变更公告' },
    { from: STOPPABLE, action: 'suspend', to: 'SUSPENDED', by: STOPPERS, label: '中止' },
    {
      from: 'SUSPENDED',
      action: 'resume',
      to: 'REMEMBERED',
      by: ['CENTER_APPROVE', 'SUPERVISOR'],
      label: '恢复',
    },
    { from: 'SUSPENDED', action: 'prolong', to: 'SUSPENDED', by: ['CENTER_APPROVE'], label: '延长中止' },
    {
      from: [...STOPPABLE, 'DEAL_CONFIRMED', 'CONTRACTING', 'SETTLING', 'SETTLED'],
      action: 'terminate',
      to: 'TERMINATED',
      by: STOPPERS,
      label: '终止',
    },
    {
      from: 'SUSPENDED',
      action: 'terminate',
      to: 'TERMINATED',
      by: [...STOPPERS, 'SYSTEM'],
      label: '终止',
    },
    {
      from: 'LISTED',
      action: 'postpone',
      to: 'LISTED',
      by: ['SYSTEM'],
      label: '工作日历调整，顺延',
    },
    {
      from: 'RESULT_PUBLICITY',
      action: 'postpone',
      to: 'RESULT_PUBLICITY',
      by: ['SYSTEM'],
      label: '工作日历调整，顺延',
    },
    {
      from: ['REG_CLOSED', 'TRADING'],
      action: 'reopenRegistration',
      to: 'LISTED',
      by: ['SYSTEM'],
      label: '工作日历调整，重新开放报名',
    },
    {
      from: 'LISTED',
      action: 'closeRegistration',
      to: 'REG_CLOSED',
      by: ['SYSTEM'],
      label: '公告期满，报名截止',
    },
    ...TRADING_STEPS,
  ],
};

export const listingLifecycle = new Lifecycle(LISTING_TABLE);

/** States in which a lot stays for good. */
export const OVER_STATES: readonly ListingState[] = [...LISTING_TABLE.final, ...(LISTING_TABLE.rests ?? [])];

/** States of a lot whose contract both sides have signed: the right has passed for its term. */
export const SIGNED_STATES: readonly ListingState[] = [
  'SETTLING',
  'SETTLED',
  'CERTIFIED',
  'CLOSED',
  'ARCHIVED',
];
