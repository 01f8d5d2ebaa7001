import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Permission } from '@helan/contracts';
import type { Actor } from '../../kernel/auth/index.js';
import { type Bind, WorkSources, endOfDay, isAnother } from '../../kernel/desk/index.js';
import { ORDER_KINDS } from './payment-order.entity.js';
import { WAITS_FOR_TRANSFER } from './transfers.js';

const FINANCE = { desk: '/console/finance' } as const;
const ORDER = {
  title: `case o.kind ${Object.entries(ORDER_KINDS)
    .map(([kind, name]) => `when '${kind}' then '${name}'`)
    .join(' ')} else '付款' end`,
  number: 'o.flow_no',
  due: endOfDay('o.due_on'),
} as const;
/** At which tab of the desk each is worked off; transfers between the center's own accounts have one of their own. */
const TABS = {
  ORDER_EXECUTE: tabOf('pay'),
  ORDER_CONFIRM: tabOf('paid'),
  ORDER_AGAIN: "'/console/finance/came-back'",
  ORDER_ANSWER: "'/console/finance/came-back'",
} as const;
/** Proposals about orders that nobody has answered. */
const ORDER_PROPOSAL = 'from payment_decision d join payment_order o on o.id = d.order_id';

type Rows = (actor: Actor, bind: Bind) => { where: string; since: string; from: string };

/** 付款 that waits for one of the two desks of finance. */
@Injectable()
export class PaymentWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.addOrder('ORDER_EXECUTE', '付款', 'executePayment', () => ({
      from: 'from payment_order o',
      where: `o.state = 'DUE' and ${WITHOUT_PROPOSAL} and not ${WAITS_FOR_TRANSFER}`,
      since: 'o.created_at',
    }));
    this.addOrder('ORDER_CONFIRM', '复核付款', 'confirmPayment', (actor, bind) => ({
      from: 'from payment_order o',
      where: `o.state = 'ENTERED' and ${isAnother(actor, ['o.entered_by'], bind)} and ${WITHOUT_PROPOSAL}`,
      since: 'o.created_at',
    }));
    this.addOrder('ORDER_AGAIN', '退汇改付', 'proposePaymentDecision', () => ({
      from: 'from payment_order o',
      where: `o.state = 'BOUNCED' and ${WITHOUT_PROPOSAL}
        and not exists (select from payment_order n where n.replaces_id = o.id and n.state <> 'CANCELLED')`,
      since: 'o.created_at',
    }));
    this.addOrder('ORDER_ANSWER', '复核退汇、改付', 'answerPaymentDecision', (actor, bind) => ({
      from: ORDER_PROPOSAL,
      where: `d.agrees is null and o.state <> 'CANCELLED' and ${isAnother(actor, ['d.proposed_by'], bind)}`,
      since: 'd.proposed_at',
    }));
    this.sources.add({
      ...FINANCE,
      kind: 'BATCH_SEND',
      name: '复核付款批次',
      permission: 'sendBatch',
      rows: (actor, bind) => ({
        from: 'from payment_batch b',
        where: `b.state = 'PREPARED' and ${isAnother(actor, ['b.made_by'], bind)}`,
        id: 'b.id',
        title: 'b.title',
        number: 'b.no',
        path: "'/console/finance/batches/' || b.id",
        since: 'b.made_at',
      }),
    });
  }

  private addOrder(kind: keyof typeof TABS, name: string, permission: Permission, rows: Rows): void {
    this.sources.add({
      ...FINANCE,
      ...{ kind, name, permission },
      rows: (actor, bind) => ({ ...ORDER, path: TABS[kind], id: 'o.id', ...rows(actor, bind) }),
    });
  }
}

function tabOf(tab: string): string {
  return `'/console/finance/' || case o.kind when 'TRANSFER' then 'transfers' else '${tab}' end`;
}

const WITHOUT_PROPOSAL =
  'not exists (select from payment_decision d where d.order_id = o.id and d.agrees is null)';
