import { Injectable } from '@nestjs/common';
import { CONTRACT_STATES } from '@helan/domain';
import type { ContractView, PaymentRowView, Role } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore, type StoredFile } from '../../kernel/storage/file-store.js';
import { Signatures } from '../../trading/signature/index.js';
import { ContractBook } from './contract-book.js';
import { ContractEntity } from './contract.entity.js';

const READERS: readonly Role[] = [
  'CENTER_REVIEW',
  'CENTER_APPROVE',
  'FINANCE_CLERK',
  'FINANCE_CHECK',
  'CERT_CLERK',
  'ARCHIVIST',
  'SUPERVISOR',
];

/** The two sides read their contract, and the staff whose work needs it. */
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
    if (!contract || !this.mayRead(actor, contract)) throw refused('resource.not-found');
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
    return this.files.get(contract && this.mayRead(actor, contract) ? contract.fileId : null);
  }

  mayRead(actor: Actor, contract: ContractEntity): boolean {
    return actor.roles.some((role) => READERS.includes(role)) || this.book.sideOf(actor, contract) !== null;
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
