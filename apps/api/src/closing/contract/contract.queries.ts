import { Injectable } from '@nestjs/common';
import { CONTRACT_STATES } from '@helan/domain';
import type { ContractView, PaymentRowView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
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
    private readonly dataSource: DataSource,
    private readonly files: FileStore,
    private readonly book: ContractBook,
    private readonly signatures: Signatures,
  ) {}

  async ofLot(actor: Actor, lotId: string): Promise<ContractView> {
    const contract = await this.dataSource.manager.findOneBy(ContractEntity, { lotId });
    if (!contract) throw refused('resource.not-found');
    await this.requireReader(actor, contract);
    return this.view(actor, contract);
  }

  /** Contracts of which I am a side, the newest first. */
  async own(actor: Actor): Promise<ContractView[]> {
    if (!actor.partyId) return [];
    const rows: { id: string }[] = await this.dataSource.query(
      `select c.id from contract c join lot l on l.id = c.lot_id join project p on p.id = l.project_id
       join deal d on d.lot_id = l.id join registration r on r.id = d.registration_id
       where p.transferor_id = $1 or r.party_id = $1 order by c.sent_at desc`,
      [actor.partyId],
    );
    const contracts = await Promise.all(
      rows.map(({ id }) => this.dataSource.manager.findOneByOrFail(ContractEntity, { id })),
    );
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
    };
  }
}
