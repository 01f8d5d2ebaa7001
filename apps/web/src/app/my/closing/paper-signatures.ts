import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { PaperToSignView } from '@helan/contracts';
import { RESCAN_WORKING_DAYS } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { PaperSignaturesClient } from './paper-signatures-client';
import { reading } from '../../data/reading';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** For the liaison: what the one for whom he has filed has to sign by hand, and where the scan is handed in. */
@Component({
  selector: 'hl-paper-signatures',
  imports: [MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (paper of papers.value() ?? []; track paper.kind) {
      <section class="card" [attr.aria-label]="'请本人签' + paper.kindName">
        <h2>请本人签{{ paper.kindName }}</h2>
        @if (paper.dueAt; as dueAt) {
          <p>
            请在 <b class="warm">{{ dueAt | moment }}</b> 前交回，过了这个时间不交，中心可以认定转出方违约。
          </p>
        }
        <ol>
          <li>
            打印<a [href]="fileOf(paper)" target="_blank">{{ paper.kindName }}全文</a>（{{
              paper.no
            }}），念给{{ name() }}听清楚。
          </li>
          <li>本人在纸上签字、按手印；别人代签的不算。</li>
          <li>拍照或者扫描，每一页都要清楚，交到这里。原件留在村里，归档时交中心。</li>
        </ol>
        @if (paper.scan?.state === 'WAITING') {
          <p>
            {{ paper.scan!.handedInAt | moment }}
            已交回，等乡镇或者中心窗口核对；核对以前还不算签字，已经不算逾期。请告诉{{ name() }}。
          </p>
        }
        @if (paper.scan?.state === 'REFUSED') {
          <p class="warm">
            上一份没有通过核对：{{ paper.scan!.reason }}。请本人重新签，再交回；按时交的一份没有通过，另给
            {{ days }} 个工作日，上面的时间已经算上。
          </p>
        }
        @if (tried() === paper.kind) {
          <hl-problem-box [problem]="attempt.problem()" />
        }
        <label class="button pick">
          {{
            attempt.isBusy() && tried() === paper.kind
              ? '正在交 ' + share() + '%'
              : '交回签好的' + paper.kindName
          }}
          <input
            type="file"
            accept="image/jpeg,image/png,application/pdf"
            [attr.aria-label]="'交回签好的' + paper.kindName"
            [disabled]="attempt.isBusy() || paper.scan?.state === 'WAITING'"
            (change)="handIn(paper, $event)"
          />
        </label>
      </section>
    }
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    section {
      margin-bottom: 1.25rem;
    }
    ol {
      padding-left: 1.5rem;
    }
  `,
})
export class PaperSignatures {
  protected readonly days = RESCAN_WORKING_DAYS;
  private readonly client = inject(PaperSignaturesClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  /** Of whoever has to sign. */
  readonly name = input.required<string>();
  /** Where the lot stands: with it other papers wait. */
  readonly state = input.required<string>();
  /** How often something was written down here that has to be signed. */
  readonly written = input(0);
  readonly signed = output();
  protected readonly tried = signal<string | null>(null);
  protected readonly share = signal(0);
  protected readonly papers = reading({
    params: () => ({ lotId: this.lotId(), state: this.state(), written: this.written() }),
    loader: ({ params }) => this.client.list(params.lotId),
  });

  protected fileOf({ kind }: PaperToSignView): string {
    return `/api/lots/${this.lotId()}/paper-signatures/${kind}/file`;
  }

  protected async handIn(paper: PaperToSignView, event: Event): Promise<void> {
    const box = event.target as HTMLInputElement;
    const file = box.files?.[0];
    if (!file) return;
    this.tried.set(paper.kind);
    this.share.set(0);
    const isDone = await this.attempt.run(() =>
      this.client.handIn(this.lotId(), paper, file, (share) => this.share.set(Math.round(share * 100))),
    );
    box.value = '';
    this.papers.reload();
    if (isDone) this.signed.emit();
  }
}
