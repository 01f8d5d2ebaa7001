import { Injectable } from '@nestjs/common';
import {
  DEAL_SIDES,
  type DealSide,
  ENDING_CAUSES,
  ENDING_NOTICE_STATES,
  type EndingCause,
  type EndingNoticeAction,
  type EndingNoticeState,
  OPEN_ENDING_NOTICES,
  endingNoticeLifecycle,
} from '@helan/domain';
import type { EndingNoticeRowView, EndingNoticeView, PageView, Role } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, inScope } from '../../kernel/auth/index.js';
import { readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore, type StoredFile } from '../../kernel/storage/file-store.js';
import { LotEntity } from '../../listing/listing/index.js';
import { DealEntity } from '../../trading/deal/index.js';
import { hasSaidWhy } from '../../trading/registration/index.js';
import { EndingFactsReader } from './ending-facts.js';
import { EndingNoticeBook } from './ending-notice-book.js';
import { EndingNoticeEntity, EndingNoticeStepEntity } from './ending-notice.entity.js';

/** Whose task it is; the supervisor has none, and says why first. */
const HANDLERS: readonly Role[] = ['CENTER_REVIEW', 'CENTER_APPROVE'];

/** As the list's index has it. */
const IS_OPEN = `n.state in (${OPEN_ENDING_NOTICES.map((state) => `'${state}'`).join(', ')})`;

interface Row {
  id: string;
  lot_id: string;
  project_id: string;
  no: string;
  title: string;
  side: DealSide;
  cause: EndingCause;
  state: EndingNoticeState;
  given_at: Date;
  due_at: Date | null;
}

/** Notices that end a contract, for its two sides, for whoever files for one of them, and for whoever handles them. */
@Injectable()
export class EndingNoticeQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly book: EndingNoticeBook,
    private readonly facts: EndingFactsReader,
    private readonly files: FileStore,
  ) {}

  /** The last one of a lot as somebody on `side`, or of the staff, sees it. */
  async lastOf(
    tx: EntityManager,
    actor: Actor,
    { id: lotId }: LotEntity,
    side: DealSide | null,
  ): Promise<EndingNoticeView | null> {
    const notice = await this.book.findLast(tx, lotId);
    if (!notice) return null;
    const steps = await tx.find(EndingNoticeStepEntity, {
      where: { noticeId: notice.id },
      order: { seq: 'ASC' },
    });
    return {
      id: notice.id,
      no: notice.no,
      side: notice.side,
      sideName: DEAL_SIDES[notice.side],
      cause: notice.cause,
      causeName: ENDING_CAUSES[notice.cause],
      state: notice.state,
      stateName: ENDING_NOTICE_STATES[notice.state],
      isOpen: OPEN_ENDING_NOTICES.includes(notice.state),
      rulingNo: notice.rulingNo,
      dueAt: (notice.nextDueAt ?? notice.dueAt)?.toISOString() ?? null,
      steps: steps.map(({ action, actorName, note, at }) => ({
        name: action === 'give' ? '递交解除通知' : endingNoticeLifecycle.labelOf(action),
        actorName,
        note,
        at: at.toISOString(),
      })),
      actions: actionsOf(actor, notice, side),
    };
  }

  /** Open ones, the oldest first: all of them for the staff. */
  async list(at: string | undefined): Promise<PageView<EndingNoticeRowView>> {
    return this.page('true', [], at);
  }

  /** Open ones about my contracts, or about those of whom I file for. */
  async own(actor: Actor, at: string | undefined): Promise<PageView<EndingNoticeRowView>> {
    const params: unknown[] = [actor.partyId, actor.accountId];
    const scope = inScope(actor, 'p.id', (value) => `$${params.push(value)}`);
    const isMine = `((p.transferor_id = $1 or r.party_id = $1) and ${scope}
      or (p.is_mandated and p.created_by = $2))`;
    return this.page(isMine, params, at);
  }

  async evidence(actor: Actor, id: string): Promise<StoredFile> {
    const { manager } = this.dataSource;
    const notice = await manager.findOneBy(EndingNoticeEntity, { id });
    const deal = notice && (await manager.findOneBy(DealEntity, { lotId: notice.lotId }));
    if (!deal) throw refused('resource.not-found');
    const lot = await manager.findOneByOrFail(LotEntity, { id: notice.lotId });
    if (!(await this.facts.sideOf(manager, actor, lot, deal))) await this.requireHandler(actor, lot);
    return this.files.get(notice.evidenceFileId);
  }

  private async requireHandler(actor: Actor, lot: LotEntity): Promise<void> {
    if (actor.roles.some((role) => HANDLERS.includes(role))) return;
    if (!actor.roles.includes('SUPERVISOR')) throw refused('resource.not-found');
    if (!(await hasSaidWhy(this.dataSource, actor, lot.id))) throw refused('registration.say-why');
  }

  private async page(
    where: string,
    own: readonly unknown[],
    at: string | undefined,
  ): Promise<PageView<EndingNoticeRowView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `n.id, n.lot_id, l.project_id, n.no, l.terms->>'title' as title, n.side, n.cause, n.state, n.given_at,
                  coalesce(n.next_due_at, n.due_at) as due_at`,
        from: `from ending_notice n join lot l on l.id = n.lot_id join project p on p.id = l.project_id
               join deal d on d.lot_id = l.id join registration r on r.id = d.registration_id`,
        where: `${IS_OPEN} and ${where}`,
        order: [
          { sql: 'n.given_at', type: 'timestamptz' },
          { sql: 'n.no', type: 'text' },
        ],
        params: own,
      },
      at,
    );
    const items = rows.map((row) => ({
      id: row.id,
      lotId: row.lot_id,
      projectId: row.project_id,
      no: row.no,
      title: row.title,
      sideName: DEAL_SIDES[row.side],
      causeName: ENDING_CAUSES[row.cause],
      stateName: ENDING_NOTICE_STATES[row.state],
      givenAt: row.given_at.toISOString(),
      dueAt: row.due_at?.toISOString() ?? null,
    }));
    return { items, ...place };
  }
}

/** Steps of the actor's roles and of his side; whoever proposed it does not decide it. */
function actionsOf(
  { accountId, roles }: Actor,
  { side: asker, state, proposedBy }: EndingNoticeEntity,
  side: DealSide | null,
): EndingNoticeAction[] {
  const doers: string[] = [...roles, ...(side === null ? [] : [side === asker ? 'ASKER' : 'OTHER'])];
  return endingNoticeLifecycle
    .transitionsFrom(state)
    .filter(({ by }) => by.some((doer) => doers.includes(doer)))
    .map(({ action }) => action)
    .filter((action) => action !== 'decide' || proposedBy !== accountId);
}
