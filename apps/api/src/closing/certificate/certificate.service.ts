import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type CertificateAction,
  certificateCode,
  certificateLifecycle,
  type CertificateState,
  certificateNumber,
  refuseFacts,
  shanghaiDate,
} from '@helan/domain';
import { type EntityManager, In } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow, takeSerial } from '../../kernel/db/index.js';
import { refused, requireNone, unwrap } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { AT_ONCE, HoldCounts } from '../../listing/risk/index.js';
import { NoticeBoard } from '../../publicity/notice/index.js';
import { ContractEntity } from '../contract/index.js';
import { CertificateBook } from './certificate-book.js';
import { CERTIFIED_STATES, CertificateEntity } from './certificate.entity.js';
import { CertificatePress } from './certificate-press.js';
import { CertifiedThings } from './certified-things.js';

/** 鉴证书: drafted by one, reviewed by a second, issued by a third; only once the price is settled. */
@Injectable()
export class CertificateService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly moves: ListingMoves,
    private readonly book: CertificateBook,
    private readonly press: CertificatePress,
    private readonly board: NoticeBoard,
    private readonly holds: HoldCounts,
    private readonly things: CertifiedThings,
  ) {}

  onModuleInit(): void {
    this.holds.whenPossible('SETTLED', reviewedAt);
    this.moves.whenLotEnters('TERMINATED', (tx, lot) => this.endWithLot(tx, lot));
  }

  async draft(actor: Actor, lotId: string): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const replaced = await this.requireDraftable(tx, lot);
      const year = Number(shanghaiDate((await this.clock.now(tx)).getTime()).slice(0, 4));
      const serial = await takeSerial(tx, `certificate:${year}`);
      const id = randomUUID();
      const { transferorId, transfereeId } = await tx.findOneByOrFail(ContractEntity, { lotId });
      await tx.insert(CertificateEntity, {
        id,
        lotId,
        transferorId,
        transfereeId,
        no: certificateNumber(year, serial),
        code: certificateCode(year, serial),
        state: 'DRAFT',
        ...this.book.seal({
          ...(await this.book.factsOf(tx, lot)),
          ...(replaced ? { replacesNo: replaced.no } : {}),
        }),
        replacesId: replaced?.id ?? null,
        draftedBy: actor.accountId,
      });
      return { id };
    });
  }

  async review(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const certificate = await lockRow(tx, CertificateEntity, { id });
      requireOtherPerson(actor, [certificate.draftedBy]);
      Object.assign(certificate, { reviewedBy: actor.accountId, reviewedAt: await this.clock.now(tx) });
      await this.move(tx, certificate, 'review');
    });
  }

  /** The facts are held against the deal once more before number, seal and signature make them public. */
  async issue(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lotId } = await tx
        .findOneBy(CertificateEntity, { id })
        .then((row) => row ?? Promise.reject(refused('resource.not-found')));
      const lot = await lockLot(tx, lotId);
      const certificate = await lockRow(tx, CertificateEntity, { id });
      requireOtherPerson(actor, [certificate.draftedBy, certificate.reviewedBy]);
      if (certificate.state !== 'REVIEWED') throw refused('lifecycle.not-now');
      const facts = this.book.open(certificate);
      const deal = await this.book.certifiedFacts(tx, lot);
      requireNone(refuseFacts(facts, deal));
      const issuedAt = await this.clock.now(tx);
      certificate.fileId = await this.press.print(tx, certificate, facts, issuedAt);
      Object.assign(certificate, { issuedBy: actor.accountId, issuedAt });
      await this.move(tx, certificate, 'issue');
      await this.things.pass(tx, lot, certificate);
      if (certificate.replacesId) return;
      await this.moves.moveLot(tx, lot, 'certify', { role: 'CENTER_APPROVE', actor, reason: certificate.no });
    });
  }

  /** What was drafted wrong is not issued: it stays on record under its number, and another is drafted. */
  async discard(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const found = await tx.findOneBy(CertificateEntity, { id });
      if (!found) throw refused('resource.not-found');
      await lockLot(tx, found.lotId);
      const certificate = await lockRow(tx, CertificateEntity, { id });
      certificate.discardedReason = `${actor.name}：${reason}`;
      await this.move(tx, certificate, 'discard');
    });
  }

  /** Drafts go with their lot; one that was issued says no more of a contract that has been ended. */
  private async endWithLot(tx: EntityManager, lot: LotEntity): Promise<void> {
    const standing = await tx.find(CertificateEntity, {
      where: { lotId: lot.id, state: In<CertificateState>(['DRAFT', 'REVIEWED', 'ISSUED']) },
      order: { no: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const certificate of standing) {
      if (certificate.state === 'ISSUED') {
        await this.strike(tx, lot, certificate, '合同已经解除');
        continue;
      }
      certificate.discardedReason = '项目已经终止';
      await this.move(tx, certificate, 'discard');
    }
  }

  /** Once the price is settled, and one at a time; later only in place of one that was revoked, which it returns. */
  private async requireDraftable(
    tx: EntityManager,
    { id: lotId, state }: LotEntity,
  ): Promise<CertificateEntity | null> {
    const all = await tx.find(CertificateEntity, { where: { lotId }, order: { no: 'DESC' } });
    const standing = all.filter((one) => !certificateLifecycle.isFinal(one.state));
    if (standing.length > 0) throw refused('lifecycle.not-now');
    const revoked = all.find((one) => one.state === 'REVOKED') ?? null;
    if (state === 'SETTLED' && !revoked) return null;
    if (revoked && CERTIFIED_STATES.includes(state)) return revoked;
    throw refused('certificate.not-settled');
  }

  /** Never deleted: marked void, with its reason on the public board. */
  async revoke(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const found = await tx.findOneBy(CertificateEntity, { id });
      if (!found) throw refused('resource.not-found');
      const lot = await lockLot(tx, found.lotId);
      await this.strike(tx, lot, await lockRow(tx, CertificateEntity, { id }), reason);
    });
  }

  private async strike(
    tx: EntityManager,
    lot: LotEntity,
    certificate: CertificateEntity,
    reason: string,
  ): Promise<void> {
    Object.assign(certificate, { revokedAt: await this.clock.now(tx), revokedReason: reason });
    await this.move(tx, certificate, 'revoke');
    await this.things.takeBack(tx, lot, certificate);
    await this.board.publish(tx, lot, {
      kind: 'REVOCATION',
      title: `${certificate.no} 作废`,
      registrationEndsAt: lot.registrationEndsAt,
      strip: [],
      rules: [],
      details: { 鉴证书编号: certificate.no, 原因: reason },
    });
  }

  private async move(
    tx: EntityManager,
    certificate: CertificateEntity,
    action: CertificateAction,
  ): Promise<void> {
    certificate.state = unwrap(certificateLifecycle.next(certificate.state, action));
    await tx.save(CertificateEntity, certificate);
    await tell(tx, 'certificate.moved', certificate.lotId, {
      certificateId: certificate.id,
      to: certificate.state,
    });
  }
}

/** A certificate can be issued as soon as a second person has reviewed it. */
async function reviewedAt(tx: EntityManager, { id }: LotEntity): Promise<Date | null> {
  const rows: { at: Date | null }[] = await tx.query(
    "select reviewed_at as at from certificate where lot_id = $1 and state in ('REVIEWED', 'ISSUED')",
    [id],
  );
  return rows[0] ? (rows[0].at ?? AT_ONCE) : null;
}
