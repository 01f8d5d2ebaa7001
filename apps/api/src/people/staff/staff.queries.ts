import { Injectable } from '@nestjs/common';
import {
  DEPARTMENTS,
  type Department,
  ROLES,
  type Role,
  STAFF_CHANGES,
  STAFF_OUTCOMES,
  type StaffChangeKind,
  type StaffOutcome,
  type StaffPost,
  isSamePost,
} from '@helan/domain';
import {
  type PageView,
  type StaffAccountView,
  type StaffChangeView,
  type StaffPostView,
  hasPermission,
} from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { likeText, readPage } from '../../kernel/db/index.js';
import { StaffPersons } from './staff-persons.js';

export interface StaffFilter {
  readonly search?: string | undefined;
  readonly role?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly at?: string | undefined;
}

interface AccountRow {
  id: string;
  login: string;
  display_name: string;
  roles: Role[];
  region_code: string;
  region_name: string;
  department: string | null;
  disabled_at: Date | null;
  awaits_link: boolean;
  has_factor: boolean;
  last_sign_in_at: Date | null;
  waiting: string | null;
}

interface ChangeListRow {
  id: string;
  kind: StaffChangeKind;
  account_id: string | null;
  login: string;
  display_name: string;
  stood: StaffPost | null;
  asked: StaffPost | null;
  reason: string;
  proposed_by: string;
  proposer: string;
  proposed_at: Date;
  outcome: StaffOutcome | null;
  grounds: string;
  decider: string | null;
  decided_at: Date | null;
  stood_region: string | null;
  asked_region: string | null;
  id_number_hash: Buffer | null;
  id_number_hash_even: Buffer | null;
}

const POSTS: readonly StaffChangeKind[] = ['OPEN', 'ROLES', 'ENABLE'];
const IS_STAFF = "not ('MEMBER' = any (a.roles))";

/** Accounts of the staff and what was proposed of them. */
@Injectable()
export class StaffQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: StaffPersons,
  ) {}

  async people({ search = '', role, isDisabled, at }: StaffFilter): Promise<PageView<StaffAccountView>> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const conditions = [IS_STAFF];
    if (role) conditions.push(`${bind(role)} = any (a.roles)`);
    if (isDisabled !== undefined) conditions.push(`a.disabled_at is ${isDisabled ? 'not ' : ''}null`);
    if (search.trim()) {
      const like = bind(likeText(search.trim()));
      conditions.push(`(a.display_name ilike ${like} or a.login ilike ${like})`);
    }
    const { rows, place } = await readPage<AccountRow>(
      this.dataSource,
      {
        columns: `a.*, r.name as region_name, c.kind as waiting,
          exists (select from second_factor f where f.account_id = a.id and f.confirmed_at is not null
            and f.ended_at is null) as has_factor,
          (select max(l.at) from sign_in_log l where l.account_id = a.id) as last_sign_in_at`,
        from: `from account a join region r on r.code = a.region_code
          left join staff_change c on c.login = a.login and c.outcome is null`,
        counted: 'from account a',
        where: conditions.join(' and '),
        order: [
          { sql: 'a.region_code', type: 'text' },
          { sql: 'a.display_name', type: 'text' },
          { sql: 'a.id', type: 'uuid' },
        ],
        params,
      },
      at,
    );
    return { items: rows.map(toAccountView), ...place };
  }

  /** What waits first, the newest in front. */
  async changes(
    actor: Actor,
    { isOpen, at }: { isOpen?: boolean | undefined; at?: string | undefined },
  ): Promise<PageView<StaffChangeView>> {
    const { rows, place } = await readPage<ChangeListRow>(
      this.dataSource,
      {
        columns: `c.*, p.display_name as proposer, d.display_name as decider, s.name as stood_region,
          w.name as asked_region`,
        from: `from staff_change c join account p on p.id = c.proposed_by left join account d on d.id = c.decided_by
          left join region s on s.code = c.stood ->> 'regionCode' left join region w on w.code = c.asked ->> 'regionCode'`,
        counted: 'from staff_change c',
        where: isOpen === undefined ? 'true' : `c.outcome is ${isOpen ? '' : 'not '}null`,
        order: [
          { sql: '(c.outcome is null)', type: 'boolean', isDescending: true },
          { sql: 'c.proposed_at', type: 'timestamptz', isDescending: true },
          { sql: 'c.id', type: 'uuid', isDescending: true },
        ],
        params: [],
      },
      at,
    );
    const items: StaffChangeView[] = [];
    for (const row of rows) items.push({ ...toChangeView(row, actor), ...(await this.personOf(row)) });
    return { items, ...place };
  }

  /** Of what gives somebody a post, while it waits. */
  private personOf(row: ChangeListRow): Promise<Pick<StaffChangeView, 'namesakes' | 'isPersonKnown'>> {
    if (row.outcome !== null || !POSTS.includes(row.kind))
      return Promise.resolve({ namesakes: [], isPersonKnown: true });
    const { account_id: accountId, display_name: name } = row;
    const hashes = [row.id_number_hash, row.id_number_hash_even] as const;
    return this.persons.namesakesOf(this.dataSource, { accountId, name, hashes });
  }
}

function toAccountView(row: AccountRow): StaffAccountView {
  return {
    id: row.id,
    login: row.login,
    name: row.display_name,
    roles: row.roles,
    roleNames: roleNames(row.roles),
    regionCode: row.region_code,
    regionName: row.region_name,
    department: row.department,
    isDisabled: row.disabled_at !== null,
    awaitsLink: row.awaits_link,
    hasFactor: row.has_factor,
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
    waitingChange: row.waiting && STAFF_CHANGES[row.waiting as StaffChangeKind],
  };
}

function toChangeView(
  row: ChangeListRow,
  actor: Actor,
): Omit<StaffChangeView, 'namesakes' | 'isPersonKnown'> {
  const isWaiting = row.outcome === null;
  const isOwn = row.proposed_by === actor.accountId;
  const isOfHim = row.account_id === actor.accountId;
  const isChanged = row.asked !== null && !(row.stood && isSamePost(row.stood, row.asked));
  return {
    id: row.id,
    kind: row.kind,
    kindName: STAFF_CHANGES[row.kind],
    login: row.login,
    name: row.display_name,
    stood: row.stood && toPostView(row.stood, row.stood_region),
    asked: isChanged ? toPostView(row.asked!, row.asked_region) : null,
    reason: row.reason,
    proposerName: row.proposer,
    proposedAt: row.proposed_at.toISOString(),
    outcome: row.outcome,
    outcomeName: row.outcome ? STAFF_OUTCOMES[row.outcome] : '等另一位管理员确认',
    grounds: row.grounds,
    deciderName: row.decider,
    decidedAt: row.decided_at?.toISOString() ?? null,
    mayDecide: isWaiting && !isOwn && !isOfHim && hasPermission(actor.roles, 'decideStaffChange'),
    mayWithdraw: isWaiting && isOwn,
  };
}

function toPostView({ roles, department }: StaffPost, regionName: string | null): StaffPostView {
  return {
    roleNames: roleNames(roles),
    regionName: regionName ?? '',
    departmentName: department ? DEPARTMENTS[department as Department] : '',
  };
}

function roleNames(roles: readonly Role[]): string {
  return roles.map((role) => ROLES[role]).join('、');
}
