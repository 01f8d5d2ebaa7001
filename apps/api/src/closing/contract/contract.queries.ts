import { Inject, Injectable } from '@nestjs/common';
import { CONTRACT_STATES } from '@helan/domain';
import type { ContractView, EndedView, PaymentRowView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { ACCOUNT_NAMES } from '../../kernel/center.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore, type StoredFile } from '../../kernel/storage/file-store.js';
import { LotEntity } from '../../listing/listing/index.js';
import { requireDealReader } from '../../trading/deal/index.js';
import { Signatures } from '../../trading/signature/index.js';
import { ContractBook } from './contract-book.js';
import { ContractEntity } from './contract.entity.js';

/** The two sides read their contract, staff while a task of theirs needs it, the supervisor once he has said why. */
@Injectable()
export class ContractQueries {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly files: FileStore,
    private readonly book: ContractBook,
    private readonly signatures: Signatures,
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
  async own(actor: Actor): Promise<ContractView[]> {
    if (!actor.partyId) return [];
    const rows: { id: string }[] = await this.dataSource.query(
      `select c.id from contract c join lot l on l.id = coalesce(c.lot_id, c.dropped_lot_id)
       join project p on p.id = l.project_id
       where (c.lot_id is not null or c.state = 'ENDED') and (p.transferor_id = $1
         or exists (select from registration r where r.lot_id = l.id and r.party_id = $1))
       order by c.sent_at desc`,
      [actor.partyId],
    );
    const found = await Promise.all(
      rows.map(({ id }) => this.dataSource.manager.findOneByOrFail(ContractEntity, { id })),
    );
    // Whoever registered for the lot and did not get it is none of its sides.
    const contracts = found.filter((contract) => this.book.sideOf(actor, contract) !== null);
    return Promise.all(contracts.map((contract) => this.view(actor, contract)));
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

  /** Whether something of the price of a contract that stands has yet to come in or go out. */
  private async isOwed({ id, lotId }: ContractEntity): Promise<boolean> {
    if (lotId === null) return false;
    const rows: unknown[] = await this.dataSource.query(
      'select 1 from payment_row where contract_id = $1 and paid_out_fen < amount_fen limit 1',
      [id],
    );
    return rows.length > 0;
  }

  private async view(actor: Actor, contract: ContractEntity): Promise<ContractView> {
    const facts = this.book.open(contract);
    const file = await this.files.find(contract.fileId);
    const signatures = await this.signatures.of(this.dataSource.manager, 'CONTRACT', contract.no);
    const payments: PaymentRowView[] = await this.dataSource.query(
      `select seq, to_char(due_on, 'YYYY-MM-DD') as "dueOn", event, is_provisional as "isProvisional", covers,
              amount_fen::text as "amountFen", paid_fen::text as "paidFen", paid_out_fen::text as "paidOutFen"
       from payment_row where contract_id = $1 order by seq`,
      [contract.id],
    );
    return {
      id: contract.id,
      lotId: contract.lotId ?? contract.droppedLotId!,
      no: contract.no,
      title: facts.title,
      state: contract.state,
      stateName: CONTRACT_STATES[contract.state],
      fileId: contract.fileId,
      fileHash: file?.sha256 ?? '',
      totalFen: facts.totalFen,
      mySide: this.book.sideOf(actor, contract),
      signatures: signatures.map((signature) => ({ ...signature, at: signature.at.toISOString() })),
      payments,
      priceSubAccount: contract.priceSubAccount,
      priceAccount: { accountName: ACCOUNT_NAMES.PRICE_BANK, ...this.config.center.banks.PRICE_BANK },
      ended: contract.state === 'ENDED' ? await this.endOf(contract) : null,
    };
  }

  /** Of a deal that fell by a breach the record of that says when and why. */
  private async endOf({ id, droppedLotId }: ContractEntity): Promise<EndedView | null> {
    const rows: { at: Date; why: string }[] = await this.dataSource.query(
      `select d.ended_at as at, d.ended_why as why from deal d where d.lot_id = $1 and d.ended_at is not null
       union all
       select f.fell_at, f.note from fallen_deal f join contract c on c.id = $2
       where f.lot_id = $1 and f.why in ('BREACHED', 'ENDED') and f.fell_at >= c.sent_at
       order by at limit 1`,
      [droppedLotId, id],
    );
    const row = rows[0];
    return row ? { at: row.at.toISOString(), why: row.why } : null;
  }
}
