import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Refusal, arePayersBlind, refuseDeposit, refusal, whyNotDue } from '@helan/domain';
import { type EntityManager, MoreThan } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { eachFound, lockRow } from '../../kernel/db/index.js';
import {
  type BankReceiptEntity,
  BankReceipts,
  type Match,
  ReceiptOwners,
} from '../../money/receipt/index.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { PartyService } from '../../people/party/index.js';
import { RegistrationEntity, RegistrationMoves } from '../registration/index.js';
import { DepositCalls } from './deposit-calls.js';
import { DepositSignals } from './deposit-signals.js';
import { moveDeposit } from './deposit-moves.js';
import { DepositEntity } from './deposit.entity.js';

interface Place {
  readonly lot: LotEntity;
  readonly registration: RegistrationEntity;
  readonly deposit: DepositEntity;
}

const depositsOf = eachFound(DepositEntity, 'lotId', { select: { id: true, lotId: true } });

/** Nobody has begun to trade. */
export const STILL_OPEN: readonly (LotEntity['state'] | null)[] = ['LISTED', 'REG_CLOSED'];

/** Where a lot stands, or stood before it was stopped. */
export function standingOf({ state, rememberedState }: LotEntity): LotEntity['state'] | null {
  return state === 'SUSPENDED' ? rememberedState : state;
}

type OtherMoney = (
  tx: EntityManager,
  receipt: BankReceiptEntity,
  isDecided: boolean,
) => Promise<Match | Refusal | undefined>;

/** Whose deposit money is that comes to the deposits' bank: with it he is admitted, unless he is looked at anew. */
@Injectable()
export class DepositReceipts implements OnModuleInit {
  private others: OtherMoney = async () => undefined;

  constructor(
    private readonly clock: PlatformClock,
    private readonly parties: PartyService,
    private readonly receipts: BankReceipts,
    private readonly owners: ReceiptOwners,
    private readonly calls: DepositCalls,
    private readonly signals: DepositSignals,
    private readonly registrations: RegistrationMoves,
    private readonly lots: ListingMoves,
  ) {}

  onModuleInit(): void {
    this.lots.whenLotMoves((tx, { lot }) => this.reveal(tx, lot));
    this.owners.matchWith('DEPOSIT_BANK', {
      match: (tx, receipt, isDecided) => this.match(tx, receipt, isDecided),
      letGo: (tx, { subAccount }) => this.calls.waitOn(tx, subAccount),
    });
  }

  /** The room above whose money comes to the same bank by accounts of its own says whose it is; nothing where it is none. */
  alsoWith(others: OtherMoney): void {
    this.others = others;
  }

  /** Nobody can register any more: who has paid may be listed. */
  private async reveal(tx: EntityManager, lot: LotEntity): Promise<void> {
    if (arePayersBlind(lot)) return;
    const deposits = await depositsOf(tx, lot.id);
    if (deposits.length > 0)
      await this.receipts.reveal(
        tx,
        deposits.map(({ id }) => id),
      );
  }

  /** Whoever has lapsed and not registered anew, as long as nobody has begun to trade. */
  private async mayComeBack(tx: EntityManager, { lot, registration, deposit }: Place): Promise<boolean> {
    if (deposit.state !== 'LATE' || registration.state !== 'LAPSED') return false;
    if (!STILL_OPEN.includes(standingOf(lot))) return false;
    const { lotId, partyId, createdAt } = registration;
    return !(await tx.existsBy(RegistrationEntity, { lotId, partyId, createdAt: MoreThan(createdAt) }));
  }

  private async match(
    tx: EntityManager,
    receipt: BankReceiptEntity,
    isDecided: boolean,
  ): Promise<Match | Refusal> {
    const found = await tx.findOneBy(DepositEntity, { subAccount: receipt.subAccount });
    if (!found) return (await this.others(tx, receipt, isDecided)) ?? refusal('deposit.unknown-account');
    const lot = await lockLot(tx, found.lotId);
    const registration = await lockRow(tx, RegistrationEntity, { id: found.registrationId });
    const deposit = await lockRow(tx, DepositEntity, { id: found.id });
    const isLapsed = await this.mayComeBack(tx, { lot, registration, deposit });
    const applicant = await this.parties.get(registration.partyId, tx);
    const money = {
      payerName: receipt.payerName,
      amountFen: receipt.amountFen,
      arrivedAt: receipt.arrivedAt.getTime(),
      isWholeDay: receipt.isWholeDay,
      isDecided,
    };
    if (deposit.state !== 'DUE' && !isLapsed) {
      const isLotOver = !STILL_OPEN.includes(standingOf(lot));
      const answered = { ...deposit, dueAt: deposit.dueAt.getTime(), isLotOver };
      return whyNotDue(answered, money, applicant.name);
    }
    const isFit = registration.state === 'QUALIFIED';
    const isStopped = lot.state === 'SUSPENDED' || !isFit;
    const expected = {
      applicantName: applicant.name,
      amountFen: deposit.amountFen,
      dueAt: isStopped && !isLapsed ? Infinity : deposit.dueAt.getTime(),
      isLapsed,
    };
    const fault = refuseDeposit(money, expected);
    if (fault?.code === 'deposit.payer-mismatch') await this.signals.otherPayer(tx, deposit);
    if (fault) return fault;
    await this.signals.sameAccount(tx, deposit, receipt);
    deposit.heldAt = await this.clock.now(tx);
    await moveDeposit(tx, deposit, isLapsed ? 'restore' : 'hold');
    if (isLapsed || isFit) await this.registrations.move(tx, registration, isLapsed ? 'reinstate' : 'admit');
    return { matchedTo: deposit.id, owedTo: registration.id, isBlind: arePayersBlind(lot) };
  }
}
