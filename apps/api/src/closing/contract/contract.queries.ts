import { Inject, Injectable } from '@nestjs/common';
import { CONTRACT_STATES } from '@helan/domain';
import type { ContractView, EndedView, PageView } from '@helan/contracts';
import { DataSource, In } from 'typeorm';
import { type Actor, inScope } from '../../kernel/auth/index.js';
import { ACCOUNT_NAMES } from '../../kernel/center.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { type ListStatement, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore, type StoredFile } from '../../kernel/storage/file-store.js';
import { LotEntity } from '../../listing/listing/index.js';
import { requireDealReader } from '../../trading/deal/index.js';
import { Signatures } from '../../trading/signature/index.js';
import { ContractBook } from './contract-book.js';
import { ContractEntity } from './contract.entity.js';
import { PlanQueries } from './plan.queries.js';

/** The two sides read their contract, staff while a task of theirs needs it, the supervisor once he has said why. */
@Injectable()
export class ContractQueries {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly files: FileStore,
    private readonly book: ContractBook,
    private readonly signatures: Signatures,
    private readonly plans: PlanQueries,
  ) {}

  async ofLot(actor: Actor, lotId: string): Promise<ContractView> {
    return this.view(actor, await this.readable(actor, lotId));
  }

  /** The contract that a lot has, or the last that was ended; refuses whoever may not read it. */
  async readable(actor: Actor, lotId: string): Promise<ContractEntity> {
    const { manager } = this.dataSource;
    const contract =
      (await manager.findOneBy(ContractEntity, { lotId })) ??
      (await manager.findOne(ContractEntity, {
        where: { droppedLotId: lotId, state: 'ENDED' },
        order: { sentAt: 'DESC' },
      }));
    if (!contract) throw refused('resource.not-found');
    await this.requireReader(actor, contract);
    return contract;
  }

  /** Contracts of which I am a side, those that were ended, too; the newest first. */
  async own(actor: Actor, at: string | undefined): Promise<PageView<ContractView>> {
    const { rows, place } = await readPage<{ id: string }>(this.dataSource, ownOf(actor), at);
    const found = await this.dataSource.manager.findBy(ContractEntity, { id: In(rows.map(({ id }) => id)) });
    const contracts = rows
      .map(({ id }) => found.find((contract) => contract.id === id)!)
      .filter((contract) => this.book.sideOf(actor, contract) !== null);
    return { items: await this.views(actor, contracts), ...place };
  }

  async file(actor: Actor, id: string): Promise<StoredFile> {
    const contract = await this.dataSource.manager.findOneBy(ContractEntity, { id });
    if (!contract) throw refused('resource.not-found');
    await this.requireReader(actor, contract);
    return this.files.get(contract.fileId);
  }

  /** Refuses whoever may not read what both sides of a contract have signed, as it stands now. */
  async requireReader(actor: Actor, contract: ContractEntity): Promise<void> {
    if (this.book.sideOf(actor, contract) !== null) return;
    const { manager } = this.dataSource;
    const lot = await manager.findOneByOrFail(LotEntity, { id: contract.lotId ?? contract.droppedLotId! });
    await requireDealReader(manager, actor, { lot, isOwed: await this.isOwed(contract) });
  }

  /**
   * Whether something of the price of a contract that stands has yet to come in or go out, or its time is over and it
   * may be tied to the one that follows.
   */
  private async isOwed({ id, lotId, state }: ContractEntity): Promise<boolean> {
    if (lotId === null) return false;
    if (state === 'EXPIRED') return true;
    const rows: unknown[] = await this.dataSource.query(
      "select 1 from payment_row where contract_id = $1 and state not in ('PAID_OUT', 'KEPT', 'WAIVED', 'DROPPED') limit 1",
      [id],
    );
    return rows.length > 0;
  }

  private async view(actor: Actor, contract: ContractEntity): Promise<ContractView> {
    const [view] = await this.views(actor, [contract]);
    return view!;
  }

  private async views(actor: Actor, contracts: readonly ContractEntity[]): Promise<ContractView[]> {
    const hashes = await this.files.hashesOf(contracts.map(({ fileId }) => fileId));
    const signatures = await this.signatures.ofMany(
      this.dataSource.manager,
      'CONTRACT',
      contracts.map(({ no }) => no),
    );
    const planOf = await this.plans.of(
      actor,
      contracts.map(({ id }) => id),
    );
    const followers = await this.followersOf(contracts);
    const ends = await this.endsOf(contracts.filter(({ state }) => state === 'ENDED'));
    return contracts.map((contract) => ({
      ...this.facts(actor, contract),
      fileHash: hashes.get(contract.fileId) ?? '',
      signatures: (signatures.get(contract.no) ?? []).map(({ at, ...rest }) => ({
        ...rest,
        at: at.toISOString(),
      })),
      ...planOf(contract.id),
      renewedByNo: followers.get(contract.renewedBy ?? '') ?? null,
      ended: ends.get(contract.id) ?? null,
    }));
  }

  private facts(
    actor: Actor,
    contract: ContractEntity,
  ): Omit<
    ContractView,
    'fileHash' | 'signatures' | 'payments' | 'changes' | 'letters' | 'renewedByNo' | 'ended'
  > {
    const { title, totalFen } = this.book.open(contract);
    return {
      id: contract.id,
      lotId: contract.lotId ?? contract.droppedLotId!,
      no: contract.no,
      title,
      state: contract.state,
      stateName: CONTRACT_STATES[contract.state],
      fileId: contract.fileId,
      totalFen,
      mySide: this.book.sideOf(actor, contract),
      priceSubAccount: contract.priceSubAccount,
      priceAccount: { accountName: ACCOUNT_NAMES.PRICE_BANK, ...this.config.center.banks.PRICE_BANK },
    };
  }

  /** The numbers of the contracts that have taken others' places, by their ids. */
  private async followersOf(contracts: readonly ContractEntity[]): Promise<ReadonlyMap<string, string>> {
    const ids = contracts.flatMap(({ renewedBy }) => renewedBy ?? []);
    if (ids.length === 0) return new Map();
    const rows: { id: string; no: string }[] = await this.dataSource.query(
      'select id, no from contract where id = any($1)',
      [ids],
    );
    return new Map(rows.map(({ id, no }) => [id, no]));
  }

  /** When and why contracts ended; of a deal that fell by a breach the record of that says it. */
  private async endsOf(contracts: readonly ContractEntity[]): Promise<ReadonlyMap<string, EndedView>> {
    if (contracts.length === 0) return new Map();
    const rows: { id: string; at: Date; why: string }[] = await this.dataSource.query(
      `select c.id, e.at, e.why
       from contract c cross join lateral (
         select d.ended_at as at, d.ended_why as why from deal d
         where d.lot_id = c.dropped_lot_id and d.ended_at is not null
         union all
         select f.fell_at, f.note from fallen_deal f
         where f.lot_id = c.dropped_lot_id and f.why in ('BREACHED', 'ENDED') and f.fell_at >= c.sent_at
         order by at limit 1) e
       where c.id = any($1)`,
      [contracts.map(({ id }) => id)],
    );
    return new Map(rows.map(({ id, at, why }) => [id, { at: at.toISOString(), why }]));
  }
}

function ownOf(actor: Actor): ListStatement {
  const params: unknown[] = [actor.partyId];
  const project = '(select l.project_id from lot l where l.id = coalesce(c.lot_id, c.dropped_lot_id))';
  const scope = inScope(actor, project, (value) => `$${params.push(value)}`);
  return {
    columns: 'c.id',
    from: 'from contract c',
    where: `(c.lot_id is not null or c.state = 'ENDED') and ${scope}`,
    parts: [
      { where: 'c.transferor_id = $1' },
      { where: 'c.transferee_id = $1 and c.transferor_id is distinct from $1' },
    ],
    order: [
      { sql: 'c.sent_at', type: 'timestamptz', isDescending: true },
      { sql: 'c.id', type: 'uuid', isDescending: true },
    ],
    params,
  };
}
