import { Injectable } from '@nestjs/common';
import {
  BREACH_GROUNDS,
  type BreachGround,
  type DepositState,
  type EndingCause,
  type PlainDate,
  transferorDue,
  transferorOwes,
} from '@helan/domain';
import { type EntityManager, In } from 'typeorm';
import type { DealEntity } from '../../trading/deal/index.js';
import { DepositEntity, Forfeits } from '../../trading/deposit/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { type LotEntity, ProjectEntity, RelistingBans } from '../../listing/listing/index.js';
import { Credit } from '../../people/party/index.js';
import { BreachDueBook, type Creditor } from './breach-due-book.js';
import { RegistrationEntity, RegistrationMoves } from '../../trading/registration/index.js';

const WHOLE = 100;
/** Where a winner's deposit stands as long as his contract does. */
const OF_A_WINNER: readonly DepositState[] = ['HELD', 'CONVERTED_TO_PRICE', 'CONVERTED_TO_BOND'];

interface Breach {
  readonly actor: Actor;
  readonly deal: DealEntity;
  readonly ground: BreachGround | EndingCause;
  readonly note: string;
}

/** What a breach costs whoever committed it. Source: rules §6.9. */
@Injectable()
export class Consequences {
  constructor(
    private readonly clock: PlatformClock,
    private readonly registrations: RegistrationMoves,
    private readonly forfeits: Forfeits,
    private readonly credit: Credit,
    private readonly bans: RelistingBans,
    private readonly dues: BreachDueBook,
  ) {}

  /** Milliseconds of the platform's time. */
  async now(tx: EntityManager): Promise<number> {
    return (await this.clock.now(tx)).getTime();
  }

  /**
   * Whoever had won loses his place and his deposit, and has a line on his record. Returns the paddle under which
   * he bid, and how much of his deposit is forfeited, in fen.
   */
  async drawOnTransferee(
    tx: EntityManager,
    lot: LotEntity,
    { actor, deal, ground, note }: Breach,
  ): Promise<{ paddle: string | null; forfeitedFen: bigint }> {
    const registration = await lockRow(tx, RegistrationEntity, { id: deal.registrationId });
    const { id, partyId, paddle } = registration;
    const forfeitedFen = await this.forfeits.forfeit(tx, lot, id, WHOLE);
    await this.registrations.move(tx, registration, 'breach', { actor, reason: note });
    const entry = { partyId, lot: nameOf(lot), side: 'TRANSFEREE', ground, note, owedFen: 0n } as const;
    await this.credit.record(tx, actor, entry);
    return { paddle, forfeitedFen };
  }

  /**
   * A contract ended by the transferee's fault: a line on his record. Most of his deposit has become a part of the price;
   * returns what of it was held beside the price and is forfeited, in fen.
   */
  async note(tx: EntityManager, lot: LotEntity, { actor, deal, ground, note }: Breach): Promise<bigint> {
    const { partyId } = await tx.findOneByOrFail(RegistrationEntity, { id: deal.registrationId });
    const entry = { partyId, lot: nameOf(lot), side: 'TRANSFEREE', ground, note, owedFen: 0n } as const;
    await this.credit.record(tx, actor, entry);
    return this.forfeits.forfeit(tx, lot, deal.registrationId, WHOLE);
  }

  /**
   * Whoever had listed owes the other side what the notice said, lists the same thing no more for a while, and has
   * a line on his record. The deposit that the center holds is as yet untouched. Returns what he owes, and from when
   * he may list again, where there is a thing that he may not.
   */
  async drawOnTransferor(
    tx: EntityManager,
    lot: LotEntity,
    { actor, deal, ground, note }: Breach,
  ): Promise<{ owedFen: bigint; relistFrom: PlainDate | null }> {
    const { registrationId } = deal;
    const held = { registrationId, state: In([...OF_A_WINNER]) };
    const depositFen = (await tx.findOneBy(DepositEntity, held))?.amountFen ?? 0n;
    const standing = { depositsFen: [depositFen], totalFen: deal.totalFen };
    const { owedFen, relistFrom } = transferorDue(lot.terms, standing, await this.now(tx));
    const { transferorId } = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    const isBarred = await this.bans.impose(tx, lot, relistFrom);
    const entry = { partyId: transferorId, lot: nameOf(lot), side: 'TRANSFEROR', ground, note } as const;
    await this.credit.record(tx, actor, { ...entry, owedFen });
    const { partyId } = await tx.findOneByOrFail(RegistrationEntity, { id: registrationId });
    await this.dues.writeDown(tx, lot, ground as BreachGround, [{ registrationId, partyId, owedFen }]);
    return { owedFen, relistFrom: isBarred ? relistFrom : null };
  }

  /**
   * Whoever announced a reserve and did not enter it owes everybody whose deposit the center holds what the notice
   * said, as whoever takes his lot down; he lists the same thing no more for a while, and has a line.
   */
  async drawForReserve(
    tx: EntityManager,
    lot: LotEntity,
  ): Promise<{ owedFen: bigint; relistFrom: PlainDate | null }> {
    const held = await tx.findBy(DepositEntity, { lotId: lot.id, state: 'HELD' });
    const depositsFen = held.map(({ amountFen }) => amountFen);
    const standing = { depositsFen, totalFen: BigInt(lot.terms.startTotalFen) };
    const { owedFen, relistFrom } = transferorDue(lot.terms, standing, await this.now(tx));
    const { transferorId: partyId } = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    const isBarred = await this.bans.impose(tx, lot, relistFrom);
    const entry = { partyId, lot: nameOf(lot), side: 'TRANSFEROR', ground: 'NO_RESERVE' } as const;
    await this.credit.record(tx, null, { ...entry, note: BREACH_GROUNDS.NO_RESERVE, owedFen });
    await this.dues.writeDown(tx, lot, 'NO_RESERVE', await this.creditors(tx, lot, held));
    return { owedFen, relistFrom: isBarred ? relistFrom : null };
  }

  /** Whose deposits these are, and what the notice gives each of them. */
  private async creditors(
    tx: EntityManager,
    { terms }: LotEntity,
    deposits: readonly DepositEntity[],
  ): Promise<Creditor[]> {
    const places = await tx.findBy(RegistrationEntity, {
      id: In(deposits.map(({ registrationId }) => registrationId)),
    });
    const totalFen = BigInt(terms.startTotalFen);
    return deposits.map(({ registrationId, amountFen }) => ({
      registrationId,
      partyId: places.find(({ id }) => id === registrationId)!.partyId,
      owedFen: transferorOwes(terms, amountFen, totalFen),
    }));
  }
}

function nameOf({ id, no, terms }: LotEntity): { id: string; no: string; title: string } {
  return { id, no, title: terms.title };
}
