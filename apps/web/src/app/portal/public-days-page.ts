import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { addDays } from '@helan/domain';
import { reading } from '../data/reading';
import { NoticesClient } from '../data/publicity/notices-client';
import { MomentPipe } from '../ui/moment.pipe';
import { Unread } from '../ui/unread';

/** 公示日签: the root of every day's notices; a day without one is shown as missed. */
@Component({
  selector: 'hl-public-days-page',
  imports: [MomentPipe, Unread],
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
      <div class="table-scroll" tabindex="0" role="region" aria-label="公示日签">
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
            @for (row of rows(); track row.day) {
              <tr [id]="row.day">
                <td class="day">{{ row.day }}</td>
                @if (row.signed; as signed) {
                  <td class="number">{{ signed.count }}</td>
                  <td class="root">{{ signed.root }}</td>
                  <td class="day">{{ signed.signedAt | moment }}</td>
                } @else {
                  <td class="number">—</td>
                  <td class="warm">这天没有签</td>
                  <td>—</td>
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
  `,
})
export class PublicDaysPage {
  private readonly client = inject(NoticesClient);
  protected readonly days = reading({ handOver: 'public-days', loader: () => this.client.publicDays() });

  /** Every day between the first and the last, the latest first. */
  protected readonly rows = computed(() => {
    const days = this.days.value() ?? [];
    const signed = new Map(days.map((day) => [day.day, day]));
    const [last, first] = [days.at(0)?.day, days.at(-1)?.day];
    if (!last || !first) return [];
    const rows = [];
    for (let day = last; day >= first; day = addDays(day, -1)) rows.push({ day, signed: signed.get(day) });
    return rows;
  });
}
