import { Injectable } from '@nestjs/common';
import { BREACH_DUE_STATES, BREACH_GROUNDS, breachDueLifecycle, maskPerson } from '@helan/domain';
import type { BreachDueView, PageView } from '@helan/contracts';
import { DataSource, In } from 'typeorm';
import { type Actor, inScope } from '../../kernel/auth/index.js';
import { type ListStatement, inOrder, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore, type StoredFile } from '../../kernel/storage/file-store.js';
import { BreachDueEntity } from './breach-due.entity.js';

interface Names {
  readonly id: string;
  readonly lot_no: string;
  readonly title: string;
  readonly project_id: string;
  readonly creditor: string;
  readonly debtor: string;
  readonly proposer: string | null;
  readonly is_late: boolean;
}

/** Grounds on which a transferor broke his word before anybody had won. */
export const WITHOUT_RESULT: readonly BreachDueEntity['ground'][] = ['WITHDRAWN', 'NO_RESERVE'];

type Whose = Pick<ListStatement, 'where' | 'params' | 'parts'>;

/** What transferors owe: for the center all of it, for each side what is its own. */
@Injectable()
export class BreachDueQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: FileStore,
  ) {}

  async list(
    actor: Actor,
    state: string | undefined,
    at: string | undefined,
  ): Promise<PageView<BreachDueView>> {
    const whose = state ? { where: 'd.state = $1', params: [state] } : { where: 'true', params: [] };
    return this.page(actor, whose, at);
  }

  /** What is owed to whom one acts for, and what he owes. */
  async own(actor: Actor, at: string | undefined): Promise<PageView<BreachDueView>> {
    const params: unknown[] = [actor.partyId];
    const project = '(select l.project_id from lot l where l.id = d.lot_id)';
    const scope = inScope(actor, project, (value) => `$${params.push(value)}`);
    const parts = [{ where: 'd.creditor_id = $1' }, { where: 'd.debtor_id = $1 and d.creditor_id <> $1' }];
    return this.page(actor, { where: scope, params, parts }, at);
  }

  /** The last letter, for the center and for both sides. */
  async letter(actor: Actor, id: string): Promise<StoredFile> {
    const due = await this.dataSource.manager.findOneBy(BreachDueEntity, { id });
    const isSide = actor.partyId !== null && [due?.creditorId, due?.debtorId].includes(actor.partyId);
    const isStaff = actor.roles.some((role) =>
      ['CENTER_REVIEW', 'CENTER_APPROVE', 'SUPERVISOR'].includes(role),
    );
    if (!due?.fileId || !(isSide || isStaff)) throw refused('resource.not-found');
    return this.files.get(due.fileId);
  }

  private async page(actor: Actor, whose: Whose, at: string | undefined): Promise<PageView<BreachDueView>> {
    const { rows: found, place } = await readPage<{ id: string }>(this.dataSource, duesOf(whose), at);
    const ids = found.map(({ id }) => id);
    const rows = inOrder(found, await this.dataSource.manager.findBy(BreachDueEntity, { id: In(ids) }));
    const names: Names[] = await this.dataSource.query(
      `select d.id, l.no as lot_no, l.terms->>'title' as title, l.project_id, c.name as creditor, p.name as debtor,
         a.display_name as proposer,
         d.state = 'ASKED' and coalesce(d.due_at, d.asked_at) <= platform_now() as is_late
       from breach_due d join lot l on l.id = d.lot_id join party c on c.id = d.creditor_id
         join party p on p.id = d.debtor_id left join account a on a.id = d.proposed_by where d.id = any($1)`,
      [ids],
    );
    const items = rows.map((row) =>
      toView(
        row,
        names.find(({ id }) => id === row.id)!,
        actor,
      ),
    );
    return { items, ...place };
  }
}

function duesOf(whose: Whose): ListStatement {
  return {
    columns: 'd.id',
    from: 'from breach_due d',
    ...whose,
    order: [
      { sql: 'd.created_at', type: 'timestamptz', isDescending: true },
      { sql: 'd.id', type: 'uuid' },
    ],
  };
}

function toView(row: BreachDueEntity, names: Names, actor: Actor): BreachDueView {
  const isOwnClaim = actor.partyId === row.creditorId;
  return {
    id: row.id,
    lotId: row.lotId,
    lotNo: names.lot_no,
    title: names.title,
    projectId: names.project_id,
    creditorName: isHidden(row, actor, 'creditorId') ? maskPerson(names.creditor) : names.creditor,
    debtorName: isHidden(row, actor, 'debtorId') ? maskPerson(names.debtor) : names.debtor,
    groundName: row.ground === 'WITHDRAWN' ? '有人报名以后撤牌' : BREACH_GROUNDS[row.ground],
    owedFen: row.owedFen?.toString() ?? null,
    state: row.state,
    stateName: BREACH_DUE_STATES[row.state],
    subAccount: row.subAccount,
    letters: row.letters,
    letterNo: row.letterNo,
    dueAt: row.dueAt?.toISOString() ?? null,
    isLate: names.is_late,
    proposal:
      row.proposedFen === null
        ? null
        : {
            amountFen: row.proposedFen.toString(),
            grounds: row.proposedNote!,
            proposerName: names.proposer!,
            isMine: row.proposedBy === actor.accountId,
          },
    endedWhy: row.endedWhy,
    isMine: isOwnClaim,
    mayWaive: isOwnClaim && breachDueLifecycle.find(row.state, 'waive') !== undefined,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Where there never was a result neither side has learnt the other's name: it is shown in part. */
function isHidden(row: BreachDueEntity, actor: Actor, side: 'creditorId' | 'debtorId'): boolean {
  return WITHOUT_RESULT.includes(row.ground) && actor.partyId !== null && actor.partyId !== row[side];
}
