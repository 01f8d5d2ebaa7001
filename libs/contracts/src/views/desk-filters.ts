/** How far a thing is from its time, as the work list is filtered by it. */
export const WORK_DUE = {
  overdue: '已超期',
  today: '今天到期',
  week: '七天内到期',
  none: '没有期限',
} as const;
export type WorkDue = keyof typeof WORK_DUE;

/** Orders of the work list; the first is how it comes. */
export const WORK_SORTS = {
  due: '先到期的在前',
  since: '先来的在前',
  newest: '后来的在前',
  kind: '按事项',
  region: '按地区',
  number: '按编号',
  title: '按名称',
} as const;
export type WorkSort = keyof typeof WORK_SORTS;

/** So many rows a sheet of the work list holds. */
export const SHEET_ROWS = 2_000;
/** So many lists somebody keeps under names of his own. */
export const MOST_DESK_VIEWS = 20;
/** For so long a task counts as open at somebody's desk without another word of his, in milliseconds. */
export const OPEN_TASK_MS = 120_000;

/** A colleague to whom a task may be handed over. */
export interface ColleagueView {
  readonly id: string;
  readonly name: string;
}

/** Until when a task counts as open at one's own desk. */
export interface OpenTaskView {
  readonly until: string;
  /** Who has taken it over, or was handed it; missing where nobody has. */
  readonly forWhom?: { readonly name: string; readonly isMe: boolean };
}
