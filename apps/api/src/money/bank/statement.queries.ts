import { Injectable } from '@nestjs/common';
import { BANK_STATEMENT_STATES, type BankStatementAction, bankStatementLifecycle } from '@helan/domain';
import { type BankStatementView, type PageView, hasPermission } from '@helan/contracts';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { type ListStatement, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { bankName } from '../payment/index.js';
import { BankStatementEntity } from './bank-statement.entity.js';
import { FORM_NAMES, sentenceIn } from './bank-words.js';

interface Beside {
  readonly id: string;
  readonly file_name: string;
  readonly bytes: number;
  readonly uploader: string;
  readonly chooser: string | null;
  readonly releaser: string | null;
  readonly is_stuck: boolean;
}

/** Files of the bank: how far each has come, and what whoever looks may do. */
@Injectable()
export class StatementQueries {
  constructor(private readonly dataSource: DataSource) {}

  async list(
    actor: Actor,
    state: string | undefined,
    at: string | undefined,
  ): Promise<PageView<BankStatementView>> {
    const { rows, place } = await readPage<{ id: string }>(this.dataSource, statementsIn(state), at);
    return {
      items: await this.views(
        actor,
        rows.map(({ id }) => id),
      ),
      ...place,
    };
  }

  async find(actor: Actor, id: string): Promise<BankStatementView> {
    const [view] = await this.views(actor, [id]);
    if (!view) throw refused('resource.not-found');
    return view;
  }

  private async views(actor: Actor, ids: readonly string[]): Promise<BankStatementView[]> {
    const statements = await this.dataSource.manager.findBy(BankStatementEntity, { id: In([...ids]) });
    const found: Beside[] = await this.dataSource.query(BESIDE, [ids]);
    const beside = new Map(found.map((row) => [row.id, row]));
    const byId = new Map(statements.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      return row ? [toView(row, beside.get(id)!, actor)] : [];
    });
  }
}

/** Those that wait are listed the first one first; all of them the newest first. */
function statementsIn(state: string | undefined): ListStatement {
  const isDescending = state === undefined || ['TAKEN', 'REFUSED', 'UNREADABLE'].includes(state);
  return {
    columns: 's.id',
    from: 'from bank_statement s',
    where: state ? 's.state = $1' : 'true',
    order: [
      { sql: 's.uploaded_at', type: 'timestamptz', isDescending },
      { sql: 's.id', type: 'uuid', isDescending },
    ],
    params: state ? [state] : [],
  };
}

const BESIDE = `
  select s.id, f.name as file_name, f.bytes, u.display_name as uploader, c.display_name as chooser,
    r.display_name as releaser, exists (
      select from bank_batch b where b.statement_id = s.id and b.done_at is null and b.next_at = 'infinity') as is_stuck
  from bank_statement s join stored_file f on f.id = s.file_id join account u on u.id = s.uploaded_by
  left join account c on c.id = s.chosen_by left join account r on r.id = s.released_by
  where s.id = any($1)`;

function toView(row: BankStatementEntity, beside: Beside, actor: Actor): BankStatementView {
  return {
    id: row.id,
    bank: row.bank,
    accountTitle: bankName(row.bank),
    state: row.state,
    stateName: BANK_STATEMENT_STATES[row.state],
    formName: row.form ? FORM_NAMES[row.form] : null,
    fileName: beside.file_name,
    bytes: beside.bytes,
    uploaderName: beside.uploader,
    uploadedAt: row.uploadedAt.toISOString(),
    isMine: row.uploadedBy === actor.accountId,
    readLines: row.readLines,
    lines: row.lines,
    newLines: row.newLines,
    knownLines: row.knownLines,
    badLines: row.badLines,
    paymentLines: row.paymentLines,
    doneLines: row.doneLines,
    faultSentence: sentenceIn(row.fault, row.faultValues),
    refusal: row.refusal,
    chooserName: beside.chooser,
    releaserName: beside.releaser,
    stuckSentence: beside.is_stuck
      ? '有几笔多次没有收进去，已经停下。请点“再试一次”；还不行请报给系统管理员。'
      : null,
    actions: actionsOf(row, beside, actor),
  };
}

const STEPS: Readonly<
  Partial<Record<BankStatementAction, 'importStatement' | 'releaseStatement' | 'refuseStatement'>>
> = {
  take: 'importStatement',
  choose: 'importStatement',
  release: 'releaseStatement',
  refuse: 'refuseStatement',
};

function actionsOf(
  row: BankStatementEntity,
  { is_stuck: isStuck }: Beside,
  { accountId, roles }: Actor,
): BankStatementView['actions'] {
  const isForTwo = (row.paymentLines ?? 0) > 0;
  const isOwn = [row.uploadedBy, row.chosenBy].includes(accountId);
  const actions = bankStatementLifecycle
    .transitionsFrom(row.state)
    .map(({ action }) => action)
    .filter((action) => {
      const permission = STEPS[action];
      if (!permission || !hasPermission(roles, permission)) return false;
      if (action === 'release') return !isOwn;
      if (action === 'take' || action === 'choose')
        return (row.newLines ?? 0) > 0 && (action === 'choose') === isForTwo;
      return true;
    });
  return isStuck && hasPermission(roles, 'importStatement') ? [...actions, 'retry'] : actions;
}
