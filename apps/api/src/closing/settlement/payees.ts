import { Injectable, type OnModuleInit } from '@nestjs/common';
import { splitAmong } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { LotEntity } from '../../listing/listing/index.js';
import {
  PayeeAccounts,
  type PaymentOrderEntity,
  type RegisteredAccount,
  rootOf,
} from '../../money/payment/index.js';
import { type Party, PartyService } from '../../people/party/index.js';
import { HouseholdBook, type KeptHousehold } from '../../property/household/index.js';
import { ContractBook, type ContractEntity } from '../contract/index.js';

export interface Payee {
  /** Who is to have it, where he is registered. */
  readonly payeeId: string | null;
  readonly payeeName: string;
  readonly payeeAccount: string;
  /** 联行号 of its bank; null where nobody has told it. */
  readonly payeeBankNo: string | null;
  readonly amountFen: bigint;
}

/** Orders to the holders of a right, each of many by its place in the sheet, with which its key ends. */
const TO_HOLDERS = ['PAYOUT', 'PRICE_FORFEIT', 'PRICE_EARNED'] as const;

/** To whom the income of a right goes. */
@Injectable()
export class Payees implements OnModuleInit {
  constructor(
    private readonly parties: PartyService,
    private readonly households: HouseholdBook,
    private readonly book: ContractBook,
    private readonly accounts: PayeeAccounts,
  ) {}

  onModuleInit(): void {
    for (const kind of TO_HOLDERS)
      this.accounts.knowWith(kind, (source, orders) => this.registered(source, orders));
  }

  /**
   * The right's holder; of a lot of many households each of them, with its part, and the collective for its own land: to
   * the account that is registered for it and to no other, whole. Source: 农村土地承包法 第三十九条; rules §10.1.
   */
  async of(tx: EntityManager, contract: ContractEntity, amountFen: bigint): Promise<Payee[]> {
    const households = await this.householdsOf(tx, contract);
    if (households.length === 0) {
      const transferor = await this.parties.get(this.book.open(contract).transferorId, tx);
      return [
        {
          payeeId: transferor.id,
          payeeName: transferor.name,
          payeeAccount: transferor.bankAccount,
          payeeBankNo: transferor.bankNo,
          amountFen,
        },
      ];
    }
    const parts = splitAmong(amountFen, households);
    const collectives = await this.collectivesAmong(tx, households);
    return households.map(({ collectiveId, ...household }, index) => {
      const { name, bankAccount, bankNo } = collectiveId ? collectives.get(collectiveId)! : household;
      return {
        payeeId: collectiveId,
        payeeName: name,
        payeeAccount: bankAccount,
        payeeBankNo: bankNo,
        amountFen: parts[index]!,
      };
    });
  }

  /** Of households, who are no parties of the platform, what the sheet of their lot says now. */
  private async registered(
    source: EntityManager | DataSource,
    orders: readonly PaymentOrderEntity[],
  ): Promise<ReadonlyMap<string, RegisteredAccount>> {
    const found = new Map<string, RegisteredAccount>();
    for (const lotId of new Set(orders.map((order) => order.lotId))) {
      const rows: { project_id: string }[] = await source.query('select project_id from lot where id = $1', [
        lotId,
      ]);
      const households = rows[0] ? await this.households.of(source, rows[0].project_id) : [];
      for (const order of orders.filter((one) => one.lotId === lotId)) {
        const household = households[Number(rootOf(order.key).split(':').at(-1))];
        if (!household || household.collectiveId) continue;
        const { bankAccount: account, bankName, bankNo } = household;
        found.set(order.id, { account, bankName, bankNo });
      }
    }
    return found;
  }

  /** Whether the income is that of many, so that no one of them can give it up. */
  async areMany(tx: EntityManager, contract: ContractEntity): Promise<boolean> {
    return (await this.householdsOf(tx, contract)).length > 0;
  }

  private async householdsOf(tx: EntityManager, contract: ContractEntity): Promise<readonly KeptHousehold[]> {
    const { projectId } = await tx.findOneByOrFail(LotEntity, { id: contract.lotId! });
    return this.households.of(tx, projectId);
  }

  private async collectivesAmong(
    tx: EntityManager,
    households: readonly KeptHousehold[],
  ): Promise<ReadonlyMap<string, Party>> {
    const ids = new Set(households.flatMap(({ collectiveId }) => collectiveId ?? []));
    const collectives = new Map<string, Party>();
    for (const id of ids) collectives.set(id, await this.parties.get(id, tx));
    return collectives;
  }
}
