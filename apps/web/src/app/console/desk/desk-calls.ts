import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EndingNoticesClient } from '../../data/closing/ending-notices-client';
import { SettlementClient } from '../../data/closing/settlement-client';
import { WithdrawalsClient } from '../../data/publicity/withdrawals-client';
import { ReconsiderationsClient } from '../../data/listing/reconsiderations-client';
import { SealingClient } from '../../data/listing/sealing-client';
import { ObjectionsClient } from '../../data/trading/objections-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { PaperSignaturesClient } from '../../my/closing/paper-signatures-client';
import { MomentPipe } from '../../ui/moment.pipe';
import { Pager } from '../../ui/pager';
import { PapersToSee } from '../closing/papers-to-see';

/** What waits for this reader without being the next step of a project: requests, changes, payments, scores, scans and mandates. */
@Component({
  selector: 'hl-desk-calls',
  imports: [MomentPipe, Pager, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (board.value(); as board) {
      @for (call of board.items; track $index) {
        <p class="card call">
          <b class="warm">{{ call.kind === 'CHANGE' ? '请决定变更公告：' : '转出方申请撤牌，请办理：' }}</b><a
            [routerLink]="['/console/projects', call.projectId]"
            >{{ call.title }}</a
          >　{{ call.reason }}
          @if (call.dueAt) {
            （报名 {{ call.dueAt | moment }} 截止，过了不能再办）
          }
        </p>
      }
      <hl-pager [page]="board" (turn)="boardAt.set($event)" />
    }
    @if (reconsiderations.value()?.total; as count) {
      <p class="card call">
        <b class="warm">请决定复核：</b
        ><a routerLink="/console/reconsiderations">{{ count }} 件</a>，过了时间就不再重新审查
      </p>
    }
    @if (endings.value()?.total; as count) {
      <p class="card call">
        <b class="warm">没有办完的解除合同通知：</b><a routerLink="/console/ending-notices">{{ count }} 件</a>
      </p>
    }
    @if (objections.value()?.total; as count) {
      <p class="card call">
        <b class="warm">没有处理完的异议、投诉：</b><a routerLink="/console/objections">{{ count }} 件</a>
      </p>
    }
    @for (call of scorings.value() ?? []; track call.projectId) {
      <p class="card call">
        <b class="warm">请给方案评分：</b
        ><a [routerLink]="['/console/projects', call.projectId]">{{ call.title }}</a
        >（{{ call.scored ? '已有一位评完，等第二位' : '要两位各评各的，还没有人评' }}）
      </p>
    }
    @for (scan of refused.value() ?? []; track $index) {
      <p class="card call">
        <b class="warm">请重新签、重新交：</b
        ><a [routerLink]="['/console/filings', scan.projectId]">{{ scan.title }}的{{ scan.kindName }}</a>
        没有通过核对：{{ scan.reason }}
        @if (scan.dueAt) {
          （最晚 {{ scan.dueAt | moment }}）
        }
      </p>
    }
    @if (held.value()?.total; as count) {
      <p class="card call">
        <b class="warm">请认定到账：</b><a routerLink="/console/finance">{{ count }} 笔</a>还不知道是谁的款
        @if (isHeldLate()) {
          <span class="tag warm">已超期</span>
        }
      </p>
    }
    @if (papers.mandateCount(); as count) {
      <p class="card call">
        <b class="warm">请核对书面委托：</b><a routerLink="/console/liaison-papers">{{ count }} 份</a>
      </p>
    }
    @if (papers.scanCount(); as count) {
      <p class="card call">
        <b class="warm">请核对签字件：</b
        ><a routerLink="/console/liaison-papers">{{ count }} 份</a>，核对以后才算签字
      </p>
    }
  `,
  styles: `
    .call {
      border-color: var(--warm);
    }
  `,
})
export class DeskCalls {
  private readonly sealing = inject(SealingClient);
  private readonly withdrawals = inject(WithdrawalsClient);
  private readonly settlements = inject(SettlementClient);
  private readonly signatures = inject(PaperSignaturesClient);
  private readonly reconsidered = inject(ReconsiderationsClient);
  private readonly endingNotices = inject(EndingNoticesClient);
  private readonly objecting = inject(ObjectionsClient);
  private readonly session = inject(Session);
  protected readonly papers = inject(PapersToSee);
  protected readonly boardAt = signal('');
  protected readonly board = reading({
    params: () => (this.session.has('decideChange') ? this.boardAt() : undefined),
    loader: ({ params }) => this.withdrawals.calls(params),
  });
  /** The oldest first. */
  protected readonly held = reading({
    params: () =>
      this.session.has('proposeReceiptDecision') || this.session.has('answerReceiptDecision') || undefined,
    loader: () => this.settlements.receipts('', 'HELD'),
  });
  protected readonly isHeldLate = computed(
    () => this.held.value()?.items.some(({ isOverdue }) => isOverdue) ?? false,
  );
  protected readonly reconsiderations = reading({
    params: () => this.session.has('reconsider') || undefined,
    loader: () => this.reconsidered.list(''),
  });
  protected readonly endings = reading({
    params: () => this.session.has('decideEnding') || undefined,
    loader: () => this.endingNotices.list(''),
  });
  protected readonly objections = reading({
    params: () => this.session.has('readObjections') || undefined,
    loader: () => this.objecting.list({ open: true }),
  });
  protected readonly scorings = reading({
    params: () => (this.session.has('scorePlans') ? true : undefined),
    loader: () => this.sealing.scorings(),
  });
  protected readonly refused = reading({
    params: () => (this.session.has('signOnPaper') ? true : undefined),
    loader: () => this.signatures.refused(),
  });

  constructor() {
    this.papers.reload();
  }
}
