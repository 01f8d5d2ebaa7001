import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ObjectionView } from '@helan/contracts';
import { OBJECTION_DECISIONS, type ObjectionAction, type ObjectionDecision } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { ObjectionsClient } from '../../data/trading/objections-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ObjectionSteps } from '../../ui/objection-steps';
import { ProblemBox } from '../../ui/problem-box';

const ANSWERS: Partial<Record<ObjectionAction, string>> = {
  refuse: '不予受理',
  dismiss: '异议不成立',
  uphold: '异议成立，报监管部门',
};

/** One objection on a desk: its course, until when, and what this reader may do. */
@Component({
  selector: 'hl-objection-card',
  imports: [Field, MomentPipe, ObjectionSteps, ProblemBox, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="small-print">
      <a [routerLink]="['/notices', objection().noticeId]">{{ objection().title }}</a>&nbsp;&nbsp;<span
        class="money"
        >{{ objection().no }}</span
      >
    </p>
    <p>
      <span class="tag" [class.warm]="objection().actions.length">{{ objection().stateName }}</span>
      {{ objection().subjectName }}　{{ objection().objectorName }}
      @if (objection().dueAt; as dueAt) {
        <span class="small-print">　最晚 {{ dueAt | moment }}</span>
      }
      @if (objection().isLate) {
        <span class="tag warm">已超期</span>
      }
    </p>
    <hl-objection-steps [steps]="objection().steps" />
    <hl-problem-box [problem]="attempt.problem()" />
    @if (may('accept')) {
      <form (submit)="$event.preventDefault(); accept(stops?.checked ?? false)">
        @if (objection().stops) {
          <p class="small-print">受理后标的中止，处理完自动恢复。</p>
        }
        <label class="check" [hidden]="objection().stops"
          ><input #stops type="checkbox" />可能影响结果，处理期间标的中止</label
        >
        <button type="submit" [disabled]="attempt.isBusy()">受理</button>
      </form>
    }
    @if (answers().length) {
      <form (submit)="$event.preventDefault(); reply(answer.value, text.value)">
        <hl-field
          [for]="'answer-' + objection().id"
          label="答复"
          [fault]="attempt.faultOf('answer', 'reply')"
        >
          <select #answer [id]="'answer-' + objection().id">
            @for (option of answers(); track option[0]) {
              <option [value]="option[0]">{{ option[1] }}</option>
            }
          </select>
        </hl-field>
        <hl-field
          [for]="'reasons-' + objection().id"
          label="理由（异议人看得到）"
          [fault]="attempt.faultOf('text', 'reply')"
        >
          <textarea
            #text
            [id]="'reasons-' + objection().id"
            rows="3"
            minlength="4"
            maxlength="2000"
            required
          ></textarea>
        </hl-field>
        <button type="submit" class="second" [disabled]="attempt.isBusy()">答复</button>
      </form>
    }
    @if (may('decide')) {
      <form
        (submit)="$event.preventDefault(); decide(decision.value, reasons.value, excludes?.checked ?? false)"
      >
        <hl-field
          [for]="'decision-' + objection().id"
          label="决定"
          [fault]="attempt.faultOf('decision', 'decide')"
        >
          <select #decision [id]="'decision-' + objection().id" (change)="chosen.set(decision.value)">
            @for (option of decisions(); track option[0]) {
              <option [value]="option[0]">{{ option[1] }}</option>
            }
          </select>
        </hl-field>
        <label class="check" [hidden]="chosen() !== 'REPEAT'"
          ><input #excludes type="checkbox" />原受让方不再参加</label
        >
        <hl-field
          [for]="'why-' + objection().id"
          label="理由（写进公告）"
          [fault]="attempt.faultOf('text', 'decide')"
        >
          <textarea
            #reasons
            [id]="'why-' + objection().id"
            rows="3"
            minlength="4"
            maxlength="2000"
            required
          ></textarea>
        </hl-field>
        <button type="submit" [class.danger]="isFatal()" [disabled]="attempt.isBusy()">作出决定</button>
      </form>
    }
  `,
  styles: `
    form {
      margin-top: 0.75rem;
      padding-top: 0.75rem;
      border-top: 1px solid var(--line);
    }
  `,
})
export class ObjectionCard {
  private readonly client = inject(ObjectionsClient);
  protected readonly attempt = inject(Attempt);
  readonly objection = input.required<ObjectionView>();
  readonly done = output();
  protected readonly chosen = signal('STANDS');
  protected readonly isFatal = computed(() => ['REPEAT', 'VOID'].includes(this.chosen()));
  protected readonly answers = computed(() =>
    this.objection().actions.flatMap((action) => {
      const name = ANSWERS[action];
      return name ? [[action, name] as const] : [];
    }),
  );
  /** Only a result can fall. */
  protected readonly decisions = computed(() =>
    Object.entries(OBJECTION_DECISIONS).filter(
      ([key]) => this.objection().subject === 'RESULT' || key === 'STANDS' || key === 'CORRECT',
    ),
  );

  protected may(action: ObjectionAction): boolean {
    return this.objection().actions.includes(action);
  }

  protected accept(stops: boolean): Promise<void> {
    return this.take(() => this.client.accept(this.objection().id, { stops }));
  }

  protected reply(answer: string, text: string): Promise<void> {
    const request = { answer: answer as 'refuse' | 'dismiss' | 'uphold', text };
    return this.take(() => this.client.reply(this.objection().id, request), 'reply');
  }

  protected decide(decision: string, text: string, excludesWinner: boolean): Promise<void> {
    const request = { decision: decision as ObjectionDecision, text, excludesWinner };
    return this.take(() => this.client.decide(this.objection().id, request), 'decide');
  }

  private async take(work: () => Promise<void>, form = ''): Promise<void> {
    if (await this.attempt.run(work, form)) this.done.emit();
  }
}
