import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ObjectionStepView } from '@helan/contracts';
import { MomentPipe } from './moment.pipe';

/** The course of an objection: who said what, and when. */
@Component({
  selector: 'hl-objection-steps',
  imports: [MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol>
      @for (step of steps(); track $index) {
        <li>
          <b>{{ step.label }}</b>&nbsp;&nbsp;<span class="muted"
            >{{ step.actorName }}　{{ step.at | moment }}</span
          >
          @if (step.text) {
            <br />{{ step.text }}
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      list-style: none;
      padding: 0 0 0 1rem;
      margin: 0.5rem 0 1rem;
      border-left: 3px solid #c9dccf;
    }
    li {
      padding: 0.25rem 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class ObjectionSteps {
  readonly steps = input.required<readonly ObjectionStepView[]>();
}
