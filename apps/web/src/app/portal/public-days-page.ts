import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { reading } from '../data/reading';
import { NoticesClient } from '../data/publicity/notices-client';
import { MomentPipe } from '../ui/moment.pipe';
import { monthOfDays } from './month-of-days';
import { Unread } from '../ui/unread';

/** 公示日签: the root of every day's notices; a day without one is shown as missed. */
@Component({
  selector: 'hl-public-days-page',
  imports: [MomentPipe, RouterLink, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <h1>公示日签</h1>
      <p class="lead">
        每天中午，平台把当天在公示的全部公告合成一个日签并签名，后一天带着前一天的日签。抄下一个日签，以后就能证明公告在不在、改没改。
      </p>
      @if (days.problem(); as problem) {
        <hl-unread [problem]="problem" (again)="days.reload()" />
      }
      @if (shown().month; as month) {
        <p class="row">
          @if (shown().earlier; as earlier) {
            <a class="button second" routerLink="/public-days" [queryParams]="{ month: earlier }"
              >← {{ earlier }}</a
            >
          }
          <b>{{ month }}</b>
          @if (shown().later; as later) {
            <a class="button second" routerLink="/public-days" [queryParams]="{ month: later }"
              >{{ later }} →</a
            >
          }
        </p>
      }
      <div class="days">
        <table>
          <thead>
            <tr>
              <th>日期</th>
              <th class="number">公告数</th>
              <th>日签</th>
              <th>签名时间</th>
            </tr>
          </thead>
          <tbody>
            @for (row of shown().rows; track row.day) {
              <tr [id]="row.day">
                <th scope="row" class="day">{{ row.day }}</th>
                @if (row.signed; as signed) {
                  <td class="number" data-label="公告数">{{ signed.count }}</td>
                  <td class="root" data-label="日签">{{ signed.root }}</td>
                  <td class="day" data-label="签名时间">{{ signed.signedAt | moment }}</td>
                } @else {
                  <td class="number none">—</td>
                  <td class="warm">这天没有签</td>
                  <td class="none">—</td>
                }
              </tr>
            } @empty {
              <tr>
                <td colspan="4" class="muted">{{ days.value() ? '还没有日签。' : '还没有读出来。' }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      <p class="small-print">
        核对方法：在公告页下载“公示证明”，用公开的核对程序离线检查；也可以用自己抄下的日签对照。
      </p>
    </div>
  `,
  styles: `
    .day {
      white-space: nowrap;
    }
    .root {
      font-family: ui-monospace, monospace;
      font-size: 0.875rem;
      min-width: 16rem;
    }
    tbody th {
      color: inherit;
      font-weight: 400;
      font-size: inherit;
    }
    @media (max-width: 40rem) {
      /* Each value says its own label, and nothing stands outside of the screen. */
      thead {
        display: none;
      }
      table,
      tbody,
      tr,
      tbody th,
      td {
        display: block;
      }
      tr {
        padding: 0.75rem 0;
        border-bottom: 1px solid var(--line);
      }
      tbody th,
      td,
      td.number {
        padding: 0.2rem 0;
        border: 0;
        text-align: left;
      }
      tbody th {
        font-weight: 600;
      }
      td[data-label]::before {
        content: attr(data-label) '：';
        color: var(--grey);
      }
      .root {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .day {
        white-space: normal;
      }
      td.none {
        display: none;
      }
    }
  `,
})
export class PublicDaysPage {
  private readonly client = inject(NoticesClient);
  protected readonly days = reading({ handOver: 'public-days', loader: () => this.client.publicDays() });

  readonly month = input<string>();
  private readonly fragment = toSignal(inject(ActivatedRoute).fragment);
  /** The month that is asked for, or that of the day to which a paper leads. */
  protected readonly shown = computed(() =>
    monthOfDays(this.days.value() ?? [], this.month() ?? this.fragment()?.slice(0, 7)),
  );
}
