import { Location } from '@angular/common';
import { ChangeDetectionStrategy, Component, afterNextRender, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { IssuerArrivalView } from '@helan/contracts';
import { Attempt } from '../data/attempt';
import { IdentityClient } from '../data/people/identity-client';
import { Session } from '../data/session';
import { arrivalInWords } from '../my/people/own-identity-words';
import { ProblemBox } from '../ui/problem-box';
import { AfterSignIn } from './after-sign-in';
import { SecondStep } from './second-step';

/** Back from the identity provider: in, or one plain sentence and the way on. */
@Component({
  selector: 'hl-issuer-page',
  imports: [ProblemBox, RouterLink, SecondStep],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <h1>统一身份认证登录</h1>
      @if (isEmpty()) {
        <p>这里没有认证结果。请从登录页用统一身份认证登录。</p>
        <p><a routerLink="/login">← 回到登录页</a></p>
      } @else if (attempt.problem()) {
        <hl-problem-box [problem]="attempt.problem()" />
        @if (mayDisown()) {
          <p>
            <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="disown()">
              不是我登记的，重新认证
            </button>
          </p>
        }
        @if (wasIn()) {
          <p><a routerLink="/my/party">← 我的资料</a></p>
        } @else {
          <p><a routerLink="/login">← 回到登录页</a></p>
        }
      } @else if (told().length) {
        <div class="card" role="status">
          @for (sentence of told(); track sentence) {
            <p>{{ sentence }}</p>
          }
        </div>
        <p class="row">
          <a class="button" routerLink="/my/party">{{ wasIn() ? '回到我的资料' : '去看我的资料' }}</a>
          <a routerLink="/my">去“我的”</a>
        </p>
      } @else if (isHalfIn()) {
        <hl-second-step (done)="go()" />
      } @else {
        <p class="muted" role="status">正在核对认证结果……</p>
      }
    </div>
  `,
})
export class IssuerPage {
  private readonly client = inject(IdentityClient);
  private readonly session = inject(Session);
  private readonly after = inject(AfterSignIn);
  private readonly location = inject(Location);
  protected readonly attempt = inject(Attempt);
  /** The provider knows him, and his post asks for more. */
  protected readonly isHalfIn = signal(false);
  /** Another account has declared his number, and nobody has seen whose it is. */
  protected readonly mayDisown = computed(() => this.attempt.problem()?.code === 'issuer.declared-only');

  /** What has come of it, where there is more to say than that he is in. */
  protected readonly told = signal<readonly string[]>([]);
  /** Whoever was in already came from his own data. */
  protected readonly wasIn = signal(false);

  /** Nobody has been sent here by the provider. */
  protected readonly isEmpty = signal(false);

  constructor() {
    afterNextRender(() => void this.arrive());
  }

  protected async disown(): Promise<void> {
    await this.attempt.run(async () => {
      location.href = (await this.client.goToIssuer(true)).url;
    });
  }

  private async arrive(): Promise<void> {
    const search = location.search.slice(1);
    if (!search) return this.isEmpty.set(true);
    await this.session.load();
    this.wasIn.set(Boolean(this.session.account()));
    const isIn = await this.attempt.run(async () => {
      const arrival = await this.client.comeFromIssuer(search);
      await this.session.renew();
      this.isHalfIn.set(arrival.isHalfIn);
      const { isHalfIn, differs } = arrival;
      if (!isHalfIn && this.session.isMember() && (this.wasIn() || differs)) this.tell(arrival);
    });
    if (isIn && !this.isHalfIn() && this.told().length === 0) await this.go();
  }

  /** He stays to read it; what the provider has sent stands in no address that one can go back to. */
  private tell(arrival: IssuerArrivalView): void {
    this.told.set(arrivalInWords(arrival, this.session.account()?.name ?? ''));
    this.location.replaceState('/login/issuer');
  }

  protected go(): Promise<void> {
    return this.after.go(undefined, { replaceUrl: true });
  }
}
