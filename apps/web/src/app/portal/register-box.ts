import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type NoticeView, sentenceOf } from '@helan/contracts';
import { Attempt } from '../data/attempt';
import { reading } from '../data/reading';
import { RegistrationsClient } from '../data/trading/registrations-client';
import { Session } from '../data/session';
import { MomentPipe } from '../ui/moment.pipe';
import { ProblemBox } from '../ui/problem-box';

/** 报名, and when its session begins: offered to whoever may; not for one's own land, and whoever has registered goes on with what he has. */
@Component({
  selector: 'hl-register-box',
  imports: [MomentPipe, ProblemBox, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (notice().sessionStartAt; as at) {
      <p data-test="session">
        竞价开始：<b class="warm">{{ at | moment }}</b>
      </p>
    }
    <hl-problem-box [problem]="attempt.problem()" />
    @if (notice().terms.isRelay) {
      <p>这类指标在专门的平台交易，本平台只展示和转接。要办理，请按公告写明的平台，或者联系中心。</p>
    } @else if (own(); as own) {
      <a class="button full" [routerLink]="['/my/registrations', own.id]">{{
        own.state === 'DRAFT' ? '接着填我的报名' : '看我的报名'
      }}</a>
      <p class="small-print">您已经报过名：{{ own.stateName }}。</p>
    } @else if (isOpen() && standing.value()?.isOwn) {
      <p>这是您自己转出的标的，不能报名。<a routerLink="/my">在“我的”里看进度</a></p>
    } @else if (isOpen() && refusal()) {
      <p>{{ refusal() }}有问题请打中心电话咨询。</p>
    } @else if (isOpen() && isOffered()) {
      <button type="button" class="full" [disabled]="attempt.isBusy()" (click)="register()">
        {{ mayTop() ? '我出得更高，报名' : '我要报名' }}
      </button>
      <p class="small-print">
        @if (mayBeginAnew()) {
          您上次的报名已经结束（{{ standing.value()?.registration?.stateName }}），可以重新报名。
        }
        {{
          mayTop()
            ? '集体资产协商成交正在公示：出价更高、取得资格的，改为网上竞价。'
            : '报名不收费。资格合格以后再交保证金，没有成交的原路退还。'
        }}
      </p>
    }
  `,
})
export class RegisterBox {
  private readonly registrations = inject(RegistrationsClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly attempt = inject(Attempt);
  readonly notice = input.required<NoticeView>();

  /** Whoever is not signed in has none yet. */
  protected readonly standing = reading({
    params: () => (this.session.has('readOwnRegistrations') ? this.notice().lotId : undefined),
    loader: ({ params }) => this.registrations.standing(params),
  });
  /** What keeps his kind from registering at all stands where the button would. */
  protected readonly refusal = computed(() => {
    const code = this.standing.value()?.refusal;
    return code ? sentenceOf(code) : null;
  });
  /** A negotiated result of a collective stands in public, and a better offer would turn it into bidding. */
  protected readonly mayTop = computed(() => {
    const { lotState, terms, result } = this.notice();
    const isOpen = lotState === 'RESULT_PUBLICITY' && !result?.isPublicityOver;
    return isOpen && Boolean(terms.negotiation?.isContestable);
  });
  protected readonly isOpen = computed(() => this.notice().lotState === 'LISTED' || this.mayTop());
  /** Whoever has withdrawn may register anew while it is open, or was out before it opened again; else he sees what he had. */
  protected readonly mayBeginAnew = computed(
    () => this.standing.value()?.registration?.mayBeginAnew ?? false,
  );
  protected readonly own = computed(() => {
    const registration = this.standing.value()?.registration;
    return this.mayBeginAnew() && this.isOpen() ? undefined : registration;
  });
  /**
   * Staff do not register. The button stays where it is while it is read how a member stands to the lot: who pressed it
   * before the page was alive has pressed this one, and comes to what he has registered before.
   */
  protected readonly isOffered = computed(
    () => !this.session.account() || this.session.has('registerForLot'),
  );

  /** Whoever is not signed in comes back here afterwards. */
  protected async register(): Promise<void> {
    await this.session.load();
    if (!this.session.account()) {
      await this.router.navigate(['/login'], { queryParams: { back: this.router.url } });
      return;
    }
    await this.attempt.run(async () => {
      const { id } = await this.registrations.begin(this.notice().lotId);
      await this.router.navigate(['/my/registrations', id]);
    });
  }
}
