import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import {
  APPLICATION_FIELDS,
  BONDS,
  findDisagreements,
  initialRulebook,
  PART_YEARS,
  type PartYear,
  PAYMENT_MODES,
  type PaymentMode,
  priceUnit,
  TEXT_LIMITS,
} from '@helan/domain';
import { Field } from '../../../ui/field';
import { paymentPartGroup } from './application-group';
import { ApplicationSection } from './application-section';

/** How the price is paid and how it grows, and what was stated elsewhere, held against what the form comes to. */
@Component({
  selector: 'hl-payment-fields',
  imports: [Field, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './payment-fields.html',
  styles: `
    .growth input,
    .part input {
      width: 7rem;
    }
    .part input.event {
      width: 14rem;
    }
  `,
})
export class PaymentFields extends ApplicationSection {
  private readonly builder = inject(NonNullableFormBuilder);
  /** How a part of a year counts by the center's rule. */
  readonly partYear = input.required<PartYear>();
  protected readonly names = APPLICATION_FIELDS;
  protected readonly mostParts = TEXT_LIMITS.payments;
  protected readonly bonds = Object.entries(BONDS);
  protected readonly partYears = Object.entries(PART_YEARS);
  protected readonly usualPartYear = computed(() => PART_YEARS[this.partYear()]);
  protected readonly isYearly = computed(() => {
    const { priceUnit: name } = this.application();
    return name !== undefined && priceUnit(name).isYearly;
  });
  protected readonly unit = computed(() => this.application().priceUnit ?? '元');
  protected readonly payments = computed(() =>
    (Object.entries(PAYMENT_MODES) as [PaymentMode, string][]).filter(
      ([mode]) => this.isYearly() || (mode !== 'YEARLY' && mode !== 'EVERY_YEARS'),
    ),
  );
  protected readonly isTimed = computed(() => !this.right()?.isOutright);
  /** What the applicant has said in two ways; he may send it so, and will be asked. */
  protected readonly disagreements = computed(() =>
    findDisagreements(this.application(), {
      type: this.type(),
      rulebook: {
        ...initialRulebook(),
        'term.partYear': Object.keys(PART_YEARS).indexOf(this.partYear()) + 1,
      },
    }),
  );

  protected addPart(): void {
    this.group().controls.paymentPlan.push(paymentPartGroup(this.builder, {}));
  }

  protected removePart(index: number): void {
    this.group().controls.paymentPlan.removeAt(index);
  }
}
