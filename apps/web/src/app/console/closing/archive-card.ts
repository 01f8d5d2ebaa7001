import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ARCHIVE_GROUPS, type ArchiveGroup } from '@helan/domain';
import { ArchivesClient } from '../../data/closing/archives-client';
import { reading } from '../../data/reading';
import { MomentPipe } from '../../ui/moment.pipe';
import { Unread } from '../../ui/unread';

/** 卷内目录 of a filed project: every paper to be opened, the data within the list, and the list itself to be kept. */
@Component({
  selector: 'hl-archive-card',
  imports: [MomentPipe, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>卷内目录</h2>
    @if (archive.value(); as archive) {
      <p>
        档号 <b>{{ archive.no }}</b>　保管 {{ archive.retention }}　{{ archive.filedAt | moment }} 归档　共
        {{ archive.items.length }} 件
      </p>
      <div class="table-scroll" tabindex="0" role="region" aria-label="卷内目录">
        <table>
          <thead>
            <tr>
              <th class="number">序号</th>
              <th>类别</th>
              <th>题名</th>
              <th>责任者</th>
              <th>日期</th>
            </tr>
          </thead>
          <tbody>
            @for (item of archive.items; track item.seq) {
              <tr>
                <td class="number">{{ item.seq }}</td>
                <td>{{ groupName(item.group) }}</td>
                <td class="title">
                  @if (item.file) {
                    <a [href]="address() + '/papers/' + item.seq" target="_blank">{{ item.title }}</a>
                    @if (item.group === 'APPLICATION') {
                      <a class="small-print" [href]="address() + '/papers/' + item.seq + '?original=true'"
                        >原件</a
                      >
                    }
                  } @else {
                    {{ item.title }}
                  }
                </td>
                <td>{{ item.responsible }}</td>
                <td>{{ item.date }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      <p class="no-print">
        <a class="button second" [href]="address()" [download]="archive.no + '.json'">下载目录和数据</a>
      </p>
      <p class="small-print">
        申请人交来的材料，打开时印有您的名字和时间；移交、核对散列值用“原件”。没有链接的是数据，都在下载的文件里；那份文件有平台的签名，拿到别处也能核对有没有改过。
      </p>
    } @else if (archive.problem(); as problem) {
      <hl-unread [problem]="problem" (again)="archive.reload()" />
    } @else {
      <p class="muted">正在查……</p>
    }
  `,
  styles: `
    .title {
      min-width: 12rem;
      overflow-wrap: anywhere;
    }
    td:not(.title) {
      white-space: nowrap;
    }
  `,
})
export class ArchiveCard {
  private readonly client = inject(ArchivesClient);
  readonly lotId = input.required<string>();
  protected readonly archive = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.show(params),
  });
  protected readonly address = computed(() => `/api/lots/${this.lotId()}/archive`);

  protected groupName(group: ArchiveGroup): string {
    return ARCHIVE_GROUPS[group];
  }
}
