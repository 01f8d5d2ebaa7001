import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { RiskAlertView } from '@helan/contracts';
import { RiskCard } from './risk-card';

/** Findings of one cause: the first that waits, and behind it the others, each still to be dealt with by itself. */
@Component({
  selector: 'hl-risk-group',
  imports: [RiskCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (alert of alerts().slice(0, 1); track alert.id) {
      <hl-risk-card [alert]="alert" (done)="done.emit()" />
    }
    @if (alerts().length > 1) {
      <details class="rule">
        <summary>同一原因的另外 {{ alerts().length - 1 }} 条</summary>
        @for (alert of alerts().slice(1); track alert.id) {
          <hl-risk-card [alert]="alert" (done)="done.emit()" />
        }
      </details>
    }
  `,
  styles: `
    details {
      margin-top: 0.75rem;
    }
    details hl-risk-card {
      display: block;
      border-top: 1px solid var(--line);
      margin-top: 0.75rem;
      padding-top: 0.5rem;
    }
  `,
})
export class RiskGroup {
  readonly alerts = input.required<readonly RiskAlertView[]>();
  readonly done = output();
}
