import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HistoryEntryView, HistoryView } from '@helan/contracts';
import { HistoryClient } from '../../data/oversight/history-client';
import { Attempt } from '../../data/attempt';
import { ChangeList } from '../../ui/change-list';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** 变动记录: every change of a listing and of what belongs to it, a moment an entry; whoever looks says why. */
@Component({
  selector: 'hl-history-page',
  imports: [ChangeList, Field, MomentPipe, ProblemBox, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a [routerLink]="['/console/projects', id()]">← 项目</a></p>
    <h1>变动记录</h1>
    <p class="lead">
      每一处改动由数据库自己记下：谁、什么时候、从什么改成什么。查阅也要写明事由，并一同记下。
    </p>
    <hl-problem-box [problem]="attempt.problem()" />
    <form class="card" (submit)="$event.preventDefault(); open(why.value)">
      <hl-field for="why" label="查阅事由" [fault]="attempt.faultOf('reason')">
        <input #why id="why" maxlength="2000" required placeholder="例如：信访件第 12 号核查" />
      </hl-field>
      <button type="submit" [disabled]="attempt.isBusy()">查阅</button>
    </form>
    @if (history(); as history) {
      <h2>{{ history.title }}</h2>
      @if (history.isBlind) {
        <p class="small-print">报名还没有截止，报名、保证金和协商的记录暂不显示。</p>
      }
      <ol>
        @for (entry of entries(); track entry.seq) {
          <li>
            <details class="card">
              <summary>
                <span class="when">{{ entry.at | moment }}</span>
                <b>{{ entry.who }}</b>
                @if (entry.isPast) {
                  <span class="tag warm">绕过平台</span>
                }
                <span class="what">{{ entry.what }}</span>
              </summary>
              @for (line of entry.lines; track line.seq) {
                <section>
                  <h3>{{ line.what }}　{{ line.opName }}</h3>
                  <p class="small-print">
                    {{ line.table ?? '' }} {{ line.rowKey }}　链上{{
                      line.position === null ? '待封' : '第 ' + line.position + ' 条'
                    }}
                  </p>
                  <hl-change-list [changes]="line.changes" />
                </section>
              }
            </details>
          </li>
        } @empty {
          <li class="muted">没有记录。</li>
        }
      </ol>
      <p class="small-print">栏目名称按 {{ history.labelsOf }} 的对照表。</p>
      @if (history.before; as before) {
        <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="more(why.value, before)">
          看更早的
        </button>
      }
    }
  `,
  styles: `
    form {
      max-width: 40rem;
    }
    ol {
      list-style: none;
      padding: 0;
    }
    summary {
      cursor: pointer;
      min-height: 2rem;
    }
    summary span,
    summary b {
      margin-right: 0.75rem;
    }
    .when {
      font-variant-numeric: tabular-nums;
    }
    .what {
      overflow-wrap: anywhere;
    }
    section {
      margin-top: 0.75rem;
      padding-top: 0.75rem;
      border-top: 1px solid var(--line);
      overflow-wrap: anywhere;
    }
    h3,
    section p {
      margin: 0 0 0.25rem;
    }
  `,
})
export class HistoryPage {
  private readonly client = inject(HistoryClient);
  protected readonly attempt = inject(Attempt);
  readonly id = input.required<string>();
  protected readonly history = signal<HistoryView | null>(null);
  protected readonly entries = signal<readonly HistoryEntryView[]>([]);

  protected async open(reason: string): Promise<void> {
    await this.attempt.run(async () => {
      const history = await this.client.read(this.id(), { reason });
      this.history.set(history);
      this.entries.set(history.entries);
    });
  }

  protected async more(reason: string, before: number): Promise<void> {
    await this.attempt.run(async () => {
      const history = await this.client.read(this.id(), { reason, before });
      this.history.set(history);
      this.entries.update((entries) => [...entries, ...history.entries]);
    });
  }
}
