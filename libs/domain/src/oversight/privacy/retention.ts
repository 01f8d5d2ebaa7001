import type { ParameterKey, Rulebook } from '../../rules/rulebook/index.js';

/** From when a time of keeping runs. */
export const KEPT_FROM = {
  CLOSING: '账号注销',
  FILING: '项目归档',
  LAST_SIGN_IN: '最后一次从那里登录',
  SIGNED_IN: '登录',
  ATTEMPT: '那一次尝试',
  EXPIRY: '过期',
  LOT_OVER: '标的成交确认或者结束',
  MADE: '生成',
  VIEWED: '查看',
  LAST_USE: '最后一次操作',
  DONE: '办完那一步',
  DISABLED: '停用',
} as const;

export type KeptFrom = keyof typeof KEPT_FROM;

/** How long: so many days, as the rulebook has it, by the archive's own periods, or as long as there is the account. */
export type KeptFor =
  | { readonly days: number }
  | { readonly parameter: ParameterKey }
  | { readonly archive: true }
  | { readonly account: true };

/** By whom it goes: the retention job, the room that keeps it, with the account, or by the archive's rules. */
export type ErasedBy = 'JOB' | 'ROOM' | 'CLOSING' | 'ARCHIVE';

export interface Retention {
  readonly title: string;
  readonly why: string;
  readonly keptFor: KeptFor;
  readonly from: KeptFrom;
  readonly erasedBy: ErasedBy;
  /** Where the rule stands. */
  readonly source: string;
  /** What keeps it beyond that time. */
  readonly heldBy?: string;
}

const PIPL = '个人信息保护法';
const ARCHIVE_RULES = '档案法';

