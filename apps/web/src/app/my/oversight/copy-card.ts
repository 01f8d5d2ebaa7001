import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { Attempt } from '../../data/attempt';
import { PrivacyClient } from '../../data/oversight/privacy-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

const ASK_AGAIN_MS = 2_000;

/** A copy of everything of mine: asked for, made, and to be had for some days. */
@Component({
  selector: 'hl-copy-card',
  imports: [MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card">
      <h2>要一份我的全部信息</h2>
      @if (session.account()?.actingFor; as principal) {
        <p class="warm">您现在代“{{ principal }}”办事；这里要的是您本人的信息，不是“{{ principal }}”的。</p>
      }
      <p class="small-print">
        包括登记、申请、报名、签字、款项、谁看过等；不包括别人的。做好以后在这里下载，过 7 天自动删除。
      </p>
      <hl-problem-box [problem]="attempt.problem()" />
      @for (copy of copies.value(); track copy.id) {
        <p>
          {{ copy.askedAt | moment }}　
          @switch (copy.state) {
            @case ('WAITING') {
              <span class="tag warm" role="status">正在准备</span>
            }
            @case ('READY') {
              <span class="tag">做好了</span>
              <br /><a [href]="'/api/my/copies/' + copy.id + '/sheet'">下载可打印的</a> <br /><a
                [href]="'/api/my/copies/' + copy.id + '/data'"
                >下载数据（JSON，给电脑读的）</a
              >
              @if (copy.readyUntil; as until) {
                <br /><span class="small-print">{{ until | moment }} 以前可以下载</span>
              }
            }
            @case ('FAILED') {
              <span class="tag warm">没有做成，请再要一次；还不行请打中心电话</span>
            }
            @case ('ERASED') {
              <span class="tag grey">已经到期删除</span>
            }
          }
        </p>
      } @empty {
        <p class="muted">还没有要过。</p>
      }
      @if (mayAsk()) {
        <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="ask()">要一份</button>
      }
    </section>
  `,
})
export class CopyCard {
  private readonly client = inject(PrivacyClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly copies = reading({ loader: () => this.client.copies() });
  protected readonly mayAsk = computed(
    () => !this.copies.value()?.some(({ state }) => state === 'WAITING' || state === 'READY'),
  );

  constructor() {
    effect((onCleanup) => {
      if (!this.copies.value()?.some(({ state }) => state === 'WAITING')) return;
      const timer = setTimeout(() => this.copies.reload(), ASK_AGAIN_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected async ask(): Promise<void> {
    await this.attempt.run(() => this.client.askCopy());
    this.copies.reload();
  }
}
