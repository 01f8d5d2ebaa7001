import { findRight, paymentInWords, refuseTerm } from '@helan/domain';
import { type LotPriceView, type LotTermsView, toJsonForm } from '@helan/contracts';
import type { TermsSource } from './terms-source.js';

/** The price of a unit, how much of it is traded and how it rises. Source: rules §21 A1, A2. */
export function freezePrice({ project, type, read }: TermsSource): LotPriceView {
  const { application } = project;
  const isOutright = findRight(type, application.right)!.isOutright;
  return {
    unit: read.price.unit.name,
    ...(read.price.unit.scale === 2 ? {} : { scale: read.price.unit.scale }),
    ...(read.price.unit.isYearly && read.price.partYear ? { partYear: read.price.partYear } : {}),
    quantity: read.price.quantity.toString(),
    quantityUnit: read.quantityUnit,
    termFrom: isOutright ? null : application.termFrom!,
    termTo: isOutright ? null : application.termTo!,
    escalation: read.price.escalation ? toJsonForm(read.price.escalation) : null,
  };
}

/** The manner of payment, with whatever belongs to it. Source: rules §21 A3. */
export function paymentOf({
  project,
  read,
}: TermsSource): Pick<LotTermsView, 'payment' | 'paymentTerms' | 'paymentName'> {
  const { payment = 'ONCE', paymentEveryYears, paymentPlan, lateFeePerMyriad } = project.application;
  const { bondKind: kind, bondYuan: yuan } = project.application;
  const own = {
    ...(payment === 'EVERY_YEARS' ? { everyYears: paymentEveryYears! } : {}),
    ...(payment === 'PLAN' ? { parts: paymentPlan! } : {}),
    ...(lateFeePerMyriad ? { lateFeePerMyriad } : {}),
    ...(kind && yuan ? { bond: { kind, yuan } } : {}),
  };
  const isFree = read.price.unitPriceFen === 0n;
  return {
    payment,
    ...(Object.keys(own).length > 0 ? { paymentTerms: own } : {}),
    paymentName: isFree ? '无偿流转，没有价款' : paymentInWords({ mode: payment, ...own }),
  };
}

/** The supervisor's word, where the lease runs beyond what it may without. Source: rules §21 A6. */
export function permissionOf({ project, type, rulebook }: TermsSource): Pick<LotTermsView, 'termPermission'> {
  const { supervisorPermission } = project;
  const { termFrom = '', termTo = '', transferMode } = project.application;
  const documentNo = supervisorPermission?.decision?.documentNo;
  const isWithin = refuseTerm(
    { from: termFrom, to: termTo },
    { type, mode: transferMode!, rulebook, today: '' },
  );
  if (!documentNo || !supervisorPermission.termTo || isWithin?.code !== 'term.over-lease-cap') return {};
  const years = rulebook['term.leaseMaxYears'];
  return {
    termPermission: `租期超过 ${years} 年，监管部门已同意租到 ${supervisorPermission.termTo}（${documentNo}）`,
  };
}
