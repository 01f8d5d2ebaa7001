import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { IdentityClient } from '../../data/people/identity-client';
import { reading } from '../../data/reading';
import { TaskMark } from '../../data/task-mark';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { TwoWays } from '../../ui/two-ways';

/** 空出证件号码: what one has proposed by papers, another confirms. */
@Component({
  selector: 'hl-number-releases',
  imports: [ListFrame, MomentPipe, ProblemBox, RouterLink, TwoWays, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>空出证件号码</h1>
    <p class="lead">
      没有核验过的登记占了别人的证件号码：一人照证件提出、另一人确认，号码就空出来，登记的人收到通知，照自己的证件重新登记。在<a
        routerLink="/console/parties"
        >实名核验</a
      >里找到那一份登记提出。
    </p>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-two-ways
      first="等着确认的"
      second="办完的"
      [isFirst]="!query.now().isDecided"
      (choose)="query.ask({ isDecided: !$event })"
    />
    <hl-list-frame
      [list]="releases"
      [empty]="query.now().isDecided ? '还没有办完的。' : '现在没有等着确认的。'"
      (turn)="query.ask({ at: $event })"
    >
      @for (one of releases.value()?.items; track one.id) {
        <article class="card" [hlTaskMark]="one.id">
          <p class="row">
            <b>{{ one.partyName }}</b>
            <span class="muted money">{{ one.idNumberMasked || '号码已空出' }}</span>
            <span class="tag">{{ one.stateName }}</span>
          </p>
          <p>{{ one.reason }}</p>
          @if (one.ownerName; as owner) {
            <p class="muted">来人 {{ owner }}，有账号：确认以后，这个账号就算核验过是他本人。</p>
          }
          <p class="small-print">
            {{ one.proposedAt | moment }} {{ one.proposerName }} 提出　看到的证件：{{ one.document }}
          </p>
          @if (one.decidedAt; as decidedAt) {
            <p class="small-print">{{ decidedAt | moment }} {{ one.deciderName }} 办：{{ one.stateName }}</p>
          }
          @if (one.mayAnswer) {
            <p>
              <a
                [routerLink]="['/console/parties', one.partyId, 'full-value']"
                [state]="{ name: one.partyName }"
                >看完整号码，和证件核对</a
              >
            </p>
            <p class="row">
              <button type="button" [disabled]="attempt.isBusy()" (click)="answer(one.id, true)">
                空出号码
              </button>
              <button
                type="button"
                class="second"
                [disabled]="attempt.isBusy()"
                (click)="answer(one.id, false)"
              >
                不空出
              </button>
            </p>
          }
        </article>
      }
    </hl-list-frame>
  `,
})
export class NumberReleases {
  private readonly client = inject(IdentityClient);
  protected readonly attempt = inject(Attempt);
  protected readonly query = asking({ isDecided: false });
  protected readonly releases = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.numberReleases(params),
  });

  protected async answer(id: string, isRight: boolean): Promise<void> {
    if (await this.attempt.run(() => this.client.answerNumberRelease(id, isRight), id))
      this.releases.reload();
  }
}
