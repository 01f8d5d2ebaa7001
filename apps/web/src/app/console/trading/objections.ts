import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { asking } from '../../data/asking';
import { reading } from '../../data/reading';
import { ObjectionsClient } from '../../data/trading/objections-client';
import { TaskMark } from '../../data/task-mark';
import { ListFrame } from '../../ui/list-frame';
import { TwoWays } from '../../ui/two-ways';
import { ObjectionCard } from './objection-card';

/** The desk of objections: those that wait first, by when they are due. */
@Component({
  selector: 'hl-objections',
  imports: [ListFrame, ObjectionCard, TwoWays, TaskMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>异议和投诉</h1>
    <hl-two-ways
      first="没有处理完的"
      second="处理完的"
      [isFirst]="query.now().open"
      (choose)="query.ask({ open: $event })"
    />
    <hl-list-frame
      [list]="objections"
      [empty]="query.now().open ? '没有等处理的异议。' : '还没有处理完的。'"
      (turn)="query.ask({ at: $event })"
    >
      @for (objection of objections.value()?.items; track objection.id) {
        <section class="card one" [hlTaskMark]="objection.id">
          <hl-objection-card [objection]="objection" (done)="objections.reload()" />
        </section>
      }
    </hl-list-frame>
  `,
})
export class Objections {
  private readonly client = inject(ObjectionsClient);
  protected readonly query = asking({ open: true });
  protected readonly objections = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.list(params),
  });
}
