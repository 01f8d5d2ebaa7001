import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import type { VerificationWayView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { IdentityClient } from '../../data/people/identity-client';
import { reading } from '../../data/reading';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { differenceInWords } from './own-identity-words';

/** 实名核验: the ways that are offered here, what each opens, and what waits for one's own word. */
@Component({
  selector: 'hl-verification-ways',
  imports: [MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>核验办法</h2>
    <hl-problem-box [problem]="attempt.problem()" />
    @for (request of identity.value()?.requests ?? []; track request.id) {
      <div class="card" role="status">
        <p>
          有人在 {{ request.askedAt | moment }} 用统一身份认证（手机
          {{ request.phoneMasked }}）登录，证件号和您的一样，要关联到这个账号。是您本人吗？
        </p>
        <p class="row">
          <button type="button" [disabled]="attempt.isBusy()" (click)="answer(request.id, true)">
            是我，同意关联
          </button>
          <button
            type="button"
            class="second"
            [disabled]="attempt.isBusy()"
            (click)="answer(request.id, false)"
          >
            不是我
          </button>
        </p>
      </div>
    }
    @if (difference(); as sentence) {
      <p class="card due" role="alert">{{ sentence }}</p>
    } @else if (identity.value()?.name; as name) {
      <p>核验过本人：{{ name }}　{{ identity.value()?.idNumberMasked }}</p>
    }
    @for (way of offered(); track way.way) {
      <div class="card item">
        <span>
          <b>{{ way.name }}</b>
          @if (way.isDone) {
            <span class="tag">已办</span>
          }
          <br /><span class="muted">{{ way.how }}</span
          ><br /><span class="small-print">{{ way.opens }}</span>
        </span>
        @if (!way.isDone) {
          @switch (way.way) {
            @case ('ISSUER') {
              <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="goToIssuer()">
                去认证
              </button>
            }
            @case ('BANK_CARD') {
              <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="check('BANK_CARD')">
                用登记的银行卡核验
              </button>
            }
            @case ('NAME_AND_NUMBER') {
              <button
                type="button"
                class="second"
                [disabled]="attempt.isBusy()"
                (click)="check('NAME_AND_NUMBER')"
              >
                核对姓名和证件号
              </button>
            }
          }
        }
      </div>
    }
  `,
})
export class VerificationWays {
  private readonly client = inject(IdentityClient);
  protected readonly attempt = inject(Attempt);
  protected readonly ways = reading({ loader: () => this.client.ways() });
  protected readonly identity = reading({ loader: () => this.client.own() });
  readonly done = output();

  protected difference(): string | null {
    const identity = this.identity.value();
    return identity ? differenceInWords(identity) : null;
  }

  /** Who is known to be himself needs no other way. */
  protected offered(): VerificationWayView[] {
    const ways = this.ways.value() ?? [];
    const isKnown = ways.some(({ way, isDone }) => isDone && way !== 'NAME_AND_NUMBER');
    return ways.filter(({ isOffered, isDone }) => isDone || (isOffered && !isKnown));
  }

  protected async goToIssuer(): Promise<void> {
    await this.attempt.run(async () => {
      location.href = (await this.client.goToIssuer()).url;
    });
  }

  protected async check(way: 'BANK_CARD' | 'NAME_AND_NUMBER'): Promise<void> {
    const ask = () => (way === 'BANK_CARD' ? this.client.checkBankCard() : this.client.checkName());
    if (await this.attempt.run(ask)) this.again();
  }

  protected async answer(id: string, isMine: boolean): Promise<void> {
    if (await this.attempt.run(() => this.client.answerOwn(id, isMine))) this.again();
  }

  private again(): void {
    this.ways.reload();
    this.identity.reload();
    this.done.emit();
  }
}
