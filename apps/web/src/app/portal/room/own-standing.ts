import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SeatView } from '@helan/contracts';
import type { RegistrationState } from '@helan/domain';
import { Session } from '../../data/session';

/** What somebody who has registered is, and what he waits for or has to do; each state in his own words. */
const STANDINGS: Readonly<Record<RegistrationState, string>> = {
  DRAFT: '您的报名还没有提交。',
  SUBMITTED: '您已报名，等公告期满以后审查资格。',
  QUALIFYING: '您已报名，正在审查资格。',
  CORRECTION: '您已报名，还有材料要补正。',
  QUALIFIED: '您已报名，资格合格，请按时交保证金。',
  ADMITTED: '您已报名，保证金已到账，有竞买资格。',
  DISQUALIFIED: '您的报名资格不合格，这一场可以在这里看。',
  WITHDRAWN: '您已撤回报名，这一场可以在这里看。',
  LAPSED: '您的保证金没有按时到账，报名已失效，这一场可以在这里看。',
  WON: '您是受让方。',
  LOST: '这一场您没有受让。',
  BREACHED: '您的受让资格已经取消。',
};

/** Beside the price, for whoever cannot bid right now: first of all what he is. */
@Component({
  selector: 'hl-own-standing',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-label="我的报名" data-test="standing">
      @if (seat()?.registration; as own) {
        <p>
          <b>{{ words() }}</b>
        </p>
        @if (own.state === 'ADMITTED') {
          <p>
            @if (seat()!.paddle) {
              号牌 <b class="large">{{ seat()!.paddle }}</b>
            } @else {
              号牌在开始前 30 分钟抽，抽到了就显示在这里，到时间直接在这里出价。
            }
          </p>
        }
        <p><a [routerLink]="['/my/registrations', own.id]">看我的报名</a></p>
      } @else if (session.account()) {
        <p>
          {{
            isMember()
              ? '您没有报名这个标的，过程公开，可以在这里看。'
              : '过程公开，可以在这里看。报名、出价用转出方、受让方的账号。'
          }}
        </p>
      } @else {
        <p>竞价过程公开，谁都可以看。已经报名的，登录以后在这里出价。</p>
        <p><button type="button" (click)="signIn()">登录</button></p>
      }
    </section>
  `,
})
export class OwnStanding {
  protected readonly session = inject(Session);
  private readonly router = inject(Router);
  readonly seat = input.required<SeatView | null>();

  protected readonly words = computed(() => {
    const own = this.seat()?.registration;
    return own ? STANDINGS[own.state] : '';
  });
  protected readonly isMember = computed(() => this.session.has('placeBid'));

  /** He comes back here afterwards. */
  protected async signIn(): Promise<void> {
    await this.router.navigate(['/login'], { queryParams: { back: this.router.url } });
  }
}
