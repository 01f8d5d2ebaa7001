import { Injectable } from '@nestjs/common';
import {
  LISTING_TABLE,
  NEXT_HELD,
  RISK_LEVELS,
  RISK_OUTCOMES,
  RISK_RULES,
  TRADING_CODES,
} from '@helan/domain';
import type { PageView, RiskAlertView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { readPage } from '../../kernel/db/index.js';
import { visibleByVillage } from '../listing/index.js';
import type { RiskAlertEntity } from './risk-alert.entity.js';
import { type HeldStep, RiskHolds } from './risk-holds.js';

export interface RiskFilter {
  readonly projectId?: string | undefined;
  readonly isOpen?: boolean | undefined;
  readonly level?: string | undefined;
  readonly at?: string | undefined;
}

interface Row {
  id: string;
  project_id: string | null;
  project_title: string | null;
  project_no: string | null;
  code: RiskAlertEntity['code'];
  level: RiskAlertEntity['level'];
  evidence: string;
  raised_at: Date;
  due_at: Date | null;
  is_overdue: boolean | null;
  outcome: RiskAlertEntity['outcome'];
  finding: string;
  closer: string | null;
  closed_at: Date | null;
  is_holding: boolean;
  releaser: string | null;
  release_reason: string | null;
  released_at: Date | null;
  told_at: Date | null;
}

type Kept = Pick<RiskAlertView, 'holds' | 'holdsUntil'>;

const LABELS = new Map(LISTING_TABLE.transitions.map(({ action, label }) => [action, label]));

/** Alerts of the projects that somebody may see. */
@Injectable()
export class RiskQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly holds: RiskHolds,
  ) {}

  async list(actor: Actor, { projectId, isOpen, level, at }: RiskFilter): Promise<PageView<RiskAlertView>> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const isSupervisor = actor.roles.includes('SUPERVISOR');
    const seen = await visibleByVillage(this.dataSource, actor, 'a', bind);
    const conditions = ['true'];
    if (!isSupervisor) conditions.push(`not (a.code = any(${bind([...TRADING_CODES])}))`);
    if (projectId) conditions.push(`a.project_id = ${bind(projectId)}`);
    if (isOpen !== undefined) conditions.push(`(a.closed_at is ${isOpen ? '' : 'not '}null)`);
    if (level) conditions.push(`a.level = ${bind(level)}`);
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `a.*, p.application->>'title' as project_title, p.no as project_no, c.display_name as closer,
          r.display_name as releaser,
          a.closed_at is null and a.released_at is null and a.holds_until is not null as is_holding,
          a.closed_at is null and a.due_at < platform_now() as is_overdue`,
        from: `from risk_alert a left join project p on p.id = a.project_id
          left join account c on c.id = a.closed_by left join account r on r.id = a.released_by`,
        where: conditions.join(' and '),
        // What is about the platform itself is the supervisor's alone.
        parts: isSupervisor
          ? seen.map((part) => ({ ...part, where: `(a.project_id is null or ${part.where})` }))
          : seen,
        counted: `from risk_alert a left join project p on p.id = a.project_id`,
        order: [
          { sql: 'a.closed_at is null', type: 'boolean', isDescending: true },
          { sql: 'a.level', type: 'text' },
          { sql: "coalesce(a.due_at, 'infinity')", type: 'timestamptz' },
          { sql: 'a.raised_at', type: 'timestamptz' },
          { sql: 'a.id', type: 'uuid' },
        ],
        params,
      },
      at,
    );
    const held = rows.flatMap((row) => (row.is_holding && row.project_id ? [row.project_id] : []));
    const steps = await this.holds.ofProjects(this.dataSource.manager, [...new Set(held)]);
    return { items: rows.map((row) => toView(row, keptBy(row, steps))), ...place };
  }
}

/** What an alert keeps back; one about the platform, the next step of every lot. */
function keptBy({ id, project_id, is_holding }: Row, steps: readonly HeldStep[]): Kept {
  if (!is_holding) return { holds: [], holdsUntil: null };
  if (!project_id) return { holds: ['各标的的下一步'], holdsUntil: null };
  const own = steps.filter(({ hold }) => hold.id === id);
  const ends = own.map(({ hold }) => hold.until).filter((until) => until !== null);
  const actions = own.flatMap(({ state }) => NEXT_HELD[state]!);
  return {
    holds: [...new Set(actions)].map((action) => LABELS.get(action)!),
    holdsUntil: ends.length === 0 ? null : new Date(Math.max(...ends)).toISOString(),
  };
}

function toView(row: Row, kept: Kept): RiskAlertView {
  return {
    id: row.id,
    projectId: row.project_id,
    projectTitle: row.project_title ?? '平台',
    projectNo: row.project_no,
    code: row.code,
    name: RISK_RULES[row.code],
    level: row.level,
    levelName: RISK_LEVELS[row.level],
    evidence: row.evidence,
    raisedAt: row.raised_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    isOverdue: row.is_overdue ?? false,
    outcomeName: row.outcome && (row.outcome === 'GONE' ? '情况已消失' : RISK_OUTCOMES[row.outcome]),
    finding: row.finding,
    closerName: row.outcome === 'GONE' ? '平台' : row.closer,
    closedAt: row.closed_at?.toISOString() ?? null,
    ...kept,
    releaserName: row.releaser,
    releasedAt: row.released_at?.toISOString() ?? null,
    releaseReason: row.release_reason,
    toldAt: row.told_at?.toISOString() ?? null,
  };
}
