import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { ArchivesClient } from '../../data/closing/archives-client';
import { reading } from '../../data/reading';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { SearchBox } from '../../ui/search-box';

/** 档案: what was filed, to be found again; each opens on the page of its project. */
@Component({
  selector: 'hl-archives',
  imports: [ListFrame, MomentPipe, RouterLink, SearchBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>档案</h1>
    <p class="lead">归了档的项目。等着归档的在“今天”。</p>
    <hl-search-box class="search" label="档号、标的编号或名称" (find)="query.ask({ search: $event })" />
    <hl-list-frame
      [list]="archives"
      isCounted
      [empty]="query.now().search ? '没有找到。' : '还没有归档的项目。'"
      (turn)="query.ask({ at: $event })"
    >
      @for (one of archives.value()?.items; track one.lotId) {
        <div class="item card">
          <span
            ><a [routerLink]="['/console/projects', one.projectId]"
              ><b>{{ one.title }}</b></a
            ><br /><span class="muted"
              >档号 {{ one.no }}　标的 {{ one.lotNo }}　{{ one.filedAt | moment }} 归档</span
            ></span
          >
        </div>
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
export class Archives {
  private readonly client = inject(ArchivesClient);
  protected readonly query = asking({ search: '' });
  protected readonly archives = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.list(params),
  });
}
