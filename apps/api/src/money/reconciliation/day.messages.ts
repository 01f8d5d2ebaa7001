import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BankAccount, DayAct, Role } from '@helan/domain';
import { dateInWords } from '../../kernel/paper/index.js';
import { COUNTY, MessageResolvers } from '../../people/message/index.js';
import { bankName } from '../payment/index.js';

/** Whose turn it is after an act, and what is said to him; of all else nobody has to be told. */
const TOLD: Readonly<Partial<Record<DayAct, readonly [role: Role, words: string]>>> = {
  CLOSE: ['FINANCE_CHECK', '已结账，请复核'],
  TAKE_BACK: ['FINANCE_CLERK', '的结账撤回了，请核对后再结'],
  ASK_REOPENING: ['FINANCE_CHECK', '有人申请重开，请答复'],
  REOPEN: ['FINANCE_CLERK', '已重开，改好后请再结账'],
  KEEP_CLOSED: ['FINANCE_CLERK', '不重开，理由见日终对账'],
};

/** The desk whose turn it is is told what was done about a day. */
@Injectable()
export class DayMessages implements OnModuleInit {
  constructor(private readonly resolvers: MessageResolvers) {}

  onModuleInit(): void {
    this.resolvers.resolve('day-close.moved', ({ bank, day, act }) => {
      const told = TOLD[act as DayAct];
      if (!told) return Promise.resolve([]);
      const [role, words] = told;
      return Promise.resolve([
        {
          event: 'work.day-close',
          side: 'STAFF',
          to: { kind: 'ROLE', role, regionCode: COUNTY },
          values: {
            what: `${bankName(bank as BankAccount)}${dateInWords(day)}${words}`,
            path: `/console/days/${bank}/${day}`,
          },
        },
      ]);
    });
  }
}
