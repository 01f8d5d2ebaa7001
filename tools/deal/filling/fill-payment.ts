import { type Application, type PaymentPart, formatQuantity } from '@helan/domain';
import type { LotReading } from '../reading/lot-reading.js';
import type { FilledPrice } from './fill-price.js';
import type { FilledTerm } from './fill-term.js';
import { type Filling, standIn } from './filling.js';

const WHOLE = 10_000;

type Payment = Pick<Application, 'payment' | 'paymentEveryYears' | 'paymentPlan'>;

/** When the price is paid, in the manner that the notice says; where it says none, each year of a yearly price. */
export function fillPayment(
  filling: Filling,
  { priceUnit }: Pick<FilledPrice, 'priceUnit'>,
  term: FilledTerm | undefined,
): Payment {
  const { payment } = filling.reading;
  const stated = payment?.value;
  const isYearly = priceUnit.endsWith('/年');
  const parts = partsOf(filling.reading);
  if (parts) return { payment: 'PLAN', paymentPlan: parts };
  if (!isYearly) return { payment: 'ONCE' };
  if (!stated) standIn(filling, '支付方式', payment, '一年一付');
  if (stated?.kind === 'EVERY_YEARS' && stated.years * 12 <= (term?.months ?? 0))
    return { payment: 'EVERY_YEARS', paymentEveryYears: stated.years };
  return { payment: stated?.kind === 'ONCE' ? 'ONCE' : 'YEARLY' };
}

/** Instalments whose shares the notice gives; what they leave is paid last. Nothing where it gives none. */
export function partsOf({ payment }: Pick<LotReading, 'payment'>): PaymentPart[] | undefined {
  if (payment?.value?.kind !== 'PLAN') return undefined;
  const { percents } = payment.value;
  const rest = WHOLE - percents.reduce((sum, share) => sum + share, 0);
  if (percents.length === 0 || rest < 0 || percents.some((share) => share <= 0)) return undefined;
  return [...percents, ...(rest > 0 ? [rest] : [])].map((share, index) => ({
    percent: formatQuantity(BigInt(share) * 100n),
    ...(index > 0 ? { event: `公告写的第 ${index + 1} 期到期` } : {}),
  }));
}

/** How the yearly price grows: by a share of the year before, or by an amount. */
export function fillEscalation(
  { escalation }: LotReading,
  { priceUnit }: Pick<FilledPrice, 'priceUnit'>,
): Application['escalation'] {
  const stated = escalation?.value;
  if (!stated || stated === 'NONE' || !priceUnit.endsWith('/年')) return null;
  const { everyYears, percentHundredths, by } = stated;
  if (percentHundredths) return { everyYears, percentHundredths };
  return by ? { everyYears, amountYuan: formatQuantity(by.amount) } : null;
}
