import { Injectable, type OnModuleInit } from '@nestjs/common';
import { formatYuan } from '@helan/domain';
import { ORDER_KINDS, PayeeViews } from '../../money/payment/index.js';
import { PersonalViews } from './personal-views.js';

/** What whoever pays has seen of a payee stands among what was seen of him. */
@Injectable()
export class PaidViews implements OnModuleInit {
  constructor(
    private readonly payees: PayeeViews,
    private readonly views: PersonalViews,
  ) {}

  onModuleInit(): void {
    this.payees.noteWith((tx, actor, { payeeId, kind, amountFen }) =>
      this.views.notePayment(tx, actor, payeeId!, `${ORDER_KINDS[kind]} ${formatYuan(amountFen)} 元`),
    );
  }
}
