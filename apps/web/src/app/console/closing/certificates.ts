import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { SettlementClient } from '../../data/closing/settlement-client';
import { TaskMark } from '../../data/task-mark';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { SearchBox } from '../../ui/search-box';
import { TwoWays } from '../../ui/two-ways';
import { CertificateCard } from './certificate-card';

/** 鉴证书: everything that waits to be drafted, reviewed or issued, and everything that was. */
@Component({
  selector: 'hl-certificates',
  imports: [CertificateCard, ListFrame, MomentPipe, ProblemBox, RouterLink, SearchBox, TwoWays, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>鉴证书</h1>
    <hl-search-box class="search" label="证号、机读码、项目编号或名称" (find)="search($event)" />
    @if (session.has('draftCertificate')) {
      <h2>等草拟的</h2>
      <hl-problem-box [problem]="attempt.problem()" />
      <hl-list-frame
        [list]="waiting"
        isCounted
        [empty]="tasks.now().search ? '没有找到等草拟的。' : '没有等着出证的项目。'"
        (turn)="tasks.ask({ at: $event })"
      >
        @for (task of waiting.value()?.items; track task.lotId) {
          <div class="item card" [hlTaskMark]="task.lotId">
            <span
              ><a [routerLink]="['/console/projects', task.projectId]"
                ><b>{{ task.title }}</b></a
              ><br /><span class="muted"
                >{{ task.lotNo }}　{{ task.since | moment }}
                {{ task.replacesNo ? '作废 ' + task.replacesNo + '，要换发' : '结算完成' }}</span
              >
              @if (task.dueAt) {
                <br /><span [class.warm]="task.isOverdue">最晚 {{ task.dueAt | moment }} 签发</span>
              }
            </span>
            <button type="button" [disabled]="attempt.isBusy()" (click)="draft(task.lotId)">
              草拟鉴证书
            </button>
          </div>
        }
      </hl-list-frame>
    }
    <h2>鉴证书登记</h2>
    <hl-two-ways
      first="没有办完的"
      second="办完的"
      [isFirst]="query.now().open"
      (choose)="query.ask({ open: $event })"
    />
    <hl-list-frame [list]="certificates" isCounted [empty]="empty()" (turn)="query.ask({ at: $event })">
      @for (certificate of certificates.value()?.items; track certificate.id) {
        <hl-certificate-card [certificate]="certificate" (done)="reload()" />
      }
    </hl-list-frame>
  `,
  styles: `
    .search {
      display: block;
      max-width: 30rem;
    }
  `,
})
export class Certificates {
  private readonly client = inject(SettlementClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly tasks = asking({ search: '' });
  protected readonly query = asking({ search: '', open: true });
  protected readonly waiting = reading({
    params: () => (this.session.has('draftCertificate') ? this.tasks.now() : undefined),
    loader: ({ params }) => this.client.certificatesToDraft(params),
  });
  protected readonly certificates = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.certificates(params),
  });

  protected empty(): string {
    const { search, open } = this.query.now();
    if (search) return open ? '没有找到。也可以看看办完的。' : '没有找到。';
    return open ? '没有等复核、等签发的鉴证书。' : '还没有签发过鉴证书。';
  }

  protected search(search: string): void {
    this.tasks.ask({ search });
    this.query.ask({ search });
  }

  protected async draft(lotId: string): Promise<void> {
    await this.attempt.run(() => this.client.draftCertificate(lotId));
    this.reload();
  }

  protected reload(): void {
    this.waiting.reload();
    this.certificates.reload();
  }
}
