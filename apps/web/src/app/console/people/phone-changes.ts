import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { IdentityClient } from '../../data/people/identity-client';
import { reading } from '../../data/reading';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { TwoWays } from '../../ui/two-ways';
import { PhoneChangeProposal } from './phone-change-proposal';

/** 换绑手机号: who has lost number and password gets his account back, by the word of two. */
@Component({
  selector: 'hl-phone-changes',
  imports: [Field, ListFrame, MomentPipe, PhoneChangeProposal, ProblemBox, RouterLink, TaskMark, TwoWays],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>换绑手机号</h1>
    <p class="lead">
      给手机号换了、密码也忘了的人：一人当面核对证件原件和新手机上的验证码，另一人确认。确认以后，原来的密码和各处的登录都作废，本人用新手机号的验证码登录；原来的手机号和站内消息都会告知。
    </p>
    <hl-phone-change-proposal [search]="search()" (done)="changes.reload()" />
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-two-ways
      first="等着确认的"
      second="办完的"
      [isFirst]="!query.now().isDecided"
      (choose)="query.ask({ isDecided: !$event })"
    />
    <hl-list-frame
      [list]="changes"
      [empty]="query.now().isDecided ? '还没有办完的。' : '现在没有等着确认的。'"
      (turn)="query.ask({ at: $event })"
    >
      @for (one of changes.value()?.items; track one.id) {
        <article class="card" [hlTaskMark]="one.id">
          <p class="row">
            <b>{{ one.partyName }}</b>
            <span class="muted money">{{ one.idNumberMasked }}</span>
            <span class="tag warm">{{ one.stateName }}</span>
          </p>
          <p>
            换成 <span class="money">{{ one.phoneMasked }}</span>
            @if (!one.decidedAt) {
              <span class="muted"
                >（{{ one.formerMasked ? '现在是 ' + one.formerMasked : '账号现在没有手机号' }}）</span
              >
            }
          </p>
          @if (one.holderName; as holder) {
            <p class="warm">
              这个新号码现在登记在另一个账号“{{
                holder
              }}”上，确认以后从那里转过来。是不是他本人自己另注册的，请问清楚。
            </p>
          }
          <p>{{ one.document }}：{{ one.reason }}</p>
          <p class="small-print">
            {{ one.askedAt | moment }} {{ one.askerName }} 核对
            @if (one.decidedAt; as decidedAt) {
              　{{ decidedAt | moment }} {{ one.deciderName }} {{ one.refusal ? '不予换绑：' : '确认'
              }}{{ one.refusal }}
            }
          </p>
          @if (one.mayConfirm || one.mayTakeBack) {
            <form class="row" (submit)="$event.preventDefault(); refuse(one.id, reason.value)">
              @if (one.mayConfirm) {
                <button type="button" [disabled]="attempt.isBusy()" (click)="confirm(one.id)">
                  确认换绑
                </button>
              }
              <hl-field
                [for]="'reason-' + one.id"
                [label]="one.mayConfirm ? '不予换绑的理由' : '撤回的理由'"
                [fault]="attempt.faultOf('reason', one.id)"
              >
                <input #reason [id]="'reason-' + one.id" maxlength="500" required />
              </hl-field>
              <button type="submit" class="second" [disabled]="attempt.isBusy()">
                {{ one.mayConfirm ? '不予换绑' : '撤回' }}
              </button>
            </form>
          }
        </article>
      }
    </hl-list-frame>
  `,
})
export class PhoneChanges {
  private readonly client = inject(IdentityClient);
  protected readonly attempt = inject(Attempt);
  /** Of the address: whom somebody came for. */
  readonly search = input<string>();
  protected readonly query = asking({ isDecided: false });
  protected readonly changes = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.phoneChanges(params),
  });

  protected async confirm(id: string): Promise<void> {
    if (await this.attempt.run(() => this.client.confirmPhoneChange(id), id)) this.changes.reload();
  }

  protected async refuse(id: string, reason: string): Promise<void> {
    if (await this.attempt.run(() => this.client.refusePhoneChange(id, reason), id)) this.changes.reload();
  }
}
