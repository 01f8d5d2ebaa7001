import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SeatView } from '@helan/contracts';
import { Session } from '../../data/session';
import type { Knowledge } from './own-seat';
import { STANDINGS } from './standing-words';

/** Beside the price, for whoever cannot bid right now: first of all what he is. */
@Component({
  selector: 'hl-own-standing',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-label="我的报名" data-test="standing">
      @if (knowledge() === 'UNREAD') {
        <p role="status">没有读到您的报名，正在再试。</p>
      }
      @if (knowledge() === 'SIGNED_OUT') {
        <p role="alert">
          @if (seat()?.paddle; as paddle) {
            我的号牌 <b>{{ paddle }}</b>。
          }
          您的登录已经过期，请重新登录，再接着办。
        </p>
        <p><button type="button" (click)="signIn()">重新登录</button></p>
      } @else if (seat()?.registration; as own) {
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
      } @else if (knowledge() === 'COMING') {
        <p class="muted">正在看您的报名……</p>
      } @else if (knowledge() === 'UNREAD') {
        <p class="muted">过程公开，读到以前可以先在这里看。</p>
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
  readonly knowledge = input.required<Knowledge>();

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
