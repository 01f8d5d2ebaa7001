import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { reading } from '../../data/reading';
import { SealingClient } from '../../data/listing/sealing-client';
import { MomentPipe } from '../../ui/moment.pipe';

/** Openings that wait for me, who hold a share of their key. */
@Component({
  selector: 'hl-opening-calls',
  imports: [MomentPipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (call of calls.value() ?? []; track call.projectId) {
      <p class="card call">
        <b class="warm">请开启密封的价格：</b><a [routerLink]="[base(), call.projectId]">{{ call.title }}</a>
        @if (call.dueAt) {
          （最晚 {{ call.dueAt | moment }}）
        }
      </p>
    }
  `,
  styles: `
    .call {
      border-color: var(--warm);
    }
  `,
})
export class OpeningCalls {
  private readonly client = inject(SealingClient);
  /** Where its project is opened by this reader. */
  readonly base = input.required<string>();
  protected readonly calls = reading({ loader: () => this.client.openings().catch(() => []) });
}
