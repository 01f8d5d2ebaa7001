import { Injectable, type OnModuleInit } from '@nestjs/common';
import { findMessageLot, toHolders, valuesOf } from '../../listing/listing/index.js';
import { MessageResolvers } from '../../people/message/index.js';

/** Whoever asked to take a notice down is told what became of it. */
@Injectable()
export class WithdrawalMessages implements OnModuleInit {
  constructor(private readonly resolvers: MessageResolvers) {}

  onModuleInit(): void {
    this.resolvers.resolve('withdrawal.answered', async ({ isGranted }, source, { subject }) => {
      const lot = await findMessageLot(source, subject);
      if (!lot) return [];
      const what = isGranted ? '同意撤牌' : '不同意撤牌';
      return toHolders(lot, { event: 'withdrawal.answered', values: { ...valuesOf(lot), what } });
    });
  }
}
