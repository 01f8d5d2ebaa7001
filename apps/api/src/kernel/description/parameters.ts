import { ParseIntPipe, type Type } from '@nestjs/common';
import { IdPipe } from '../http/index.js';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { GuardedRoute } from '../auth/index.js';
import { ID } from './examples.js';
import type { Operation, Parameter, Schema } from './operation.js';

/** What an id in an address is the id of, by the word before it. */
const SUBJECTS: Readonly<Record<string, string>> = {
  projects: '项目',
  lots: '标的',
  documents: '材料',
  'department-queries': '协查',
  reconsiderations: '复核',
  risks: '风险提示',
  receipts: '到账记录',
  'payment-orders': '付款单',
  'bank-profiles': '银行设置',
  'bank-statements': '银行文件',
  'payment-batches': '付款批次',
  orders: '付款单',
  bonds: '履约保证金',
  'bond-claims': '履约保证金的扣付',
  'breach-dues': '转出方违约赔付',
  'interest-receipts': '银行结息',
  certificates: '鉴证书',
  contracts: '合同',
  members: '村民（登记备案的人）',
  parties: '登记备案的人',
  bars: '禁入记录',
  'issuer-requests': '统一身份认证的关联申请',
  mandates: '授权',
  corrections: '资料更正',
  papers: '证件材料',
  'party-stops': '停办',
  'number-releases': '空出证件号码的提议',
  'phone-changes': '换绑手机号的申请',
  'co-holders': '共有人',
  'stand-ins': '代理',
  parcels: '地块',
  changes: '变更',
  letters: '催缴函',
  notices: '公告',
  messages: '消息',
  'unsent-messages': '没有发出去的短信',
  'mouth-tellings': '当面告知',
  questions: '咨询',
  rulings: '参数或日历的变更',
  negotiations: '协商',
  objections: '异议',
  registrations: '报名',
  'social-reviews': '资格审查',
  escalations: '风险提示',
  'paper-scans': '签字扫描件',
  'ending-notices': '解除合同通知',
  views: '常用列表',
  sessions: '自己一处登录',
  'staff-changes': '账号变动的申请',
  'security-events': '安全提醒',
  consents: '同意的记录',
  copies: '个人信息副本',
  'personal-views': '查看完整号码的记录',
  '{table}': '期限所属的事项',
};

const NAMES: Readonly<Record<string, string>> = {
  subAccount: '银行流水上的子账号',
  position: '第几块地，从 0 数起',
  kind: '哪一种文书；待办里是哪几种事项，用逗号隔开',
  key: '待办里的一件，就是列表里的 key',
  desk: '只看这个工作页的，就是它的路径',
  region: '只看这个地区的，统计代码的开头几位',
  due: '只看超期的（overdue）、今天到期的（today）、七天内到期的（week）或没有期限的（none）',
  q: '要找的字、编号，或者一个完整的证件号、账号',
  mine: '只看由自己专办的：true',
  sort: '先到期的（due）、先来的（since）、后来的（newest）在前，或按事项（kind）、地区（region）、编号（number）、名称（title）',
  table: '哪一类期限',
  code: '县、乡镇或村的统计代码',
  role: '只看有这个岗位的',
  disabled: '只看停用的（true）或在用的（false）',
  odd: '只看不常见的登录：true',
  seq: '第几期付款，从 1 数起',
  state: '只看这种状态的',
  bank: '中心的哪个账户：保证金专户（DEPOSIT_BANK）或价款专户（PRICE_BANK）',
  day: '哪一天，例如 2026-11-03',
  month: '哪个月，例如 2026-11；不写是该结账的那个月',
  period: '哪一年（2026）或者哪个月（2026-11）',
  no: '收据号',
  orderId: '付款单的编号',
  verdict: '只看能收的（NEW）、已经有了的（KNOWN）、和以前不一样的（DIFFERS）或不能收的（BAD）',
  outcome: '只看这种结果的，例如要人处理的（LEFT）',
  search: '名称或编号里的字',
  myTurn: '只看轮到自己办的：true',
  at: '从哪里看起：上一次答复里的 previous 或 next 原样送回；不写是第一页',
  project: '只看这个项目的',
  lot: '只看这个标的的',
  unread: '只看没有读过的（true）',
  told: '看告知过的（true）还是没有告知的（false）',
  lapsed: '没有告知的里面，看过了期限的（true）还是还要告知的（false）',
  open: '只看没有办完的（true）或办完的（false）',
  active: '只看限制中的（true）或不在限制期的（false）',
  level: '只看这一级的',
  from: '起算的那一天',
  days: '多少个工作日',
  to: '数到哪一天为止',
  original: '要原件：true；不写的，申请人交来的材料印有打开的人和时间',
  projectNo: '公告上的项目编号；不写是自己的项目',
  decided: '只看办完的：true；不写是等着办的',
  certificate: '鉴证书编号或机器码',
  fingerprint: '文件的 SHA-256，十六进制',
  notice: '只看这份公告的',
  type: '产权类型',
  town: '乡镇的统计代码',
  stage: '进行到哪里',
  size: '纸张大小',
  session: '第几场，从 1 数起；不写是最近一场',
  after: '只要这个序号以后的',
  before: '只要这一条以前的',
  number: '哪个手机号收到的；不写是全部',
  'idempotency-key':
    '这一次请求自己的编号，字母、数字和 - _ . :，最多 80 个；网络断了用同一个编号再发，不会重复',
};

/** Gives every parameter its form, by the pipe that it goes through, and says what it means, where its route does not. */
export function describeParameters(operation: Operation, path: string, route: GuardedRoute): void {
  operation.parameters ??= [];
  for (const parameter of operation.parameters) {
    parameter.schema = { ...formOf(route, parameter), ...enumOf(parameter.schema) };
    const description = parameter.description ?? meaningOf(parameter, path);
    if (!description) throw new Error(`nobody says what ${parameter.name} of ${path} means`);
    parameter.description = description;
    if (parameter.schema['format'] === 'uuid') parameter.example = ID;
  }
}

function meaningOf({ name, in: place }: Parameter, path: string): string | undefined {
  if (place !== 'path' || NAMES[name]) return NAMES[name];
  const before = new RegExp(`([^/]+)/\\{${name}\\}`).exec(path)?.[1] ?? '';
  return SUBJECTS[before] && `${SUBJECTS[before]}的 id`;
}

interface Argument {
  readonly data?: unknown;
  readonly pipes: readonly unknown[];
}

function formOf({ owner, handler }: GuardedRoute, { name }: Parameter): Schema {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, owner, handler) ?? {}) as Record<string, Argument>;
  const pipes = Object.values(args).find(({ data }) => data === name)?.pipes ?? [];
  const goesThrough = (pipe: Type) => pipes.some((one) => one === pipe || one instanceof pipe);
  if (goesThrough(IdPipe)) return { type: 'string', format: 'uuid' };
  return { type: goesThrough(ParseIntPipe) ? 'integer' : 'string' };
}

function enumOf({ enum: values }: Schema): Schema {
  return values ? { enum: values } : {};
}