/** How long each kind of personal data is kept. Source: rules §13.1, §13.2, §14. The page of privacy, the job and the copy of a person read it here. */
export const RETENTIONS = {
  ACCOUNT: {
    title: '账号、登记备案',
    why: '办事要知道您是谁',
    keptFor: { account: true },
    from: 'CLOSING',
    erasedBy: 'CLOSING',
    source: `${PIPL} 第六条、第四十七条`,
    heldBy: '办过申请、报名的，登记备案（姓名、证件号码、手机号、银行账号）随项目档案保存',
  },
  ARCHIVED: {
    title: '申请、报名、出价、签字、合同、鉴证书和资金',
    why: '成交要能查清，权利要有凭证',
    keptFor: { archive: true },
    from: 'FILING',
    erasedBy: 'ARCHIVE',
    source: ARCHIVE_RULES,
  },
  LOG: {
    title: '谁改过什么、谁看过什么的记录',
    why: '网络安全法要求日志至少留六个月；查清责任',
    keptFor: { archive: true },
    from: 'DONE',
    erasedBy: 'ARCHIVE',
    source: '网络安全法',
  },
  PERSONAL_VIEW: {
    title: '谁看过您的完整号码、证件和材料',
    why: '您可以查是谁、为什么看的',
    keptFor: { days: 1096 },
    from: 'VIEWED',
    erasedBy: 'JOB',
    source: '网络安全法（至少六个月）',
    heldBy: '有没有办完的异议、投诉的，办完再删',
  },
  CONSENT: {
    title: '您同意过什么、撤回过什么',
    why: '证明公开和使用您的信息有您的同意',
    keptFor: { archive: true },
    from: 'FILING',
    erasedBy: 'ARCHIVE',
    source: `${PIPL} 第二十五条、第四十四条`,
  },
  COPY: {
    title: '您要过的个人信息副本',
    why: '给您下载',
    keptFor: { days: 7 },
    from: 'MADE',
    erasedBy: 'JOB',
    source: `${PIPL} 第四十五条`,
  },
  DRAFT: {
    title: '没有提交的报名草稿和材料',
    why: '您可以接着填',
    keptFor: { days: 180 },
    from: 'LOT_OVER',
    erasedBy: 'JOB',
    source: `${PIPL} 第六条（最小必要）`,
    heldBy: '这个标的有没有办完的异议、风险提示的，办完再删',
  },
  SIGN_IN_PLACE: {
    title: '从哪里登录过（散列值）',
    why: '别处有人猜密码时，只拦他那里',
    keptFor: { days: 180 },
    from: 'LAST_SIGN_IN',
    erasedBy: 'ROOM',
    source: '网络安全法',
  },
  MESSAGE: {
    title: '给您的消息和发送记录',
    why: '您能再看，办事的人能查有没有告诉到您',
    keptFor: { days: 1096 },
    from: 'MADE',
    erasedBy: 'JOB',
    source: `${PIPL} 第六条（最小必要）、第四十七条`,
    heldBy: '还没有发出去、还没有当面告知的，办完再删',
  },
  CODE: {
    title: '手机验证码（散列值）',
    why: '验证码只能用一次',
    keptFor: { days: 1 },
    from: 'EXPIRY',
    erasedBy: 'ROOM',
    source: 'GB/T 22239-2019',
  },
  ATTEMPT: {
    title: '试过几次密码',
    why: '防止猜密码',
    keptFor: { days: 1 },
    from: 'ATTEMPT',
    erasedBy: 'ROOM',
    source: `${PIPL} 第六条（最小必要）`,
  },
  VISIT: {
    title: '报名人从哪里来（散列值）',
    why: '防止串通',
    keptFor: { parameter: 'visit.keepDays' },
    from: 'LOT_OVER',
    erasedBy: 'ROOM',
    source: '中心交易规则',
  },
  SIGN_IN_LOG: {
    title: '登录记录（地址和设备只存散列值）',
    why: '您能看出是不是自己登录的',
    keptFor: { days: 365 },
    from: 'SIGNED_IN',
    erasedBy: 'ROOM',
    source: '网络安全法（至少六个月）',
  },
  SECOND_FACTOR: {
    title: '工作人员的动态口令',
    why: '工作人员登录除了密码，还要手机上的动态口令',
    keptFor: { days: 180 },
    from: 'DISABLED',
    erasedBy: 'JOB',
    source: 'GB/T 22239-2019',
  },
  DESK: {
    title: '工作人员存下的查询、打开着和领走的事、收到的工作提醒',
    why: '接着上次的查；两个人不办重，一件事只提醒一次',
    keptFor: { days: 180 },
    from: 'DISABLED',
    erasedBy: 'JOB',
    source: `${PIPL} 第六条（最小必要）`,
  },
  SESSION: {
    title: '登录状态',
    why: '不用每一页都登录',
    keptFor: { days: 1 },
    from: 'LAST_USE',
    erasedBy: 'JOB',
    source: `${PIPL} 第六条（最小必要）`,
  },
} as const satisfies Readonly<Record<string, Retention>>;

export type RetentionKind = keyof typeof RETENTIONS;
export const RETENTION_KINDS = Object.keys(RETENTIONS) as RetentionKind[];

/** Kinds that the retention job erases, with their days; the days of the others are kept elsewhere. */
export function kindsOfJob(): { readonly kind: RetentionKind; readonly days: number }[] {
  return RETENTION_KINDS.flatMap((kind) => {
    const { erasedBy, keptFor }: Retention = RETENTIONS[kind];
    return erasedBy === 'JOB' && 'days' in keptFor ? [{ kind, days: keptFor.days }] : [];
  });
}

/** `生成以后 7 天`; the value of a parameter is named by whoever knows it. */
export function keptInWords({ keptFor, from }: Retention, parameterDays?: number): string {
  if ('account' in keptFor) return '账号注销为止';
  if ('archive' in keptFor) return '归入档案，按档案的保管期限';
  const days = 'days' in keptFor ? keptFor.days : parameterDays;
  return days === undefined
    ? `${KEPT_FROM[from]}以后一段时间，到期自动删除`
    : `${KEPT_FROM[from]}以后 ${days} 天，到期自动删除`;
}

/** The same as the rules in force have it. */
export function keptByRules(kind: RetentionKind, rulebook: Rulebook): string {
  const row: Retention = RETENTIONS[kind];
  return keptInWords(row, 'parameter' in row.keptFor ? rulebook[row.keptFor.parameter] : undefined);
}
