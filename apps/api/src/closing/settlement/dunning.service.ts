import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DUNNING_DAYS, type PlainDate, daysBetween, overdueRent } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { refused } from '../../kernel/http/index.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { FileStore, type StoredFile } from '../../kernel/storage/file-store.js';
import { LotEntity } from '../../listing/listing/index.js';
import { AlertBook } from '../../listing/risk/index.js';
import { ContractBook, type ContractEntity, ContractQueries, PaymentRowEntity } from '../contract/index.js';
import { printDunning } from './dunning-letter.js';

/** Letters that ask for a payment that has not come; of the last of them the supervisor hears, too. */
@Injectable()
export class Dunning {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly press: PaperPress,
    private readonly files: FileStore,
    private readonly book: ContractBook,
    private readonly contracts: ContractQueries,
    private readonly alerts: AlertBook,
  ) {}

  /** The letter of this step, once; those whose days passed unseen are not written afterwards. The row is locked. */
  async write(
    tx: EntityManager,
    contract: ContractEntity,
    row: PaymentRowEntity,
    { step, today }: { readonly step: number; readonly today: PlainDate },
  ): Promise<void> {
    const lot = await tx.findOneByOrFail(LotEntity, { id: contract.lotId! });
    const no = `${contract.no}-CJ${String(row.seq).padStart(2, '0')}${step}`;
    const madeAt = await this.clock.now(tx);
    const paper = this.press.paper({ title: '催缴函', no, madeAt });
    printDunning(paper, {
      facts: this.book.open(contract),
      contractNo: contract.no,
      row,
      lateDays: daysBetween(row.dueOn!, today),
      lateFeePerMyriad: lot.terms.paymentTerms?.lateFeePerMyriad,
    });
    const buffer = await this.press.printWhatItCan(paper);
    const name = `催缴函 ${no}.pdf`;
    const file = await this.files.keep(tx, { buffer, mime: 'application/pdf', name, accountId: null });
    await tx.query(
      `insert into dunning_letter (id, contract_id, seq, step, no, open_fen, file_id, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        randomUUID(),
        contract.id,
        row.seq,
        step,
        no,
        (row.amountFen - row.paidFen).toString(),
        file.id,
        madeAt,
      ],
    );
    if (step === DUNNING_DAYS.length)
      await this.alerts.raiseOnce(tx, lot.id, overdueRent(contract.no, row.seq, row.dueOn!));
  }

  /** A letter, for the two sides of its contract and for whoever of the staff may read that. */
  async file(actor: Actor, lotId: string, letterId: string): Promise<StoredFile> {
    const { id } = await this.contracts.readable(actor, lotId);
    const rows: { file_id: string }[] = await this.dataSource.query(
      'select file_id from dunning_letter where id = $1 and contract_id = $2',
      [letterId, id],
    );
    if (!rows[0]) throw refused('resource.not-found');
    return this.files.get(rows[0].file_id);
  }
}
