/** Who is told, as he stands to what has happened. */
export const MESSAGE_SIDES = {
  HOLDER: '转出方',
  APPLICANT: '报名人',
  WINNER: '受让方',
  LOSER: '没有受让的报名人',
  PARTNER: '联合受让人',
  OBJECTOR: '提出异议的人',
  PAYEE: '收款人',
  HOUSEHOLD: '名册里的农户',
  OWNER: '账号本人',
  AGENT: '代为办事的人',
  STAFF: '工作人员',
} as const;
export type MessageSide = keyof typeof MESSAGE_SIDES;

/** Ways beside the inbox, which everybody with an account has. What is told by mouth is told by the village's liaison. */
export const MESSAGE_CHANNELS = { SMS: '短信', PUSH: '浏览器通知', MOUTH: '信息联络员当面告知' } as const;
export type MessageChannel = keyof typeof MESSAGE_CHANNELS;
/** What somebody may switch off for a group of events. */
export type ChosenChannel = Exclude<MessageChannel, 'MOUTH'>;

export const MESSAGE_GROUPS = {
  LISTING: '挂牌申请和公告',
  TRADING: '报名、保证金和竞价',
  DEAL: '成交、合同和鉴证',
  MONEY: '付款和收款',
  ACCOUNT: '账号和个人资料',
  WORK: '工作提醒',
} as const;
export type MessageGroup = keyof typeof MESSAGE_GROUPS;

/** Why some messages cannot be switched off, as the page of preferences says it. */
export const MESSAGE_LAWS = {
  DEADLINE: '错过期限会失去权利，规定必须通知',
  RESULT: '审查和交易的结果，规定必须告知本人',
  MONEY: '资金往来，规定必须告知本人',
  SAFETY: '关系账号安全和个人信息，规定必须告知本人',
} as const;
export type MessageLaw = keyof typeof MESSAGE_LAWS;

/**
 * One event of the catalogue. `text` and the links name their values in braces; a link stands beside each side that may be
 * told.
 */
export interface MessageEvent {
  readonly name: string;
  readonly group: MessageGroup;
  readonly to: Readonly<Partial<Record<MessageSide, string>>>;
  readonly by: readonly ChosenChannel[];
  readonly text: string;
  readonly law: MessageLaw | null;
  readonly source: string;
  /** After its `until` nobody need be told any more: what came of it is told in words of its own. */
  readonly lapses?: true;
}

/** The catalogue's pages, by whom they concern. */
export const PAGES = {
  project: '/my/projects/{project}',
  registration: '/my/registrations/{registration}',
  contract: '/my/contracts/{lotId}',
  room: '/rooms/{lotId}',
  my: '/my',
  task: '{path}',
} as const;

export const BOTH_WAYS: readonly ChosenChannel[] = ['SMS', 'PUSH'];
