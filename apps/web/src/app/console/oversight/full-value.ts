import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Location } from '@angular/common';
import type { FullValueView } from '@helan/contracts';
import type { MaskedFact, ViewReason } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { PrivacyClient } from '../../data/oversight/privacy-client';
import { reading } from '../../data/reading';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** So long a number stays on the screen. */
const SHOWN_MS = 60_000;

/** A number in full, for a reason that is written down and shown to the person. */
@Component({
  selector: 'hl-full-value',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><button type="button" class="second" (click)="back()">← 返回</button></p>
    <h1>看完整号码</h1>
    <p class="lead">
      {{ name ? name + '　' : '' }}您的名字、岗位、时间和理由会记下来，本人和监管人员都看得到。
    </p>
    <section class="card">
      <hl-problem-box [problem]="attempt.problem()" />
      @if (value(); as value) {
        <p class="money" role="status">{{ value }}</p>
        @for (one of asked(); track one.fieldName) {
          <p class="money">申请更正{{ one.fieldName }}为：{{ one.value }}</p>
        }
        <p class="small-print">一分钟后自动收起；今天还能看 {{ left() }} 次。</p>
      } @else {
        <form (submit)="$event.preventDefault(); ask(reason.value, note.value)">
          <hl-field for="fact" label="看什么" [fault]="attempt.faultOf('fact')">
            <select id="fact" (change)="fact.set($any($event.target).value)">
              @for (one of choices.value(); track one.fact) {
                <option [value]="one.fact" [selected]="one.fact === fact()">{{ one.name }}</option>
              }
            </select>
          </hl-field>
          <hl-field for="reason" label="为什么看" [fault]="attempt.faultOf('reason')">
            <select #reason id="reason">
              @for (one of reasons(); track one.reason) {
                <option [value]="one.reason">{{ one.name }}</option>
              }
            </select>
          </hl-field>
          <hl-field for="note" label="说明（本人看得到）" [fault]="attempt.faultOf('note')">
            <input #note id="note" required maxlength="2000" placeholder="例如：通知他补交委托书" />
          </hl-field>
          <button type="submit" class="second" [disabled]="attempt.isBusy()">看，并记下来</button>
        </form>
      }
    </section>
  `,
})
export class FullValue {
  private readonly client = inject(PrivacyClient);
  private readonly location = inject(Location);
  protected readonly attempt = inject(Attempt);
  readonly id = input.required<string>();
  /** As the list named him: it comes with the step here, never with the address, which anybody may write. */
  protected readonly name = nameOf(this.location.getState());
  protected readonly fact = signal<MaskedFact>('ID_NUMBER');
  protected readonly value = signal('');
  /** What is to stand in its place, where somebody asks for that. */
  protected readonly asked = signal<FullValueView['asked']>([]);
  protected readonly left = signal(0);
  protected readonly choices = reading({
    loader: () => this.client.choices(),
  });
  protected readonly reasons = computed(
    () => this.choices.value()?.find(({ fact }) => fact === this.fact())?.reasons ?? [],
  );

  /** To whichever list named him. */
  protected back(): void {
    this.location.back();
  }

  protected async ask(reason: string, note: string): Promise<void> {
    const request = { fact: this.fact(), reason: reason as ViewReason, note };
    await this.attempt.run(async () => {
      const { value, asked, leftToday } = await this.client.fullValue(this.id(), request);
      this.value.set(value);
      this.asked.set(asked);
      this.left.set(leftToday);
      setTimeout(() => this.value.set(''), SHOWN_MS);
    });
  }
}

function nameOf(state: unknown): string {
  const { name } = (state ?? {}) as { name?: unknown };
  return typeof name === 'string' ? name : '';
}
