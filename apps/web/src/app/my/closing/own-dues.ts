import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Attempt } from '../../data/attempt';
import { ReleasesClient } from '../../data/closing/releases-client';
import { reading } from '../../data/reading';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { Pager } from '../../ui/pager';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';

/** What is owed to me, or by me, for a transferor's breach; whom it is owed may give it up. */
@Component({
  selector: 'hl-own-dues',
  imports: [Field, MomentPipe, Pager, ProblemBox, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (list.value(); as list) {
      @if (list.total) {
        <section>
          <h2>违约赔付</h2>
          <hl-problem-box [problem]="attempt.problem()" />
          @for (one of list.items; track one.id) {
            <article class="card">
              <p>
                <b>{{ one.title }}</b>　<span class="tag warm">{{ one.stateName }}</span
                ><br />{{ one.groundName }}：{{ one.debtorName }} 应付 {{ one.creditorName }}
                {{ one.owedFen ? (one.owedFen | yuan) : '的损失，金额还在核定' }}
              </p>
              @if (!one.isMine && one.state === 'ASKED') {
                <p class="small-print">
                  请从本人账户一次付到中心保证金专户，子账号 {{ one.subAccount }}，最晚
                  {{ one.dueAt | moment }}。
                </p>
              }
              @if (one.letterNo) {
                <p><a [href]="'/api/breach-dues/' + one.id + '/letter'" target="_blank">看催付函</a></p>
              }
              @if (one.endedWhy; as why) {
                <p class="small-print">{{ why }}</p>
              }
              @if (one.mayWaive) {
                <details>
                  <summary>不要了，放弃</summary>
                  <form (submit)="$event.preventDefault(); waive(one.id, why.value)">
                    <p class="small-print">放弃以后不能再要，转出方不用再付。</p>
                    <hl-field
                      [for]="'waive-' + one.id"
                      label="原因"
                      [fault]="attempt.faultOf('reason', one.id)"
                    >
                      <textarea #why [id]="'waive-' + one.id" rows="2" maxlength="2000" required></textarea>
                    </hl-field>
                    <button type="submit" class="danger" [disabled]="attempt.isBusy()">放弃</button>
                  </form>
                </details>
              }
            </article>
          }
          <hl-pager [page]="list" (turn)="at.set($event)" />
        </section>
      }
    }
    @if (bonds.value(); as bonds) {
      @if (bonds.total) {
        <section>
          <h2>合同保证金</h2>
          @for (one of bonds.items; track one.id) {
            <article class="card">
              <p>
                <b>{{ one.title }}</b>　<span class="tag">{{ one.stateName }}</span
                ><br />{{ one.kindName }} {{ one.amountFen | yuan }}，已扣付 {{ one.claimedFen | yuan }}
              </p>
              @if (one.returnsAt; as returnsAt) {
                <p class="small-print">
                  合同已经结束，{{ returnsAt | moment }} 前没有人申请扣付的，原路退还。
                </p>
              }
              @for (claim of one.claims; track claim.id) {
                <p class="small-print">
                  {{ claim.amountFen | yuan }}　{{ claim.stateName }}：{{ claim.grounds }}（{{
                    claim.documentNo
                  }}）{{ claim.reason ?? '' }}
                </p>
              }
            </article>
          }
          <hl-pager [page]="bonds" (turn)="bondsAt.set($event)" />
        </section>
      }
    }
  `,
})
export class OwnDues {
  private readonly client = inject(ReleasesClient);
  protected readonly attempt = inject(Attempt);
  protected readonly at = signal('');
  protected readonly bondsAt = signal('');
  protected readonly list = reading({
    params: () => this.at(),
    loader: ({ params }) => this.client.ownDues(params),
  });
  protected readonly bonds = reading({
    params: () => this.bondsAt(),
    loader: ({ params }) => this.client.ownBonds(params),
  });

  protected async waive(id: string, reason: string): Promise<void> {
    if (await this.attempt.run(() => this.client.waive(id, reason), id)) this.list.reload();
  }
}
