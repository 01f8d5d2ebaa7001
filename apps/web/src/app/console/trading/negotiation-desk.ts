import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { NegotiationClient } from '../../data/trading/negotiation-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** For the host: how far the negotiations are, never with whom; to end them where nothing comes of it. */
@Component({
  selector: 'hl-negotiation-desk',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (lot.value()?.standing; as standing) {
      @if (standing.length) {
        <section class="card">
          <h2>双方协商</h2>
          <ol>
            @for (one of standing; track $index) {
              <li>
                <span class="tag" [class.warm]="one.state === 'AGREED'">{{ one.stateName }}</span> 出价
                {{ one.offers }} 次
              </li>
            }
          </ol>
          <details>
            <summary>没有谈成，结束协商</summary>
            <form (submit)="$event.preventDefault(); end(reason.value)">
              <hl-problem-box [problem]="attempt.problem()" />
              <hl-field
                for="negotiation-end"
                label="原因（写进流标公告，保证金全部退还）"
                [fault]="attempt.faultOf('reason')"
              >
                <textarea #reason id="negotiation-end" rows="2" maxlength="2000" required></textarea>
              </hl-field>
              <button type="submit" class="danger" [disabled]="attempt.isBusy()">结束协商，流标</button>
            </form>
          </details>
        </section>
      }
    }
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    section {
      margin-bottom: 1.25rem;
    }
    summary {
      cursor: pointer;
      color: var(--danger);
      min-height: 2rem;
    }
    ol {
      padding-left: 1.5rem;
    }
  `,
})
export class NegotiationDesk {
  private readonly client = inject(NegotiationClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  readonly ended = output();
  protected readonly lot = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.ofLot(params).catch(() => undefined),
  });

  protected async end(reason: string): Promise<void> {
    if (await this.attempt.run(() => this.client.end(this.lotId(), reason))) this.ended.emit();
  }
}
