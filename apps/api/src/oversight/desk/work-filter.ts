import { WORK_DUE, WORK_SORTS, type WorkDue, type WorkSort } from '@helan/contracts';
import { foldText } from '@helan/domain';
import { likeText } from '../../kernel/db/index.js';
import type { Bind } from '../../kernel/desk/index.js';
import { refused } from '../../kernel/http/index.js';

/** How the work list is asked for, as the address has it. */
export interface WorkAsked {
  readonly kind?: string | undefined;
  readonly desk?: string | undefined;
  readonly region?: string | undefined;
  readonly due?: string | undefined;
  readonly q?: string | undefined;
  readonly mine?: string | undefined;
  readonly sort?: string | undefined;
}

export interface WorkFilter {
  /** Of these kinds alone; of all where there are none. */
  readonly kinds: readonly string[];
  readonly desk: string | undefined;
  readonly region: string | undefined;
  readonly due: WorkDue | undefined;
  readonly word: string;
  readonly isMine: boolean;
  readonly sort: WorkSort;
}

const KIND = /^[A-Z][A-Z_]{0,39}$/;
const REGION = /^\d{2,12}$/;
const MOST_KINDS = 60;
const LONGEST_WORD = 100;

/** Refuses what is none of the list's own words (`desk.bad-filter`). */
export function readWorkFilter({
  kind = '',
  desk,
  region,
  due,
  q = '',
  mine,
  sort = 'due',
}: WorkAsked): WorkFilter {
  const kinds = kind === '' ? [] : kind.split(',');
  if (kinds.length > MOST_KINDS || !kinds.every((one) => KIND.test(one))) throw bad('kind');
  if (region && !REGION.test(region)) throw bad('region');
  if (due && !Object.hasOwn(WORK_DUE, due)) throw bad('due');
  if (!Object.hasOwn(WORK_SORTS, sort)) throw bad('sort');
  if (q.length > LONGEST_WORD) throw bad('q');
  return {
    kinds,
    desk: desk || undefined,
    region: region || undefined,
    due: (due || undefined) as WorkDue | undefined,
    word: foldText(q),
    isMine: mine === 'true',
    sort: sort as WorkSort,
  };
}

function bad(field: string) {
  return refused('desk.bad-filter', undefined, field);
}

const NOW = '(select platform_now())';
const TODAY_ENDS = `(select ((platform_now() at time zone 'Asia/Shanghai')::date + 1)::timestamp at time zone 'Asia/Shanghai')`;
const DUE_SQL: Readonly<Record<WorkDue, string>> = {
  overdue: `w.due < ${NOW}`,
  today: `w.due >= ${NOW} and w.due <= ${TODAY_ENDS}`,
  week: `w.due >= ${NOW} and w.due <= ${TODAY_ENDS} + interval '6 days'`,
  none: "w.due = 'infinity'",
};

/** Whether of the kinds that were chosen nothing is left out. */
export function isWhole({ region, due, word, isMine }: WorkFilter): boolean {
  return !region && !due && !word && !isMine;
}

/** The same of a row `w` of the list. */
export function filterSql({ region, due, word, isMine }: WorkFilter, accountId: string, bind: Bind): string {
  const conditions = ['true'];
  if (region) conditions.push(`w.region_code like ${bind(`${region}%`)}`);
  if (due) conditions.push(DUE_SQL[due]);
  if (word) {
    const text = bind(likeText(word));
    conditions.push(`(w.title ilike ${text} or w.number ilike ${text})`);
  }
  if (isMine)
    conditions.push(
      `exists (select from desk_claim c where c.key = w.key and c.account_id = ${bind(accountId)} and c.until > ${NOW})`,
    );
  return conditions.join(' and ');
}
