import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { reading } from '../../data/reading';
import { RegistrationsClient } from '../../data/trading/registrations-client';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';

/** 提前查看的记录: which applicants the supervisors have looked at before it was their task, before their superior. */
@Component({
  selector: 'hl-file-accesses',
  imports: [ListFrame, MomentPipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>提前查看的记录</h1>
    <p class="lead">监管人员在办到以前看过哪些标的的报名材料，每次为什么看。记录只能增加，改不了也删不掉。</p>
    <hl-list-frame [list]="accesses" empty="还没有人提前看过。" (turn)="query.ask({ at: $event })">
      <p class="no-print"><button type="button" class="second" (click)="print()">打印这一页</button></p>
      @for (one of accesses.value()?.items; track one.id) {
        <article class="card one">
          <p>
            <b>{{ one.readerName }}</b> 于 {{ one.at | moment }} 提前查看
          </p>
          <p>
            <a [routerLink]="['/console/projects', one.projectId]">{{ one.projectTitle }}</a>
            <span class="small-print">标的 {{ one.lotNo }}</span>
          </p>
          <p>理由：{{ one.reason }}</p>
        </article>
      }
    </hl-list-frame>
  `,
  styles: `
    @media print {
      article {
        break-inside: avoid;
      }
    }
  `,
})
export class FileAccesses {
  private readonly client = inject(RegistrationsClient);
  protected readonly query = asking({});
  protected readonly accesses = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.fileAccesses(params.at),
  });

  protected print(): void {
    window.print();
  }
}
