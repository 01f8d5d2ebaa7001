import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { RiskAlertView } from '@helan/contracts';
import { foldByCause } from '@helan/domain';
import { reading } from '../../data/reading';
import { RisksClient } from './risks-client';
import { RiskGroup } from './risk-group';

/** The alerts of one project, beside what the reviewer decides. */
@Component({
  selector: 'hl-project-risks',
  imports: [RiskGroup],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (alerts.value()?.items; as items) {
      @if (items.length) {
        <section class="card">
          <h2>风险提示</h2>
          @for (group of fold(items); track group[0]!.id) {
            <hl-risk-group [alerts]="group" (done)="changed.emit(); alerts.reload()" />
          }
        </section>
      }
    }
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    hl-risk-group + hl-risk-group {
      display: block;
      border-top: 1px solid var(--line);
      margin-top: 1rem;
      padding-top: 0.5rem;
    }
  `,
})
export class ProjectRisks {
  private readonly client = inject(RisksClient);
  protected readonly fold = foldByCause<RiskAlertView>;
  readonly projectId = input.required<string>();
  /** Another state, another look. */
  readonly state = input.required<string>();
  /** Somebody has dealt with one, or let a step go on: what the page says of the lot is no longer so. */
  readonly changed = output();
  protected readonly alerts = reading({
    params: () => ({ project: this.projectId(), state: this.state() }),
    loader: ({ params }) => this.client.list({ project: params.project }),
  });
}
