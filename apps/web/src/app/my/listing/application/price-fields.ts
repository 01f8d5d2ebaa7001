import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import {
  DECIDING_KINDS,
  PAYMENT_MODES,
  type PaymentMode,
  TRADING_METHODS,
  VALUATION_CHOICES,
  formatYuan,
  inCapitals,
  nameOf,
  isSealedMode,
  offeredMethods,
  priceUnit,
  readStartPrice,
  totalPrice,
} from '@helan/domain';
import { Field } from '../../../ui/field';
import { ApplicationSection } from './application-section';

/** Term, use, price, payment, deposit and valuation. */
@Component({
  selector: 'hl-price-fields',
  imports: [Field, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './price-fields.html',
  styles: `
    .growth input {
      width: 6rem;
    }
  `,
})
export class PriceFields extends ApplicationSection {
  protected readonly valuations = Object.entries(VALUATION_CHOICES);
  protected readonly prices = computed(() => this.right()?.prices ?? []);
  protected readonly priceLabel = computed(() => nameOf('startPriceYuan', this.type()));
  protected readonly stepLabel = computed(() =>
    this.type().isBuying || this.application().trading?.mode === 'DESC' ? '每次降多少' : '加价幅度',
  );
  protected readonly isCollective = computed(() => DECIDING_KINDS.includes(this.listerKind()));
  protected readonly isSealed = computed(() => isSealedMode(this.application().trading?.mode ?? 'ASC_MULTI'));
  protected readonly methods = computed(() =>
    offeredMethods(this.type()).map((method) => ({ method, name: TRADING_METHODS[method] })),
  );
  protected readonly isYearly = computed(() => {
    const { priceUnit: name } = this.application();
    return name !== undefined && priceUnit(name).isYearly;
  });
  protected readonly payments = computed(() =>
    (Object.entries(PAYMENT_MODES) as [PaymentMode, string][]).filter(
      ([mode]) => mode !== 'YEARLY' || this.isYearly(),
    ),
  );
  protected readonly isValued = computed(() => this.application().valuation?.choice !== 'NONE');
  protected readonly depositHint = computed(() =>
    this.type().isBuying
      ? '最多是最高限价的百分之二'
      : '最多是首年价款的三成；不按年计价的，最多是总价的三成',
  );
  /** What the start price comes to over quantity and term, in figures and in words. */
  protected readonly total = computed(() => {
    const price = readStartPrice(this.application(), this.type());
    if (!price) return null;
    const total = totalPrice(price);
    return `按${this.priceLabel()}，总价 ¥${formatYuan(total)}（${inCapitals(total)}）`;
  });

  protected chooseUnit(): void {
    if (!this.isYearly()) this.group().controls.payment.setValue('ONCE');
  }
}
