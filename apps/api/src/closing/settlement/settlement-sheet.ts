import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ContractBook, type ContractEntity, PaymentRowEntity } from '../contract/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { printSettlement } from './settlement-paper.js';

/** 结算单: what was due, received and paid out when the price was settled. */
@Injectable()
export class SettlementSheet {
  constructor(
    private readonly clock: PlatformClock,
    private readonly book: ContractBook,
    private readonly press: PaperPress,
    private readonly files: FileStore,
  ) {}

  async keep(tx: EntityManager, lot: LotEntity, contract: ContractEntity): Promise<void> {
    const at = await this.clock.now(tx);
    const facts = this.book.open(contract);
    const rows = await tx.find(PaymentRowEntity, {
      where: { contractId: contract.id },
      order: { seq: 'ASC' },
    });
    const paper = this.press.paper({ title: '价款结算单', no: contract.no, madeAt: at });
    printSettlement(paper, facts, rows, lot.terms.parameters);
    const buffer = await this.press.printWhatItCan(paper);
    const file = await this.files.keep(tx, {
      buffer,
      mime: 'application/pdf',
      name: `结算单 ${contract.no}.pdf`,
      accountId: null,
    });
    await tx.query('insert into settlement (lot_id, file_id, settled_at) values ($1, $2, $3)', [
      lot.id,
      file.id,
      at,
    ]);
  }
}
