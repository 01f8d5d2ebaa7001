import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type DealSide, contractLifecycle, contractNumber, valueIn } from '@helan/domain';
import type { SignContractRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { DealEntity, type PaperSignature, type PaperToSign } from '../../trading/deal/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow, takeSerial } from '../../kernel/db/index.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { ContractBook } from './contract-book.js';
import { printContract, templateOf } from './contract-paper.js';
import { ContractEntity } from './contract.entity.js';

const PRICE_SUB_ACCOUNT_PREFIX = '64012200020';

interface Signature extends SignContractRequest {
  readonly contract: ContractEntity;
  readonly side: DealSide;
  readonly accountId: string;
  readonly scanFileId: string | null;
}

/** The written contract: drawn up from the result alone, sent to both sides, signed by both. */
@Injectable()
export class ContractService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly moves: ListingMoves,
    private readonly press: PaperPress,
    private readonly files: FileStore,
    private readonly book: ContractBook,
  ) {}

  async send(actor: Actor, lotId: string): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'sendContract');
      if (lot.terms.isBuying) throw refused('contract.purchase');
      const deal = await lockRow(tx, DealEntity, { lotId });
      await this.book.requireFree(tx, deal);
      const serial = await takeSerial(tx, 'price-sub-account');
      const priceSubAccount = `${PRICE_SUB_ACCOUNT_PREFIX}${String(serial).padStart(8, '0')}`;
      const facts = await this.book.factsOf(tx, lot, deal, priceSubAccount);
      const at = await this.clock.now(tx);
      const no = contractNumber(lot.no, await takeSerial(tx, `contract:${lot.no}`));
      const template = templateOf(lot.terms);
      const paper = this.press.paper({ title: template.split('（')[0]!, no, madeAt: at });
      const buffer = await printContract(paper, facts, lot.terms).finish();
      const file = await this.files.keep(tx, {
        buffer,
        mime: 'application/pdf',
        name: `合同 ${no}.pdf`,
        accountId: actor.accountId,
      });
      const id = randomUUID();
      const days = valueIn(lot.terms.parameters, 'contract.workingDays');
      const dueAt = await this.calendars.dueAt(tx, at, days);
      const factsEnc = this.book.seal(facts);
      await tx.insert(ContractEntity, {
        id,
        lotId,
        droppedLotId: null,
        no,
        template,
        state: 'SENT',
        factsEnc,
        priceSubAccount,
        fileId: file.id,
        sentAt: at,
        dueAt,
      });
      await this.moves.moveLot(tx, lot, 'sendContract', {
        role: 'CENTER_REVIEW',
        actor,
        reason: template,
      });
      return { id };
    });
  }

  /** A side signs the paper it was shown: the name it types must be its own, the hash that of the file. */
  async sign(actor: Actor, contractId: string, request: SignContractRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const found = await tx.findOneBy(ContractEntity, { id: contractId });
      if (!found?.lotId) throw refused('resource.not-found');
      const lot = await lockLot(tx, found.lotId);
      const contract = await lockRow(tx, ContractEntity, { id: contractId });
      const side = this.book.sideOf(actor, contract);
      if (!side) throw refused('resource.not-found');
      if (request.name.trim() !== this.book.nameOf(contract, side))
        throw refused('request.invalid', undefined, 'name');
      const { accountId } = actor;
      await this.addSignature(tx, { contract, side, accountId, scanFileId: null, ...request });
      const isComplete = await this.advance(tx, contract);
      if (isComplete) await this.moves.moveLot(tx, lot, 'completeSigning', { role: side, actor });
    });
  }

  /** The contract that waits for the transferor's signature, or nothing. */
  async toSign(tx: EntityManager, { id }: LotEntity): Promise<PaperToSign | undefined> {
    const contract = await tx.findOneBy(ContractEntity, { lotId: id });
    const standing = await this.standing(tx, id);
    const isOpen = contract && contractLifecycle.find(contract.state, 'drop') !== undefined;
    if (!contract || !isOpen || standing?.signedBy.includes('TRANSFEROR')) return undefined;
    const { no, fileId, dueAt } = contract;
    return { no, fileId, dueAt };
  }

  /** The transferor has signed by hand. The lot's row is locked. */
  async signOnPaper(
    tx: EntityManager,
    actor: Actor,
    lot: LotEntity,
    signature: PaperSignature,
  ): Promise<void> {
    if (!(await this.toSign(tx, lot))) throw refused('lifecycle.not-now');
    const contract = await lockRow(tx, ContractEntity, { lotId: lot.id });
    const side = 'TRANSFEROR';
    await this.addSignature(tx, { contract, side, name: this.book.nameOf(contract, side), ...signature });
    if (await this.advance(tx, contract))
      await this.moves.moveLot(tx, lot, 'completeSigning', { role: side, actor, reason: '纸质签字' });
  }

  /** The contract that a lot has now was never signed by both; it lets the lot go. The lot's row is locked. */
  async drop(tx: EntityManager, lotId: string): Promise<void> {
    if (!(await tx.existsBy(ContractEntity, { lotId }))) return;
    const contract = await lockRow(tx, ContractEntity, { lotId });
    contract.state = unwrap(contractLifecycle.next(contract.state, 'drop'));
    Object.assign(contract, { lotId: null, droppedLotId: lotId });
    await tx.save(ContractEntity, contract);
  }

  /** Until when the contract of a lot is to be signed, and who has; nothing where there is none. */
  async standing(
    tx: EntityManager,
    lotId: string,
  ): Promise<{ dueAt: Date | null; signedBy: readonly DealSide[] } | undefined> {
    const contract = await tx.findOneBy(ContractEntity, { lotId });
    if (!contract) return undefined;
    const rows: { side: DealSide }[] = await tx.query(
      'select side from contract_signature where contract_id = $1',
      [contract.id],
    );
    return { dueAt: contract.dueAt, signedBy: rows.map(({ side }) => side) };
  }

  private async addSignature(tx: EntityManager, signature: Signature): Promise<void> {
    const { contract, side, accountId, name, fileHash, scanFileId } = signature;
    const file = await this.files.find(contract.fileId, tx);
    if (file?.sha256 !== fileHash) throw refused('request.conflict');
    const rows: unknown[] = await tx.query(
      `insert into contract_signature (contract_id, side, account_id, name, file_hash, scan_file_id, at)
       values ($1, $2, $3, $4, $5, $6, platform_now()) on conflict do nothing returning side`,
      [contract.id, side, accountId, name, fileHash, scanFileId],
    );
    if (rows.length === 0) throw refused('lifecycle.not-now');
  }

  /** Returns whether both sides have signed. */
  private async advance(tx: EntityManager, contract: ContractEntity): Promise<boolean> {
    const action = contract.state === 'SENT' ? 'signFirst' : 'signSecond';
    contract.state = unwrap(contractLifecycle.next(contract.state, action));
    const isComplete = contract.state === 'SIGNED_ALL';
    if (isComplete) contract.signedAt = await this.clock.now(tx);
    await tx.save(ContractEntity, contract);
    return isComplete;
  }
}
