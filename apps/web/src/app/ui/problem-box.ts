import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import type { Problem } from '@helan/contracts';

/**
 * Why something was refused: every reason, with the rule behind it, and the name of the control at which it stands;
 * takes the focus when it appears.
 */
@Component({
  selector: 'hl-problem-box',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (problem(); as problem) {
      <div class="problem" role="alert" tabindex="-1">
        @if (problem.faults.length === 1) {
          <h2>
            @if (labels()[0]; as label) {
              {{ label }}：
            }
            {{ problem.title }}
          </h2>
          @if (problem.rule) {
            <p class="small-print">依据：{{ problem.rule }}</p>
          }
        } @else {
          <h2>还有 {{ problem.faults.length }} 处要改</h2>
          <ul>
            @for (fault of problem.faults; track $index) {
              <li>
                @if (labels()[$index]; as label) {
                  <b>{{ label }}</b>：
                }
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

  /** Of the reasons in their order, where a control of the form beside it says the same. */
  protected readonly labels = signal<readonly (string | undefined)[]>([]);

  constructor() {
    afterRenderEffect({ read: () => this.labels.set(this.findLabels(this.problem())) });
    effect(() => {
      if (this.problem())
        queueMicrotask(() => this.host.nativeElement.querySelector<HTMLElement>('.problem')?.focus());
    });
  }

  private findLabels(problem: Problem | null): (string | undefined)[] {
    const host = this.host.nativeElement;
    const fields = [...(host.closest('form') ?? host.parentElement ?? host).querySelectorAll('.field')];
    const said = fields.map((field) => ({
      label: field.querySelector('label')?.textContent?.trim(),
      sentence: field.querySelector('.fault')?.textContent?.trim(),
    }));
    return (problem?.faults ?? []).map(({ sentence }) => {
      const at = said.findIndex((one) => one.sentence === sentence);
      return at < 0 ? undefined : said.splice(at, 1)[0]!.label;
    });
  }
}
