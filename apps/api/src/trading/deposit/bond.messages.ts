import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BONDS, type BondKind, formatYuan } from '@helan/domain';
import { findMessageLot, toHolders, valuesOf } from '../../listing/listing/index.js';
import { MessageResolvers } from '../../people/message/index.js';
import { MESSAGE_APPLICANT, type MessageApplicant, toApplicant } from '../registration/index.js';

/** What is told of a bond; what leaves for somebody is told where it is paid. */
const WHAT: Readonly<Record<string, string>> = {
  HELD: '由中心保管，合同结束没有要扣的原路退还',
  CLAIMED: '有人提请扣付，等中心另一人决定',
  GRANTED: '中心决定扣付，理由见平台',
  DENIED: '中心决定不予扣付',
  RETURN_DUE: '该退的正在退还',
  UNDONE: '这笔钱认领错了，已经冲回，请按付款计划再付',
};

interface Row extends MessageApplicant {
  readonly lotId: string;
  readonly amountFen: string;
  readonly kind: BondKind;
}

/** Both sides are told of a bond. */
@Injectable()
export class BondMessages implements OnModuleInit {
  constructor(private readonly resolvers: MessageResolvers) {}

  onModuleInit(): void {
    this.resolvers.resolve('bond.moved', async ({ bondId, to }, source) => {
      const what = WHAT[to];
      const rows: Row[] = what
        ? await source.query(
            `select ${MESSAGE_APPLICANT}, b.lot_id as "lotId", b.amount_fen as "amountFen", b.kind
             from bond b join registration w on w.id = b.registration_id where b.id = $1`,
            [bondId],
          )
        : [];
      const [row] = rows;
      const lot = row && (await findMessageLot(source, row.lotId));
      if (!what || !lot) return [];
      const amount = formatYuan(BigInt(row.amountFen));
      const told = {
        event: 'bond.moved',
        values: { ...valuesOf(lot), name: BONDS[row.kind], amount, what },
      } as const;
      return [...toHolders(lot, told), ...toApplicant(row, told, 'WINNER')];
    });
  }
}
