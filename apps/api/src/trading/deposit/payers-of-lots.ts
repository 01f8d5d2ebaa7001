import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type PayersLot, arePayersBlind } from '@helan/domain';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { BlindPayers } from '../../money/payment/index.js';

interface Row extends PayersLot {
  readonly subAccount: string;
  readonly registrationId: string;
  readonly receiptId: string | null;
}

/** Tells the lists of money which deposits belong to a lot for which anybody may still register. */
@Injectable()
export class PayersOfLots implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly blind: BlindPayers,
  ) {}

  onModuleInit(): void {
    this.blind.askWith((keys) => this.blindAmong(keys));
  }

  private async blindAmong(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const rows: Row[] = await this.dataSource.query(
      `select d.sub_account as "subAccount", d.registration_id as "registrationId", b.id as "receiptId", l.state,
              l.remembered_state as "rememberedState"
       from deposit d join lot l on l.id = d.lot_id
       left join bank_receipt b on b.sub_account = d.sub_account and b.id = any($2)
       where d.sub_account = any($1) or d.registration_id = any($2)
         or d.sub_account in (select sub_account from bank_receipt where id = any($2))`,
      [keys, keys.filter((key) => isUUID(key))],
    );
    return new Set(
      rows
        .filter(arePayersBlind)
        .flatMap(({ subAccount, registrationId, receiptId }) => [
          subAccount,
          registrationId,
          receiptId ?? '',
        ]),
    );
  }
}
