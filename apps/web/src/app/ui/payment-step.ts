import type { PaymentRowView } from '@helan/contracts';

type Side = 'TRANSFEROR' | 'TRANSFEREE' | null;
type Row = Pick<PaymentRowView, 'state' | 'event' | 'dueOn'>;

/** What comes next of a payment, for whoever looks at it: who does what. */
export function nextStepOf({ state, event, dueOn }: Row, side: Side): string {
  if (state === 'PLANNED') {
    if (dueOn === null) return `等“${event}”，登记以后定应付日`;
    return '到应付日前 30 天开始提醒';
  }
  if (state === 'DUE') return side === 'TRANSFEREE' ? '请在应付日前转到下面的账号' : '等受让方在应付日前付款';
  if (state === 'OVERDUE') {
    if (side === 'TRANSFEREE') return '已经逾期，请马上付；有困难的先和转出方商量';
    return side === 'TRANSFEROR'
      ? '中心在催缴；您可以免收，也可以依法解除合同'
      : '催缴函已发或者待发；转出方可以免收或者依法解除';
  }
  if (state === 'PAID')
    return side === 'TRANSFEROR' ? '中心正在拨付到您登记的账户' : '钱已到账，中心正在拨付';
  if (state === 'PAID_OUT') return '办完了';
  if (state === 'KEPT') return '由中心保管，合同结束后没有要扣的，退回付款的账户';
  return state === 'WAIVED' ? '转出方免收，不用付' : '不再付';
}

/** How a state stands out: what is late is warm, what is done is quiet. */
export function toneOf({ state }: Pick<PaymentRowView, 'state'>): 'warm' | 'grey' | '' {
  if (state === 'OVERDUE') return 'warm';
  return state === 'PAID_OUT' || state === 'KEPT' || state === 'WAIVED' || state === 'DROPPED' ? 'grey' : '';
}
