import { Injectable } from '@nestjs/common';
import { type CorrectedRow, type KindRent, correctPlan, kindRentFen, kindRentInWords } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { type ContractEntity, PaymentRowEntity, moveRow } from '../contract/index.js';
import { PayoutService } from './payout.service.js';
import { PRICE_KINDS, PlanBook } from './plan-book.js';

/** What a change did to a plan, in fen. */
export interface Effect {
  /** By how much its rows came to more, below nought where less. */
  readonly deltaFen: bigint;
  /** What the transferor has had too much and gives back himself. */
  readonly directFen: bigint;
}

/** Stands for what the transferor has given back himself before: it counts as if it had never been paid. */
const GIVEN_BACK = 0;

/** Rows of a plan get other amounts; what has been received is never touched. */
@Injectable()
export class PlanCorrections {
  constructor(
    private readonly plan: PlanBook,
    private readonly payouts: PayoutService,
  ) {}

  /** 多退少补 by the quantity that counts now: as if it had been the contract's from the beginning. Source: rules §10.1. */
  async count(tx: EntityManager, lot: LotEntity, contract: ContractEntity): Promise<Effect> {
    const planned = await this.plan.planned(tx, lot, await this.plan.termsOf(tx, lot, contract.id));
    const rows = (await this.plan.lockRows(tx, contract.id)).filter(({ kind }) => PRICE_KINDS.includes(kind));
    const rents = await inKind(tx, contract.id);
    const wanted = new Map<number, bigint>([[GIVEN_BACK, 0n]]);
    for (const row of rows) {
      const byPlan = planned.find(({ seq }) => seq === row.seq)?.amountFen ?? 0n;
      wanted.set(row.seq, row.kind === 'CORRECTION' ? 0n : rents.has(row.seq) ? row.amountFen : byPlan);
    }
    const back = await givenBack(tx, contract.id);
    const { amounts, extraFen, directFen } = correctPlan([...rows, back], wanted);
    let deltaFen = extraFen;
    for (const [seq, amountFen] of amounts) {
      const row = rows.find((one) => one.seq === seq)!;
      deltaFen += amountFen - row.amountFen;
      await this.setAmount(tx, contract, row, amountFen);
    }
    if (extraFen > 0n)
      await this.plan.add(tx, lot, contract.id, {
        kind: 'CORRECTION',
        amountFen: extraFen,
        covers: '按实际数量补付以前各期',
      });
    return { deltaFen, directFen };
  }

  /** Rent in kind at a day's price: what the row comes to, and the row says how. */
  async setRent(tx: EntityManager, contract: ContractEntity, seq: number, rent: KindRent): Promise<Effect> {
    const row = (await this.plan.lockRows(tx, contract.id)).find((one) => one.seq === seq);
    if (!row) throw refused('resource.not-found');
    const rentFen = kindRentFen(rent);
    const amountFen = rentFen > row.paidFen ? rentFen : row.paidFen;
    const deltaFen = amountFen - row.amountFen;
    row.covers = `${row.covers}；${kindRentInWords(rent)}`;
    await this.setAmount(tx, contract, row, amountFen);
    return { deltaFen, directFen: amountFen - rentFen };
  }

  /** What a row comes to from now on: with nothing left to pay it goes on to whose it is, or is paid no more. */
  async setAmount(
    tx: EntityManager,
    contract: ContractEntity,
    row: PaymentRowEntity,
    amountFen: bigint,
  ): Promise<void> {
    row.amountFen = amountFen;
    const isFull = row.paidFen === amountFen;
    if (isFull && amountFen === 0n) moveRow(row, 'drop');
    else if (isFull) {
      row.paidOn = await this.plan.today(tx);
      moveRow(row, 'pay');
    }
    await tx.save(PaymentRowEntity, row);
    if (row.state === 'PAID') await this.payouts.order(tx, contract, row);
  }
}

/** Rows whose amount is a price of a day. */
async function inKind(tx: EntityManager, contractId: string): Promise<ReadonlySet<number>> {
  const rows: { seq: number }[] = await tx.query(
    "select seq from payment_change where contract_id = $1 and kind = 'KIND_RENT' and agrees",
    [contractId],
  );
  return new Set(rows.map(({ seq }) => seq));
}

async function givenBack(tx: EntityManager, contractId: string): Promise<CorrectedRow> {
  const [{ fen }]: [{ fen: string }] = await tx.query(
    "select coalesce(sum(direct_fen), 0)::text as fen from payment_change where contract_id = $1 and kind = 'QUANTITY'",
    [contractId],
  );
  return { seq: GIVEN_BACK, state: 'PAID_OUT', amountFen: -BigInt(fen), paidFen: -BigInt(fen) };
}
