import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type ContractState,
  type PaperKind,
  contractLifecycle,
  contractNumber,
  valueIn,
} from '@helan/domain';
import type { SignContractRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { DealEntity } from '../../trading/deal/index.js';
import { type OpenPaper, type PaperSource, type Signed, Signatures } from '../../trading/signature/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow, takeSerial } from '../../kernel/db/index.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { ContractBook } from './contract-book.js';
import { expiryOf } from './contract-expiry.js';
import { printContract, templateOf } from './contract-paper.js';
import { ContractEntity } from './contract.entity.js';

/** Both have signed it, and it was not ended before its time. */
const SIGNED: readonly ContractState[] = ['SIGNED_ALL', 'EXPIRED', 'RENEWED'];

/** The written contract: drawn up from the result alone, sent to both sides, signed by both. */
@Injectable()
export class ContractService implements OnModuleInit, PaperSource {
  readonly kind = 'CONTRACT';

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly moves: ListingMoves,
    private readonly press: PaperPress,
    private readonly files: FileStore,
    private readonly book: ContractBook,
    private readonly signatures: Signatures,
  ) {}

  onModuleInit(): void {
    this.signatures.findWith(this);
  }

  async send(actor: Actor, lotId: string): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'sendContract');
      if (lot.terms.isBuying) throw refused('contract.purchase');
      const deal = await lockRow(tx, DealEntity, { lotId });
      await this.book.requireFree(tx, deal);
      const facts = await this.book.drawUp(tx, lot, deal);
      const at = await this.clock.now(tx);
      const no = contractNumber(lot.no, await takeSerial(tx, `contract:${lot.no}`));
      const template = templateOf(lot.terms);
      const paper = this.press.paper({ title: template.split('（')[0]!, no, madeAt: at });
      const buffer = await this.press.print(printContract(paper, facts, lot.terms));
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
        transferorId: facts.transferorId,
        transfereeId: facts.transfereeId,
        priceSubAccount: facts.priceSubAccount,
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
  async sign(actor: Actor, contractId: string, { name, fileHash }: SignContractRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const found = await tx.findOneBy(ContractEntity, { id: contractId });
      const side = found && this.book.sideOf(actor, found);
      if (!found?.lotId || !side) throw refused('resource.not-found');
      const lot = await lockLot(tx, found.lotId);
      await this.signatures.sign(tx, lot, {
        kind: this.kind,
        side,
        actor,
        fileHash,
        by: { typedName: name },
      });
    });
  }

  async find(tx: EntityManager, { id }: LotEntity): Promise<OpenPaper | undefined> {
    const contract = await tx.findOneBy(ContractEntity, { lotId: id });
    if (!contract || !contractLifecycle.find(contract.state, 'drop')) return undefined;
    const { no, fileId, dueAt } = contract;
    return { no, fileId, dueAt, names: this.book.namesOf(contract) };
  }

  async whenSigned(tx: EntityManager, lot: LotEntity, signed: Signed): Promise<void> {
    const { isComplete, isOnPaper, side, actor } = signed;
    const contract = await lockRow(tx, ContractEntity, { lotId: lot.id });
    const action = isComplete ? 'signSecond' : 'signFirst';
    contract.state = unwrap(contractLifecycle.next(contract.state, action));
    if (isComplete) {
      contract.signedAt = await this.clock.now(tx);
      contract.nextDueAt = expiryOf(this.book.open(contract).termTo);
    }
    await tx.save(ContractEntity, contract);
    const by = { role: side, actor, ...(isOnPaper ? { reason: '纸质签字' } : {}) };
    if (isComplete) await this.moves.moveLot(tx, lot, 'completeSigning', by);
  }

  /** The contract that a lot has now under its lock, signed by both or not; nothing where there is none. */
  async lockStanding(tx: EntityManager, lotId: string): Promise<ContractEntity | undefined> {
    if (!(await tx.existsBy(ContractEntity, { lotId }))) return undefined;
    return lockRow(tx, ContractEntity, { lotId });
  }

  /** A contract lets its lot go: one that both have signed is ended, any other was never made. The lot's row is locked. */
  async letGo(tx: EntityManager, lotId: string): Promise<void> {
    const contract = await this.lockStanding(tx, lotId);
    if (!contract) return;
    const action = contract.state === 'SIGNED_ALL' ? 'end' : 'drop';
    contract.state = unwrap(contractLifecycle.next(contract.state, action));
    Object.assign(contract, { lotId: null, droppedLotId: lotId, nextDueAt: null });
    await tx.save(ContractEntity, contract);
  }

  /** The contract of a lot, and until when it is to be signed; nothing where there is none. */
  async standing(
    tx: EntityManager,
    lotId: string,
  ): Promise<{ kind: PaperKind; no: string; dueAt: Date | null; isSigned: boolean } | undefined> {
    const contract = await tx.findOneBy(ContractEntity, { lotId });
    if (!contract) return undefined;
    const { no, dueAt, state } = contract;
    return { kind: this.kind, no, dueAt, isSigned: SIGNED.includes(state) };
  }

  /** The day by which a part of the price should have come and has not; nothing where none is late. */
  async overdueOn(tx: EntityManager, lotId: string): Promise<string | null> {
    const rows: { due_on: string | null }[] = await tx.query(
      `select min(r.due_on)::text as due_on from payment_row r join contract c on c.id = r.contract_id
       where c.lot_id = $1 and r.state in ('PLANNED', 'DUE', 'OVERDUE')
         and r.due_on < (platform_now() at time zone 'Asia/Shanghai')::date`,
      [lotId],
    );
    return rows[0]?.due_on ?? null;
  }
}
