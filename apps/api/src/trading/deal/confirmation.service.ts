import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type DealSide, confirmationNumber, isLetterOpen, valueIn } from '@helan/domain';
import { sentenceOf } from '@helan/contracts';
import type { SignContractRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { CalendarService, Recounts, countedColumns } from '../../rules/calendar/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions, takeSerial } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { PaperPress, gapsInWords } from '../../kernel/paper/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import { LotEntity, lockLot } from '../../listing/listing/index.js';
import { type OpenPaper, type PaperSource, type Signed, Signatures } from '../signature/index.js';
import { printConfirmation } from './confirmation-paper.js';
import { ConfirmationEntity } from './confirmation.entity.js';
import { DealSides } from './deal-sides.js';
import { DealEntity } from './deal.entity.js';

/** 成交确认书: printed and sealed when a result is confirmed, signed or refused by those it binds. */
@Injectable()
export class ConfirmationService implements OnModuleInit, PaperSource {
  readonly kind = 'LETTER';

  constructor(
    private readonly transactions: Transactions,
    private readonly calendars: CalendarService,
    private readonly press: PaperPress,
    private readonly files: FileStore,
    private readonly sides: DealSides,
    private readonly signatures: Signatures,
    private readonly recounts: Recounts,
  ) {}

  onModuleInit(): void {
    this.signatures.findWith(this);
    this.recounts.of(
      countedColumns({
        table: 'confirmation',
        began: 'issued_at',
        ends: ['sign_due_at'],
        runs: 'exists (select from deal d where d.confirmation_id = confirmation.id and d.ended_at is null)',
        daysOf: async (tx, id) => {
          const { lotId } = await tx.findOneByOrFail(ConfirmationEntity, { id });
          const { terms } = await tx.findOneByOrFail(LotEntity, { id: lotId });
          return valueIn(terms.parameters, 'confirm.signWorkingDays');
        },
      }),
    );
  }

  /** Prints the letter of a result that has just been confirmed; the deal's row is locked, and saved here. */
  async issue(tx: EntityManager, lot: LotEntity, deal: DealEntity, accountId: string | null): Promise<void> {
    const at = deal.confirmedAt!;
    const days = valueIn(lot.terms.parameters, 'confirm.signWorkingDays');
    const signDueAt = await this.calendars.dueAt(tx, at, days);
    const no = confirmationNumber(lot.no, await takeSerial(tx, `confirmation:${lot.no}`));
    const people = await this.sides.of(tx, lot, deal);
    const paper = this.press.paper({ title: '成交确认书', no, madeAt: at });
    const facts = { lotNo: lot.no, ...people, signDueAt, terms: lot.terms, deal };
    const buffer = await this.press.seal(printConfirmation(paper, facts), '成交确认', at);
    const name = `成交确认书 ${no}.pdf`;
    const file = await this.files.keep(tx, { buffer, mime: 'application/pdf', name, accountId });
    const id = randomUUID();
    await tx.insert(ConfirmationEntity, {
      id,
      lotId: lot.id,
      registrationId: deal.registrationId,
      no,
      fileId: file.id,
      issuedAt: at,
      signDueAt,
    });
    deal.confirmationId = id;
    await tx.save(DealEntity, deal);
  }

  /** Why the letter of a result could not be printed, in a sentence, or nothing: nobody presses a button for it. */
  async findGaps(tx: EntityManager, lot: LotEntity, deal: DealEntity): Promise<string | null> {
    const people = await this.sides.of(tx, lot, deal);
    const paper = this.press.paper({ title: '成交确认书', no: lot.no, madeAt: lot.stateSince });
    const { gaps, title } = printConfirmation(paper, {
      lotNo: lot.no,
      ...people,
      signDueAt: null,
      terms: lot.terms,
      deal,
    });
    return gaps.length === 0
      ? null
      : sentenceOf('paper.lacks-glyphs', { paper: title, gaps: gapsInWords(gaps) });
  }

  /** A side signs the letter it was shown. */
  async sign(actor: Actor, lotId: string, { name, fileHash }: SignContractRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { side, lot } = await this.lock(tx, actor, lotId);
      await this.signatures.sign(tx, lot, {
        kind: this.kind,
        side,
        actor,
        fileHash,
        by: { typedName: name },
      });
    });
  }

  async find(tx: EntityManager, lot: LotEntity): Promise<OpenPaper | undefined> {
    const deal = await tx.findOneBy(DealEntity, { lotId: lot.id });
    if (!deal?.confirmationId || !isLetterOpen(lot.state)) return undefined;
    const { no, fileId, signDueAt } = await tx.findOneByOrFail(ConfirmationEntity, {
      id: deal.confirmationId,
    });
    const { transferorName, transfereeName } = await this.sides.of(tx, lot, deal);
    const names = { TRANSFEROR: transferorName, TRANSFEREE: transfereeName };
    return { no, fileId, dueAt: signDueAt, names };
  }

  /** Whoever had refused takes that back by signing. */
  async whenSigned(tx: EntityManager, { id: lotId }: LotEntity, { side }: Signed): Promise<void> {
    const { confirmationId } = await tx.findOneByOrFail(DealEntity, { lotId });
    await tx.query('delete from confirmation_refusal where confirmation_id = $1 and side = $2', [
      confirmationId,
      side,
    ]);
    await tell(tx, 'deal.signed', lotId, { side });
  }

  /** A side says that it will not sign; what follows from it the center declares. */
  async refuse(actor: Actor, lotId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { side, confirmationId } = await this.lock(tx, actor, lotId);
      await tx.query(
        `insert into confirmation_refusal (confirmation_id, side, reason, at) values ($1, $2, $3, platform_now())
         on conflict (confirmation_id, side) do update set reason = excluded.reason, at = excluded.at`,
        [confirmationId, side, reason],
      );
      await tell(tx, 'deal.refused', lotId, { side });
    });
  }

  private async lock(
    tx: EntityManager,
    actor: Actor,
    lotId: string,
  ): Promise<{ side: DealSide; lot: LotEntity; confirmationId: string }> {
    const lot = await lockLot(tx, lotId);
    const deal = await tx.findOneBy(DealEntity, { lotId });
    const side = deal && (await this.sides.sideOf(tx, actor, lot, deal));
    if (!deal?.confirmationId || !side) throw refused('resource.not-found');
    if (!isLetterOpen(lot.state)) throw refused('lifecycle.not-now');
    return { side, lot, confirmationId: deal.confirmationId };
  }
}
