import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WorkSources, isAnother } from '../../kernel/desk/index.js';
import { waitsForHolder } from './opening/opening.queries.js';
import { WAITS_FOR_SCORES } from './opening/scores.service.js';
import { HAS_QUESTION } from './stops/session-questions.queries.js';

const SESSION = {
  title: "coalesce(l.terms->>'title', '')",
  number: 'l.no',
  region: "l.terms->>'villageCode'",
} as const;
const FROM = 'from bidding_session s join lot l on l.id = s.lot_id';
const PROJECT_PAGE = "'/console/projects/' || l.project_id";
const QUESTIONS = '/console/session-questions';

/** Sessions that wait for people: to be run or set up anew, to be decided about, scored or opened. */
@Injectable()
export class BiddingWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.addHosts();
    this.addQuestions();
    this.sources.add(
      {
        kind: 'SCORING',
        name: '方案评分',
        desk: '/console',
        permission: 'scorePlans',
        rows: ({ accountId }, bind) => ({
          ...SESSION,
          from: FROM,
          where: `${WAITS_FOR_SCORES} and not exists (
            select from plan_score p where p.session_id = s.id and p.account_id = ${bind(accountId)})`,
          id: 's.id',
          since: 's.end_at',
          due: "coalesce(s.opening_due_at, 'infinity')",
          path: PROJECT_PAGE,
        }),
      },
      {
        kind: 'OPENING',
        name: '开启密封价',
        desk: '/console',
        permission: 'holdKey',
        rows: ({ accountId }, bind) => ({
          ...SESSION,
          from: FROM,
          where: waitsForHolder(bind(accountId)),
          id: 's.id',
          since: 's.end_at',
          due: "coalesce(s.opening_due_at, 'infinity')",
          path: PROJECT_PAGE,
        }),
      },
    );
  }

  private addHosts(): void {
    this.sources.add(
      {
        kind: 'SESSION_PAUSED',
        name: '暂停的场次',
        desk: '/console/sessions',
        permission: 'hostTrading',
        rows: () => ({
          ...SESSION,
          from: FROM,
          where: `s.is_current and s.state = 'PAUSED' and s.question is null and s.resume_at is null
            and s.round_start_at is null and l.state <> 'SUSPENDED'`,
          id: 's.id',
          since: 'coalesce(s.paused_at, s.start_at)',
          path: PROJECT_PAGE,
        }),
      },
      {
        kind: 'SESSION_AGAIN',
        name: '重新组织竞价',
        desk: '/console/sessions',
        permission: 'hostTrading',
        rows: () => ({
          ...SESSION,
          from: FROM,
          where: "s.is_current and l.state = 'TRADING' and s.state in ('CANCELLED', 'WON')",
          id: 's.id',
          since: 'l.state_since',
          due: "coalesce(l.step_due_at, 'infinity')",
          path: PROJECT_PAGE,
        }),
      },
      {
        kind: 'SESSION_TODAY',
        name: '今天的场次',
        desk: '/console/sessions',
        permission: 'hostTrading',
        rows: () => ({
          ...SESSION,
          from: FROM,
          where: `s.is_current and s.state in ('SCHEDULED', 'READY', 'FREE', 'LIMITED') and s.terms->>'agreedFen' is null
            and l.state <> 'SUSPENDED' and s.end_at is not null
            and s.start_at < ((platform_now() at time zone 'Asia/Shanghai')::date + 1)::timestamp at time zone 'Asia/Shanghai'`,
          id: 's.id',
          since: 's.start_at',
          due: 's.end_at',
          path: "'/console/sessions'",
        }),
      },
    );
  }

  /** One proposes, the supervisor answers: each has it before him only while it is his turn. */
  private addQuestions(): void {
    const asked = {
      ...SESSION,
      from: `${FROM} left join session_decision d on d.session_id = s.id and d.decided_at is null`,
      id: 's.id',
      path: `'${QUESTIONS}'`,
    } as const;
    this.sources.add(
      {
        kind: 'SESSION_PROPOSE',
        name: '竞价待提出',
        desk: QUESTIONS,
        permission: 'proposeSessionDecision',
        rows: () => ({
          ...asked,
          where: `${HAS_QUESTION} and d.id is null`,
          since: 'coalesce(s.paused_at, s.end_at)',
        }),
      },
      {
        kind: 'SESSION_DECIDE',
        name: '竞价待决定',
        desk: QUESTIONS,
        permission: 'answerSessionDecision',
        rows: (actor, bind) => ({
          ...asked,
          where: `${HAS_QUESTION} and d.id is not null and ${isAnother(actor, ['d.proposed_by'], bind)}`,
          since: 'd.proposed_at',
        }),
      },
    );
  }
}
