import { Lifecycle } from '../../kernel/index.js';

export const PAYMENT_ORDER_STATES = {
  PROPOSED: '改付待复核',
  DUE: '待付',
  BATCHED: '在付款批次里，待复核',
  SENT: '已交银行，等结果',
  ENTERED: '待复核',
  CONFIRMED: '已付',
  BOUNCED: '退汇，待改付',
  REPLACED: '已改付',
  CANCELLED: '已取消',
} as const;

export type PaymentOrderState = keyof typeof PAYMENT_ORDER_STATES;
export type PaymentOrderAction =
  'order' | 'cancel' | 'batch' | 'takeOut' | 'send' | 'enter' | 'sendBack' | 'confirm' | 'bounce' | 'replace';
export type PaymentOrderDoer = 'FINANCE_ENTER' | 'FINANCE_CHECK' | 'SYSTEM';

/**
 * 付款单: what a rule orders is due at once, paid by hand or handed to the bank in a batch, what is to be paid again after the bank has sent it back once two people say
 * so. A payment that the bank does not take or sends back is with the center as it was before. Source: rules §10.1, §10.2.
 */
export const paymentOrderLifecycle = new Lifecycle<PaymentOrderState, PaymentOrderAction, PaymentOrderDoer>({
  initial: 'PROPOSED',
  final: ['REPLACED', 'CANCELLED'],
  rests: ['CONFIRMED'],
  transitions: [
    { from: 'PROPOSED', action: 'order', to: 'DUE', by: ['SYSTEM', 'FINANCE_CHECK'], label: '开出付款单' },
    {
      from: ['PROPOSED', 'DUE', 'BATCHED', 'BOUNCED'],
      action: 'cancel',
      to: 'CANCELLED',
      by: ['SYSTEM', 'FINANCE_CHECK'],
      label: '不再付',
    },
    { from: 'DUE', action: 'batch', to: 'BATCHED', by: ['FINANCE_ENTER'], label: '编入付款批次' },
    {
      from: 'BATCHED',
      action: 'takeOut',
      to: 'DUE',
      by: ['FINANCE_ENTER', 'FINANCE_CHECK'],
      label: '移出付款批次',
    },
    { from: 'BATCHED', action: 'send', to: 'SENT', by: ['FINANCE_CHECK'], label: '复核批次，交银行' },
    {
      from: ['DUE', 'SENT'],
      action: 'enter',
      to: 'ENTERED',
      by: ['FINANCE_ENTER'],
      label: '登记付款流水号',
    },
    {
      from: 'ENTERED',
      action: 'sendBack',
      to: 'DUE',
      by: ['FINANCE_ENTER', 'FINANCE_CHECK'],
      label: '流水号登记错了，退回重登',
    },
    { from: 'ENTERED', action: 'confirm', to: 'CONFIRMED', by: ['FINANCE_CHECK'], label: '复核付款' },
    { from: 'SENT', action: 'confirm', to: 'CONFIRMED', by: ['SYSTEM'], label: '银行回单：已付' },
    {
      from: ['DUE', 'SENT', 'ENTERED', 'CONFIRMED'],
      action: 'bounce',
      to: 'BOUNCED',
      by: ['FINANCE_CHECK'],
      label: '银行没有付成，或者退汇',
    },
    { from: 'BOUNCED', action: 'replace', to: 'REPLACED', by: ['FINANCE_CHECK'], label: '改付' },
  ],
});
