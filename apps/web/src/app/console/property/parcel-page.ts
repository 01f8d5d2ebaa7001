import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ParcelPart, formatMu, parseQuantity } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { PropertyClient } from '../../data/property/property-client';
import { Session } from '../../data/session';
import { BoundaryPicture } from '../../ui/boundary-picture';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { ParcelCorrection } from './parcel-correction';
import { Unread } from '../../ui/unread';

/** One parcel: its ground, its parts, and who has it when. */
@Component({
  selector: 'hl-parcel-page',
  imports: [BoundaryPicture, Field, MomentPipe, ParcelCorrection, ProblemBox, RouterLink, Unread],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './parcel-page.html',
  styles: `
    .part {
      display: grid;
      grid-template-columns: 1fr 7rem;
      gap: 0.5rem;
      margin-bottom: 0.5rem;
    }
    h2:first-child {
      margin-top: 0;
    }
  `,
  styleUrl: '../desk/console-project.css',
})
export class ParcelPage {
  private readonly client = inject(PropertyClient);
  protected readonly attempt = inject(Attempt);
  protected readonly session = inject(Session);
  readonly id = input.required<string>();
  protected readonly parcel = reading({
    params: () => this.id(),
    loader: ({ params }) => this.client.show(params),
  });
  protected readonly parts = linkedSignal<string, ParcelPart[]>({
    source: this.id,
    computation: () => [
      { name: '', mu: '' },
      { name: '', mu: '' },
    ],
  });
  protected readonly sum = computed(() =>
    formatMu(this.parts().reduce((total, { mu }) => total + (parseQuantity(mu) ?? 0n), 0n)),
  );

  protected add(): void {
    this.parts.update((parts) => [...parts, { name: '', mu: '' }]);
  }

  protected change(index: number, change: Partial<ParcelPart>): void {
    this.parts.update((parts) => parts.map((part, at) => (at === index ? { ...part, ...change } : part)));
  }

  protected async split(reason: string): Promise<void> {
    if (await this.attempt.run(() => this.client.split(this.id(), this.parts(), reason)))
      this.parcel.reload();
  }

  protected muOf(mu: string): string {
    return formatMu(BigInt(mu));
  }
}
