import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SealingClient } from '../../data/listing/sealing-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { PaperSignaturesClient } from '../../my/closing/paper-signatures-client';
import { MomentPipe } from '../../ui/moment.pipe';
import { PapersToSee } from '../closing/papers-to-see';

/** What waits for this reader without being the next step of a project: scores, scans and mandates. */
@Component({
  selector: 'hl-desk-calls',
  imports: [MomentPipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
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
  private readonly signatures = inject(PaperSignaturesClient);
  private readonly session = inject(Session);
  protected readonly papers = inject(PapersToSee);
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
