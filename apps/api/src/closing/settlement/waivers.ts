import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { formatYuan, isSameName } from '@helan/domain';
import type { WaivePaymentRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { type LotEntity, ProjectEntity, THE_PLATFORM, isOnBehalf } from '../../listing/listing/index.js';
import { ContractBook, ContractEntity, PaymentRowEntity, moveRow } from '../contract/index.js';
import { AssistedWords } from '../paper-signature/index.js';
import { lockContract } from './payment-changes.js';
import { Payees } from './payees.js';
import { PayoutService } from './payout.service.js';
import { PlanBook, isOpen } from './plan-book.js';
import { PlanCorrections } from './plan-corrections.js';

/** What a liaison has written down, as long as it may still count. */
interface Word {
  readonly contractId: string;
  readonly seq: number;
  readonly reason: string;
}

/** 免收: the transferor gives a payment up. Nobody else can, and nobody for those whose income it is. Source: rules §6.10. */
@Injectable()
export class Waivers implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: ContractBook,
    private readonly plan: PlanBook,
    private readonly payees: Payees,
    private readonly corrections: PlanCorrections,
    private readonly payouts: PayoutService,
    private readonly words: AssistedWords,
  ) {}

  onModuleInit(): void {
    this.words.use('WAIVER', {
      isOpen: async (tx, lot, { content }) => {
        const { contractId, seq } = JSON.parse(content) as Word;
        const row = await tx.findOneBy(PaymentRowEntity, { contractId, seq });
        return (
          row !== null &&
          isOpen(row) &&
          (await tx.existsBy(ContractEntity, { id: contractId, lotId: lot.id }))
        );
      },
      count: async (tx, lot, { content, accountId }) => {
        const { seq, reason } = JSON.parse(content) as Word;
        const { contract } = await lockContract(tx, lot.id);
        await this.count(tx, { lot, contract }, { seq, reason, accountId });
      },
    });
  }

  /** Under his own name; whoever has no account signs the liaison's print by hand. */
  async waive(actor: Actor, lotId: string, seq: number, request: WaivePaymentRequest): Promise<void> {
    const { name, reason } = request;
    await this.transactions.run(async (tx) => {
      const { lot, contract } = await lockContract(tx, lotId);
      const isOwn = this.book.sideOf(actor, contract) === 'TRANSFEROR';
      const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
      if (!isOwn && !isOnBehalf(actor, project)) throw refused('resource.not-found');
      const row = await this.requireOpen(tx, contract, seq);
      if (!isOwn)
        return this.words.write(tx, actor, lot, {
          kind: 'WAIVER',
          content: JSON.stringify({ contractId: contract.id, seq, reason } satisfies Word),
          facts: [
            [
              '意见',
              `免收合同 ${contract.no} 第 ${seq} 期还没有付的 ${formatYuan(row.amountFen - row.paidFen)} 元`,
            ],
            ['原因', reason],
          ],
        });
      if (!isSameName(name, this.book.namesOf(contract).TRANSFEROR))
        throw refused('signature.other-name', undefined, 'name');
      await this.count(tx, { lot, contract }, { seq, reason, accountId: actor.accountId });
    });
  }

  private async requireOpen(
    tx: EntityManager,
    contract: ContractEntity,
    seq: number,
  ): Promise<PaymentRowEntity> {
    const row = (await this.plan.lockRows(tx, contract.id)).find((one) => one.seq === seq);
    if (!row) throw refused('resource.not-found');
    if (!isOpen(row)) throw refused('payment.row-closed');
    if (await this.payees.areMany(tx, contract)) throw refused('payment.waive-of-households');
    return row;
  }

  /** A row of which nothing has come is given up; of another what has come goes on to him. The lot is locked. */
  private async count(
    tx: EntityManager,
    { lot, contract }: { readonly lot: LotEntity; readonly contract: ContractEntity },
    { seq, reason, accountId }: { readonly seq: number; readonly reason: string; readonly accountId: string },
  ): Promise<void> {
    const row = await this.requireOpen(tx, contract, seq);
    const restFen = row.amountFen - row.paidFen;
    const isWhole = row.paidFen === 0n;
    if (isWhole) {
      moveRow(row, 'waive');
      await tx.save(PaymentRowEntity, row);
    } else await this.corrections.setAmount(tx, contract, row, row.paidFen);
    await tx.query(
      `insert into payment_change (id, contract_id, kind, seq, content, reason, proposed_by, proposed_at, agrees,
         answered_at, delta_fen)
       values ($1, $2, 'WAIVER', $3, $4, $5, $6, platform_now(), true, platform_now(), $7)`,
      [
        randomUUID(),
        contract.id,
        seq,
        { waivedFen: restFen.toString() },
        reason,
        accountId,
        (isWhole ? 0n : -restFen).toString(),
      ],
    );
    await tell(tx, 'plan.changed', lot.id, { contractId: contract.id, what: 'WAIVER' });
    await this.payouts.settleWhenDone(tx, lot, contract.id, THE_PLATFORM);
  }
}
