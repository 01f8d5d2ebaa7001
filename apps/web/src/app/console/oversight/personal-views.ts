import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { asking } from '../../data/asking';
import { PrivacyClient } from '../../data/oversight/privacy-client';
import { reading } from '../../data/reading';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';

/** 个人信息: who has seen whose numbers in full, how long everything is kept, and what has been erased. */
@Component({
  selector: 'hl-personal-views',
  imports: [ListFrame, MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>个人信息</h1>
    <h2>谁看过完整号码</h2>
    <p class="lead">一天看得多的标出来，请问清楚为什么。</p>
    <hl-list-frame [list]="views" empty="还没有人看过完整号码。" (turn)="query.ask({ at: $event })">
      @for (one of views.value()?.items; track one.id) {
        <article class="item card">
          <span>
            <b>{{ one.viewerName }}</b>（{{ one.roleNames.join('、') }}）　{{ one.at | moment }}　看了
            {{ one.partyName }} 的{{ one.factName }}<br />
            <span class="muted">{{ one.reasonName }}：{{ one.note }}</span>
          </span>
          @if (one.isMany) {
            <span class="tag warm">那天看了 {{ one.thatDay }} 次</span>
          }
        </article>
      }
    </hl-list-frame>
    <h2>到期删除</h2>
    @if (report.value(); as report) {
      <div class="wide">
        <table>
          <caption class="small-print">
            最近删了什么；办完以前留着的也数在内
          </caption>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">什么</th>
              <th scope="col">删了</th>
              <th scope="col">到期但留着</th>
            </tr>
          </thead>
          <tbody>
            @for (run of report.runs; track run.id) {
              <tr>
                <td>{{ run.day }}</td>
                <td>{{ run.title }}</td>
                <td>{{ run.erased }}</td>
                <td>{{ run.held }}</td>
              </tr>
            } @empty {
              <tr>
                <td colspan="4" class="muted">还没有到期的。</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      <h2>留多久</h2>
      <dl class="facts">
        @for (kind of report.kinds; track kind.kind) {
          <dt>{{ kind.title }}</dt>
          <dd>
            {{ kind.kept }}；{{ kind.erasedByName }}
            @if (kind.heldBy; as heldBy) {
              <br /><span class="muted">{{ heldBy }}</span>
            }
            <br /><span class="small-print">{{ kind.why }}　依据：{{ kind.source }}</span>
          </dd>
        }
      </dl>
    }
  `,
  styles: `
    .wide {
      overflow-x: auto;
    }
  `,
})
export class PersonalViews {
  private readonly client = inject(PrivacyClient);
  protected readonly query = asking({});
  protected readonly views = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.allViews(params.at),
  });
  protected readonly report = reading({ loader: () => this.client.retention() });
}
