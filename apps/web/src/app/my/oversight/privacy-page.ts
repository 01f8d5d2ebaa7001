import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ConsentView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { PrivacyClient } from '../../data/oversight/privacy-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { MomentPipe } from '../../ui/moment.pipe';
import { Pager } from '../../ui/pager';
import { ProblemBox } from '../../ui/problem-box';
import { ActingNote } from '../people/acting-note';
import { ClosingCard } from './closing-card';
import { CopyCard } from './copy-card';

/** 我的信息: what I have agreed to, who has seen my numbers, a copy of everything, and the end of the account. */
@Component({
  selector: 'hl-own-privacy-page',
  imports: [ActingNote, ClosingCard, CopyCard, MomentPipe, Pager, ProblemBox, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <p><a routerLink="/my">← 我的</a></p>
      <h1>我的信息</h1>
      <p class="lead">
        平台记什么、留多久，写在<a routerLink="/privacy">隐私说明</a>里。有错的，在<a routerLink="/my/party"
          >我的资料</a
        >里申请更正。
      </p>
      <hl-acting-note isOwnPage />
      <hl-problem-box [problem]="attempt.problem()" />
      @if (session.has('readOwnPrivacy')) {
        <section class="card">
          <h2>我的同意</h2>
          @for (consent of consents.value()?.consents; track consent.kind) {
            <article>
              <h3>{{ consent.title }}</h3>
              <p>{{ consent.asks }}</p>
              <p class="small-print">用在：{{ consent.actNames.join('、') }}　为什么：{{ consent.why }}</p>
              @if (consent.givenAt; as givenAt) {
                <p><span class="tag">已同意</span>　{{ givenAt | moment }}</p>
                <p class="small-print">撤回：{{ consent.withdrawal }}</p>
                <button
                  type="button"
                  class="second"
                  [disabled]="attempt.isBusy()"
                  (click)="withdraw(consent)"
                >
                  撤回“{{ consent.title }}”
                </button>
              } @else {
                <p><span class="tag grey">没有同意</span>　{{ consent.without }}</p>
                <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="give(consent)">
                  同意“{{ consent.title }}”
                </button>
              }
            </article>
          }
          @if (consents.value()?.history?.length) {
            <details>
              <summary>以前同意和撤回的记录</summary>
              <ul>
                @for (row of consents.value()?.history; track row.id) {
                  <li>
                    {{ row.title }}（第 {{ row.version }} 版）：{{ row.givenAt | moment }}
                    {{ row.actName }}时同意{{ row.isOnPaper ? '（书面）' : '' }}
                    @if (row.withdrawnAt; as at) {
                      ，{{ at | moment }} 撤回
                    }
                  </li>
                }
              </ul>
            </details>
          }
        </section>
        <section class="card">
          <h2>谁看过我的资料</h2>
          <p class="small-print">
            工作页面平时只显示打星号的号码。工作人员要看完整号码，要写明理由；打开您交的证件和材料，记下办的什么事。每一次都在这里。
          </p>
          @for (one of viewers.value()?.items; track one.id) {
            <p>
              {{ one.at | moment }}　<b>{{ one.viewerName }}</b
              >（{{ one.roleNames.join('、') }}）看了您的{{ one.factName }}<br /><span class="muted"
                >{{ one.reasonName }}：{{ one.note }}</span
              >
            </p>
          } @empty {
            <p class="muted">没有人看过您的完整号码，也没有人打开过您的证件和材料。</p>
          }
          @if (viewers.value(); as page) {
            <hl-pager [page]="page" (turn)="at.set($event)" />
          }
        </section>
      }
      <hl-copy-card />
      <hl-closing-card />
    </div>
  `,
})
export class OwnPrivacyPage {
  private readonly client = inject(PrivacyClient);
  protected readonly attempt = inject(Attempt);
  protected readonly session = inject(Session);
  protected readonly at = signal('');
  protected readonly consents = reading({
    params: () => this.session.has('readOwnPrivacy') || undefined,
    loader: () => this.client.consents(),
  });
  protected readonly viewers = reading({
    params: () => (this.session.has('readOwnPrivacy') ? { at: this.at() } : undefined),
    loader: ({ params }) => this.client.viewers(params.at),
  });

  /** Outside of a step it is given for the first one that needs it. */
  protected async give({ kind, version }: ConsentView): Promise<void> {
    const act = kind === 'PUBLISH_LISTING' ? 'LISTING' : 'REGISTRATION';
    await this.attempt.run(() => this.client.give({ kind, version, act }));
    this.consents.reload();
  }

  protected async withdraw({ title }: ConsentView): Promise<void> {
    const row = this.consents.value()?.history.find((one) => one.title === title && one.withdrawnAt === null);
    if (row) await this.attempt.run(() => this.client.withdraw(row.id));
    this.consents.reload();
  }
}
