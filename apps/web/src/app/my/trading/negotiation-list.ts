import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  afterNextRender,
  inject,
  input,
  output,
} from '@angular/core';
import { reading } from '../../data/reading';
import { NegotiationClient } from '../../data/trading/negotiation-client';
import { NegotiationCard } from './negotiation-card';

/** The other side may speak at any time. */
const LOOK_AGAIN_MS = 10_000;

/** My negotiations about a lot: the transferor's with each applicant, an applicant's own. Looks again by itself. */
@Component({
  selector: 'hl-negotiation-list',
  imports: [NegotiationCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (lot.value(); as lot) {
      @for (negotiation of lot.negotiations; track negotiation.id) {
        <hl-negotiation-card
          class="card"
          [lot]="lot"
          [negotiation]="negotiation"
          (moved)="this.lot.reload(); moved.emit()"
        />
      }
    }
  `,
  styles: `
    hl-negotiation-card {
      margin-bottom: 1.25rem;
    }
  `,
})
export class NegotiationList {
  private readonly client = inject(NegotiationClient);
  readonly lotId = input.required<string>();
  readonly moved = output();
  protected readonly lot = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.ofLot(params).catch(() => undefined),
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const timer = setInterval(() => this.lot.reload(), LOOK_AGAIN_MS);
      destroyed.onDestroy(() => clearInterval(timer));
    });
  }
}
