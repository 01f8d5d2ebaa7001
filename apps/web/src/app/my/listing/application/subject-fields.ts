import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { OWNERSHIPS, RECEIVERS, TRANSFER_MODES, nameOf } from '@helan/domain';
import { reading } from '../../../data/reading';
import { NoticesClient } from '../../../data/publicity/notices-client';
import { Field } from '../../../ui/field';
import { villagesByTown } from '../../../ui/villages-by-town';
import { ApplicationSection } from './application-section';

/** What is traded: its name, place, right, mode, title and quantity. */
@Component({
  selector: 'hl-subject-fields',
  imports: [Field, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './subject-fields.html',
})
export class SubjectFields extends ApplicationSection {
  private readonly notices = inject(NoticesClient);
  protected readonly receivers = Object.entries(RECEIVERS);
  protected readonly regions = reading({ loader: () => this.notices.regions() });
  protected readonly towns = computed(() => villagesByTown(this.regions.value() ?? []));
  protected readonly modes = computed(() =>
    (this.right()?.modes ?? []).map((mode) => ({ mode, name: TRANSFER_MODES[mode] })),
  );
  protected readonly ownerships = computed(() =>
    this.type().ownerships.map((ownership) => ({ ownership, name: OWNERSHIPS[ownership] })),
  );
  protected readonly hasQuantity = computed(() => {
    const isLand = this.type().subject.kind === 'PARCELS';
    return !isLand || this.right()?.prices.some((price) => /m³|株|股/.test(price)) === true;
  });

  protected labelOf(field: 'certificateNo' | 'contractNo' | 'rightEndsOn'): string {
    return nameOf(field, this.type());
  }

  /** A mode of the former right is not carried over to another. */
  protected chooseRight(): void {
    const right = this.right();
    const { transferMode, priceUnit } = this.group().controls;
    if (right && !right.modes.includes(transferMode.value)) transferMode.setValue(right.modes[0]!);
    if (right && !right.prices.includes(priceUnit.value)) priceUnit.setValue(right.prices[0]!);
  }
}
