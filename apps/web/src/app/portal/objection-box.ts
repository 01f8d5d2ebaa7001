import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  DAYS_TO_COMPLAIN,
  type ListingState,
  OBJECTION_SUBJECTS,
  isRefusal,
  objectionSubject,
  replyWorkingDays,
} from '@helan/domain';
import { Attempt } from '../data/attempt';
import { ObjectionsClient } from '../data/trading/objections-client';
import { Session } from '../data/session';
import { Field } from '../ui/field';
import { ProblemBox } from '../ui/problem-box';

/** 提异议: as long as there is something that can still be objected to. */
@Component({
  selector: 'hl-objection-box',
  imports: [Field, ProblemBox, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (subject(); as subject) {
      <section class="no-print" aria-labelledby="objection-title">
        <h2 id="objection-title">异议</h2>
        @if (isFiled()) {
          <p class="done" role="status">
            收到了。中心 {{ replyDays() }} 个工作日内答复，在<a routerLink="/my">我的</a
            >里看进度；对答复不服的，{{ daysToComplain }}
            天内可以向监管部门投诉。
          </p>
        } @else if (!session.account()) {
          <p>
            觉得有不对的，可以提异议。<button type="button" class="second" (click)="signIn()">
              登录后提异议
            </button>
          </p>
        } @else if (!isOpen()) {
          <p>
            觉得有不对的，可以提异议，中心 {{ replyDays() }} 个工作日内答复。{{
              subject === 'RESULT' ? '对结果的异议没有处理完，不确认成交。' : ''
            }}
          </p>
          <button type="button" class="second" (click)="isOpen.set(true)">{{ names[subject] }}</button>
        } @else {
          <form class="card" (submit)="$event.preventDefault(); file(text.value, anonymous.checked)">
            <hl-problem-box [problem]="attempt.problem()" />
            <hl-field
              for="objection"
              [label]="names[subject] + '：哪里不对，有什么依据'"
              [fault]="attempt.faultOf('text')"
            >
              <textarea #text id="objection" rows="4" maxlength="2000" minlength="4" required></textarea>
            </hl-field>
            <label class="check"><input #anonymous type="checkbox" />匿名：只有监管部门看得到我是谁</label>
            <div class="row">
              <button type="submit" [disabled]="attempt.isBusy()">提出异议</button>
              <button type="button" class="second" (click)="isOpen.set(false)">不提了</button>
            </div>
            <p class="small-print">
              承包地的纠纷，也可以请村民委员会、乡镇人民政府调解，或者申请农村土地承包仲裁、向人民法院起诉（农村土地承包法
              第五十五条）。
            </p>
          </form>
        }
      </section>
    }
  `,
})
export class ObjectionBox {
  private readonly client = inject(ObjectionsClient);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly names = OBJECTION_SUBJECTS;
  protected readonly daysToComplain = DAYS_TO_COMPLAIN;
  readonly lotId = input.required<string>();
  readonly state = input.required<ListingState>();
  readonly isPublicityOver = input.required<boolean>();
  /** What the lot's notice froze of the rulebook. */
  readonly parameters = input.required<Readonly<Record<string, number>>>();
  protected readonly replyDays = computed(() => replyWorkingDays(this.parameters()));
  protected readonly isOpen = signal(false);
  protected readonly isFiled = signal(false);
  protected readonly subject = computed(() => {
    const subject = objectionSubject(this.state(), this.isPublicityOver());
    return isRefusal(subject) ? null : subject;
  });

  protected async file(text: string, isAnonymous: boolean): Promise<void> {
    this.isFiled.set(await this.attempt.run(() => this.client.file(this.lotId(), { text, isAnonymous })));
  }

  protected async signIn(): Promise<void> {
    await this.router.navigate(['/login'], { queryParams: { back: this.router.url } });
  }
}
