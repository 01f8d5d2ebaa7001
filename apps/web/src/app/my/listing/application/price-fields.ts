import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import {
  DECIDING_KINDS,
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
  PART_YEARS,
  type PartYear,
  otherFigure,
  unitOf,
} from '@helan/domain';
import { Field } from '../../../ui/field';
import { ApplicationSection } from './application-section';
import { clauseFields } from './clause-fields';

/** Term, use, price, deposit and valuation. */
@Component({
  selector: 'hl-price-fields',
  imports: [Field, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './price-fields.html',
})
export class PriceFields extends ApplicationSection {
  /** How a part of a year counts by the center's rule. */
  readonly partYear = input.required<PartYear>();
  private readonly partYearRule = computed(() => Object.keys(PART_YEARS).indexOf(this.partYear()) + 1);
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
  protected readonly isValued = computed(() => this.application().valuation?.choice !== 'NONE');
  protected readonly depositHint = computed(() =>
    this.type().isBuying
      ? '最多是最高限价的百分之二；不收填 0，不填按规则。'
      : '最多是首年价款的三成；不按年计价的，最多是总价的三成。不收填 0，不填按规则。',
  );
  /** What becomes of the deposit; a purchase is paid by the buyer himself, and no deposit turns into its price. */
  protected readonly clauses = computed(() => clauseFields(this.type(), this.application().depositNature));
  /** What the start price comes to over quantity and term, in figures and in words. */
  protected readonly total = computed(() => {
    const price = readStartPrice(this.application(), this.type(), { 'term.partYear': this.partYearRule() });
    if (!price) return null;
    const total = totalPrice(price);
    const other = otherFigure(price, unitOf(this.application(), this.type()) ?? '');
    return `按${this.priceLabel()}，总价 ¥${formatYuan(total)}（${inCapitals(total)}）${other ? `；${other}` : ''}`;
  });

  protected chooseUnit(): void {
    const { payment } = this.group().controls;
    if (!this.isYearly() && payment.value !== 'PLAN') payment.setValue('ONCE');
  }
}
