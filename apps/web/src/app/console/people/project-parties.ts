import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { PartiesClient } from './parties-client';
import { MomentPipe } from '../../ui/moment.pipe';

/** 登记备案: who takes part in a project, as he stood when he was admitted. */
@Component({
  selector: 'hl-project-parties',
  imports: [MomentPipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (records.value(); as rows) {
      @if (rows.length) {
        <section>
          <h2>登记备案</h2>
          <div class="table-scroll" tabindex="0" role="region" aria-label="登记备案">
            <table>
              <thead>
                <tr>
                  <th>备案号</th>
                  <th>身份</th>
                  <th>姓名或名称</th>
                  <th>证件号码</th>
                  <th>实名核验</th>
                  <th>备案</th>
                </tr>
              </thead>
              <tbody>
                @for (row of rows; track row.no) {
                  <tr>
                    <td class="money">{{ row.no }}</td>
                    <td>{{ row.sideName }}</td>
                    <td>{{ row.name }}（{{ row.kindName }}）</td>
                    <td>
                      <span class="money">{{ row.idNumberMasked }}</span>
                      @if (session.has('viewFullValue')) {
                        <br /><a
                          [routerLink]="['/console/parties', row.partyId, 'full-value']"
                          [state]="{ name: row.name }"
                          >看完整号码</a
                        >
                      }
                    </td>
                    <td>{{ row.verifiedAt ? (row.verifiedAt | moment) : '—' }}</td>
                    <td>{{ row.recorderName }}<br />{{ row.recordedAt | moment }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        </section>
      }
    }
  `,
})
export class ProjectParties {
  private readonly client = inject(PartiesClient);
  protected readonly session = inject(Session);
  readonly projectId = input.required<string>();
  /** Another state, another look. */
  readonly state = input.required<string>();
  protected readonly records = reading({
    params: () => ({ project: this.projectId(), state: this.state() }),
    loader: ({ params }) => this.client.records(params.project),
  });
}
