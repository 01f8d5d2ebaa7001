import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  DEPARTMENTS,
  type Department,
  type DepartmentQuery,
  findPropertyType,
  isDepartment,
  refuseQueries,
} from '@helan/domain';
import type { DepartmentQueryView, DepartmentTaskView, PageView } from '@helan/contracts';
import type { AnswerQueryRequest, AskDepartmentRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, readPage } from '../../kernel/db/index.js';
import { type Fault, refused } from '../../kernel/http/index.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { lockVisibleProject, requireVisibleProject } from './listing.access.js';
import type { ProjectEntity } from './project.entity.js';

interface Row {
  id: string;
  department: Department;
  question: string;
  asker: string;
  asked_at: Date;
  due_at: Date | null;
  is_overdue: boolean | null;
  has_objection: boolean | null;
  answer: string | null;
  document_no: string | null;
  answerer: string | null;
  answered_at: Date | null;
}

interface TaskRow extends Row {
  application: ProjectEntity['application'];
  type_code: string;
  no: string | null;
  village: string;
  lister: string;
}

const COLUMNS = `q.*, a.display_name as asker, b.display_name as answerer,
  q.answered_at is null and q.due_at < platform_now() as is_overdue`;
const FROM =
  'from department_query q join account a on a.id = q.asked_by left join account b on b.id = q.answered_by';

/** 部门协查: what the center asks the county's offices about a title, and what they answer. */
@Injectable()
export class DepartmentQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parameters: ParameterService,
  ) {}

  async ask(actor: Actor, projectId: string, { department, question }: AskDepartmentRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const project = await lockVisibleProject(tx, actor, projectId);
      if (project.state !== 'CENTER_REVIEWING') throw refused('lifecycle.not-now');
      const open: unknown[] = await tx.query(
        'select 1 from department_query where project_id = $1 and department = $2 and answered_at is null',
        [projectId, department],
      );
      if (open.length > 0) throw refused('query.open', { name: DEPARTMENTS[department] }, 'department');
      const at = await this.clock.now(tx);
      const days = (await this.parameters.rulebook(tx))['query.workingDays'];
      await tx.query(
        `insert into department_query (id, project_id, department, question, asked_by, asked_at, due_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          randomUUID(),
          projectId,
          department,
          question,
          actor.accountId,
          at,
          await this.calendars.dueAt(tx, at, days),
        ],
      );
    });
  }

  /** An answer stands; whoever changes his mind is asked again. */
  async answer(
    actor: Actor,
    id: string,
    { answer, hasObjection, documentNo }: AnswerQueryRequest,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [, count]: [unknown, number] = await tx.query(
        `update department_query set answer = $3, has_objection = $4, document_no = $5, answered_by = $6,
           answered_at = platform_now()
         where id = $1 and department = $2 and answered_at is null`,
        [id, actor.department, answer, hasObjection, documentNo || null, actor.accountId],
      );
      if (count > 0) return;
      const own: unknown[] = await tx.query(
        'select 1 from department_query where id = $1 and department = $2',
        [id, actor.department],
      );
      throw refused(own.length > 0 ? 'lifecycle.not-now' : 'resource.not-found');
    });
  }

  async findFaults(tx: EntityManager, { id }: ProjectEntity): Promise<Fault[]> {
    const rows: { department: Department; has_objection: boolean | null }[] = await tx.query(
      'select department, has_objection from department_query where project_id = $1 order by asked_at, id',
      [id],
    );
    return refuseQueries(
      rows.map(({ department, has_objection }): DepartmentQuery => ({
        department,
        hasObjection: has_objection,
      })),
    );
  }

  async list(actor: Actor, projectId: string): Promise<DepartmentQueryView[]> {
    await requireVisibleProject(this.dataSource, actor, projectId);
    const rows: Row[] = await this.dataSource.query(
      `select ${COLUMNS} ${FROM} where q.project_id = $1 order by q.asked_at, q.id`,
      [projectId],
    );
    return rows.map(toView);
  }

  /** An office sees what it was asked, and of the listing what it needs to look it up; what waits for it first. */
  async tasks(actor: Actor, at: string | undefined): Promise<PageView<DepartmentTaskView>> {
    const { department } = actor;
    const { rows, place } = await readPage<TaskRow>(
      this.dataSource,
      {
        columns: `${COLUMNS}, p.application, p.type_code, p.no, r.name as village, y.name as lister`,
        from: `${FROM} join project p on p.id = q.project_id join region r on r.code = p.village_code
          join party y on y.id = p.transferor_id`,
        counted: 'from department_query q',
        where: 'q.department = $1',
        order: [
          { sql: "coalesce(q.answered_at, 'infinity')", type: 'timestamptz', isDescending: true },
          {
            sql: "case when q.answered_at is null then coalesce(q.due_at, 'infinity') else 'infinity' end",
            type: 'timestamptz',
          },
          { sql: 'q.asked_at', type: 'timestamptz' },
          { sql: 'q.id', type: 'uuid' },
        ],
        params: [department && isDepartment(department) ? department : null],
      },
      at,
    );
    return { items: rows.map(toTask), ...place };
  }
}

function toTask(row: TaskRow): DepartmentTaskView {
  const { application } = row;
  return {
    ...toView(row),
    projectNo: row.no,
    title: application.title ?? '',
    typeName: findPropertyType(row.type_code)?.name ?? row.type_code,
    villageName: row.village,
    location: application.location ?? '',
    transferorName: row.lister,
    certificateNo: application.certificateNo ?? application.contractNo ?? '',
    parcels: (application.parcels ?? []).map(({ code, name, mu }) => ({ code, name, mu })),
  };
}

function toView(row: Row): DepartmentQueryView {
  return {
    id: row.id,
    departmentName: DEPARTMENTS[row.department],
    question: row.question,
    askerName: row.asker,
    askedAt: row.asked_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    isOverdue: row.is_overdue ?? false,
    hasObjection: row.has_objection,
    answer: row.answer,
    documentNo: row.document_no,
    answererName: row.answerer,
    answeredAt: row.answered_at?.toISOString() ?? null,
  };
}
