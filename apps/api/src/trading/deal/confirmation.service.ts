import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type DealSide, confirmationNumber, isLetterOpen, valueIn } from '@helan/domain';
import type { SignContractRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions, lockRow, takeSerial } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import { type LotEntity, lockLot } from '../../listing/listing/index.js';
import { printConfirmation } from './confirmation-paper.js';
import { ConfirmationEntity } from './confirmation.entity.js';
import { signaturesOf } from './confirmation.queries.js';
import { DealSides } from './deal-sides.js';
import { DealEntity } from './deal.entity.js';
import type { PaperSignature, PaperToSign } from './paper-signature.js';

interface Signature extends SignContractRequest {
  readonly side: DealSide;
  readonly accountId: string;
  readonly scanFileId: string | null;
}

/** 成交确认书: printed and sealed when a result is confirmed, signed or refused by those it binds. */
@Injectable()
export class ConfirmationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly calendars: CalendarService,
    private readonly press: PaperPress,
    private readonly files: FileStore,
    private readonly sides: DealSides,
  ) {}

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

  /** A side signs the letter it was shown; whoever had refused takes that back by it. */
  async sign(actor: Actor, lotId: string, { name, fileHash }: SignContractRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { side, confirmation, ownName } = await this.lock(tx, actor, lotId);
      if (name.trim() !== ownName) throw refused('request.invalid', undefined, 'name');
      const { accountId } = actor;
      await this.put(tx, confirmation, { side, name, fileHash, accountId, scanFileId: null });
    });
  }

  /** The letter that waits for the transferor's signature, or nothing. */
  async toSign(tx: EntityManager, { id, state }: LotEntity): Promise<PaperToSign | undefined> {
    const deal = await tx.findOneBy(DealEntity, { lotId: id });
    if (!deal?.confirmationId || !isLetterOpen(state)) return undefined;
    const signatures = await signaturesOf(tx, deal.confirmationId);
    if (signatures.some(({ side }) => side === 'TRANSFEROR')) return undefined;
    const { no, fileId, signDueAt } = await tx.findOneByOrFail(ConfirmationEntity, {
      id: deal.confirmationId,
    });
    return { no, fileId, dueAt: signDueAt };
  }

  /** The transferor has signed by hand. The lot's row is locked. */
  async signOnPaper(tx: EntityManager, lot: LotEntity, signature: PaperSignature): Promise<void> {
    const deal = await tx.findOneBy(DealEntity, { lotId: lot.id });
    if (!deal?.confirmationId || !isLetterOpen(lot.state)) throw refused('lifecycle.not-now');
    const confirmation = await lockRow(tx, ConfirmationEntity, { id: deal.confirmationId });
    const { transferorName } = await this.sides.of(tx, lot, deal);
    await this.put(tx, confirmation, { ...signature, side: 'TRANSFEROR', name: transferorName });
  }

  /** A side says that it will not sign; what follows from it the center declares. */
  async refuse(actor: Actor, lotId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { side, confirmation } = await this.lock(tx, actor, lotId);
      await tx.query(
        `insert into confirmation_refusal (confirmation_id, side, reason, at) values ($1, $2, $3, platform_now())
         on conflict (confirmation_id, side) do update set reason = excluded.reason, at = excluded.at`,
        [confirmation.id, side, reason],
      );
      await tell(tx, 'deal.refused', lotId, { side });
    });
  }

  private async put(
    tx: EntityManager,
    { id, lotId, fileId }: ConfirmationEntity,
    { side, name, fileHash, accountId, scanFileId }: Signature,
  ): Promise<void> {
    const file = await this.files.find(fileId, tx);
    if (file?.sha256 !== fileHash) throw refused('request.conflict');
    const rows: unknown[] = await tx.query(
      `insert into confirmation_signature (confirmation_id, side, account_id, name, file_hash, scan_file_id, at)
       values ($1, $2, $3, $4, $5, $6, platform_now()) on conflict do nothing returning side`,
      [id, side, accountId, name, fileHash, scanFileId],
    );
    if (rows.length === 0) throw refused('deal.signed-already');
    await tx.query('delete from confirmation_refusal where confirmation_id = $1 and side = $2', [id, side]);
    await tell(tx, 'deal.signed', lotId, { side });
  }

  private async lock(
    tx: EntityManager,
    actor: Actor,
    lotId: string,
  ): Promise<{ side: DealSide; confirmation: ConfirmationEntity; ownName: string }> {
    const lot = await lockLot(tx, lotId);
    const deal = await tx.findOneBy(DealEntity, { lotId });
    const side = deal && (await this.sides.sideOf(tx, actor, lot, deal));
    if (!deal?.confirmationId || !side) throw refused('resource.not-found');
    if (!isLetterOpen(lot.state)) throw refused('lifecycle.not-now');
    const confirmation = await lockRow(tx, ConfirmationEntity, { id: deal.confirmationId });
    const people = await this.sides.of(tx, lot, deal);
    const ownName = side === 'TRANSFEROR' ? people.transferorName : people.transfereeName;
    return { side, confirmation, ownName };
  }
}
