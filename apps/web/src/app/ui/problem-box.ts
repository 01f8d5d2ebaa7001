import { ChangeDetectionStrategy, Component, ElementRef, effect, inject, input } from '@angular/core';
import type { Problem } from '@helan/contracts';

/** Why something was refused: every reason, with the rule behind it; takes the focus when it appears. */
@Component({
  selector: 'hl-problem-box',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (problem(); as problem) {
      <div class="problem" role="alert" tabindex="-1">
        @if (problem.faults.length === 1) {
          <h2>{{ problem.title }}</h2>
          @if (problem.rule) {
            <p class="small-print">依据：{{ problem.rule }}</p>
          }
        } @else {
          <h2>还有 {{ problem.faults.length }} 处要改</h2>
          <ul>
            @for (fault of problem.faults; track $index) {
              <li>
                {{ fault.sentence }}
                @if (fault.rule) {
                  <span class="small-print">（{{ fault.rule }}）</span>
                }
              </li>
            }
          </ul>
        }
        @if (problem.status >= 500) {
          <p class="small-print">编号 {{ problem.requestId }}</p>
        }
      </div>
    }
  `,
})
export class ProblemBox {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly problem = input<Problem | null>(null);

  constructor() {
    effect(() => {
      if (this.problem())
        queueMicrotask(() => this.host.nativeElement.querySelector<HTMLElement>('.problem')?.focus());
    });
  }
}
