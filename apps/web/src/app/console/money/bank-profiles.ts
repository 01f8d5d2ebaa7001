import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { BankProfileView } from '@helan/contracts';
import type { OrderTitles } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { BankClient } from '../../data/money/bank-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { BankProfileForm } from './bank-profile-form';
import { FACTS, PAYMENT_FACTS } from './profile-facts';

/** 银行设置: where the center's accounts are kept and how their bank writes; one proposes, another answers. */
@Component({
  selector: 'hl-bank-profiles',
  imports: [BankProfileForm, Field, ListFrame, MomentPipe, ProblemBox, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="lead">
      两个专户开在哪里、付款文件用什么格式、网银导出的表格哪一列是什么。出纳提出，另一个人核对以后生效；银行换了列名，也在这里改。
    </p>
    <hl-problem-box [problem]="attempt.problem()" />
    @if (session.has('proposeBankProfile')) {
      @if (from(); as known) {
        <hl-bank-profile-form [known]="known.profile" (proposed)="done()" (left)="from.set(null)" />
      } @else {
        <p>
          <button type="button" class="second" (click)="from.set({ profile: null })">提出新的设置</button>
        </p>
      }
    }
    <hl-list-frame
      [list]="profiles"
      empty="两个专户的银行都还没有设置。先提出一份，导入文件、导出付款才用得上。"
    >
      @for (one of profiles.value(); track one.id) {
        <article class="card one" [hlTaskMark]="one.id">
          <h2>
            {{ one.accountTitle }}　第 {{ one.version }} 版
            <span class="tag" [class.warm]="one.state === 'PROPOSED'" [class.grey]="isOver(one)">{{
              one.stateName
            }}</span>
          </h2>
          <dl class="facts">
            <dt>户名</dt>
            <dd>{{ one.accountName }}</dd>
            <dt>账号</dt>
            <dd class="money">{{ one.accountNo }}</dd>
            <dt>开户银行</dt>
            <dd>{{ one.bankName }}（行号 {{ one.bankNo }}）</dd>
            <dt>付款文件</dt>
            <dd translate="no">{{ one.orderFormName }}</dd>
            @if (one.orderTitles; as own) {
              <dt>付款表格的列名</dt>
              <dd>{{ paymentTitles(own) }}</dd>
            }
            <dt>表格的列</dt>
            <dd>{{ columnsOf(one) }}</dd>
          </dl>
          <p class="small-print">
            {{ one.proposerName }} {{ one.proposedAt | moment }} 提出：{{ one.reason }}
            @if (one.answererName) {
              　{{ one.answererName }} {{ one.answeredAt | moment }} 答复：{{ one.answer }}
            }
          </p>
          @if (one.state === 'PROPOSED' && !one.isMine && session.has('answerBankProfile')) {
            <form (submit)="$event.preventDefault()">
              <hl-field
                [for]="'profile-' + one.id"
                label="对着什么看过"
                [fault]="attempt.faultOf('reason', one.id)"
              >
                <input #why [id]="'profile-' + one.id" maxlength="2000" required autocomplete="off" />
              </hl-field>
              <p class="row">
                <button type="button" [disabled]="attempt.isBusy()" (click)="answer(one.id, true, why.value)">
                  和开户资料一致，启用
                </button>
                <button
                  type="button"
                  class="second"
                  [disabled]="attempt.isBusy()"
                  (click)="answer(one.id, false, why.value)"
                >
                  不一致，不同意
                </button>
              </p>
            </form>
          } @else if (one.state === 'PROPOSED') {
            <p class="muted">{{ one.isMine ? '您提出的，等另一个人核对。' : '等财务复核核对。' }}</p>
          } @else if (one.state === 'IN_FORCE' && session.has('proposeBankProfile')) {
            <button type="button" class="second" (click)="from.set({ profile: one })">照这一版改</button>
          }
        </article>
      }
    </hl-list-frame>
  `,
})
export class BankProfiles {
  private readonly client = inject(BankClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly profiles = reading({ loader: () => this.client.profiles() });
  /** From which one the form begins; nothing as long as it is not open. */
  protected readonly from = signal<{ readonly profile: BankProfileView | null } | null>(null);

  protected isOver({ state }: BankProfileView): boolean {
    return state === 'REPLACED' || state === 'REFUSED';
  }

  /** In the bank's own titles, in the order in which banks have them: `交易日期：“日期”`. */
  protected columnsOf({ columns }: BankProfileView): string {
    const said = FACTS.flatMap(([fact, name]) => {
      const title = columns?.[fact];
      return title ? [`${name}：“${title}”`] : [];
    });
    return said.length === 0 ? '不用表格，银行发报文' : said.join('，');
  }

  protected paymentTitles(own: OrderTitles): string {
    const said = PAYMENT_FACTS.filter(([fact]) => own[fact]);
    return said.map(([fact, usual]) => `${usual}：“${own[fact]}”`).join('，');
  }

  protected async answer(id: string, agrees: boolean, reason: string): Promise<void> {
    await this.attempt.run(() => this.client.answerProfile(id, { agrees, reason }), id);
    this.profiles.reload();
  }

  protected done(): void {
    this.from.set(null);
    this.profiles.reload();
  }
}
