import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { MessagesClient } from '../../data/people/messages-client';
import { reading } from '../../data/reading';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { TwoWays } from '../../ui/two-ways';

/** 当面告知: what a liaison tells those who have no account or no phone, ticked when it is told. */
@Component({
  selector: 'hl-mouth-list',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink, TwoWays, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>当面告知</h1>
    <p class="lead">这些人没有平台账号，或者短信发不到。请当面或者打电话告诉他，说清楚期限，再记下来。</p>
    <hl-two-ways
      first="还没有告知的"
      second="告知过的"
      [isFirst]="!query.now().told"
      (choose)="query.ask({ told: !$event })"
    />
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame
      [list]="tellings"
      isCounted
      [empty]="query.now().told ? '还没有告知过。' : '没有要当面告知的。'"
      (turn)="query.ask({ at: $event })"
    >
      @for (one of tellings.value()?.items; track one.id) {
        <article class="card" [hlTaskMark]="one.id">
          <p>
            <b>{{ one.name }}</b>（{{ one.villageName
            }}{{ one.phoneMasked ? '，' + one.phoneMasked : '' }}）　{{ one.title }}
          </p>
          <p>{{ one.text }}</p>
          @if (one.toldAt; as toldAt) {
            <p class="small-print">{{ toldAt | moment }} {{ one.tellerName }}告知　{{ one.note }}</p>
            @if (one.isMine) {
              <p>
                <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="untick(one.id)">
                  记错了，还没有告知
                </button>
              </p>
            }
          } @else {
            <p class="small-print">{{ one.askedAt | moment }} 起</p>
            <form class="row" (submit)="$event.preventDefault(); tick(one.id, note.value)">
              <hl-field
                [for]="'note-' + one.id"
                label="备注（可不填）"
                [fault]="attempt.faultOf('note', one.id)"
              >
                <input #note [id]="'note-' + one.id" maxlength="100" />
              </hl-field>
              <button type="submit" [disabled]="attempt.isBusy()">已经告知</button>
            </form>
          }
        </article>
      }
    </hl-list-frame>
  `,
  styles: `
    article {
      margin-bottom: 0.75rem;
    }
    form.row {
      align-items: end;
    }
    form.row button {
      margin-bottom: 1.1rem;
    }
  `,
})
export class MouthListPage {
  private readonly client = inject(MessagesClient);
  protected readonly attempt = inject(Attempt);
  protected readonly query = asking({ told: false });
  protected readonly tellings = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.tellings(params.at, params.told),
  });

  protected async untick(id: string): Promise<void> {
    if (await this.attempt.run(() => this.client.untick(id), id)) this.tellings.reload();
  }

  protected async tick(id: string, note: string): Promise<void> {
    if (await this.attempt.run(() => this.client.tick(id, note), id)) this.tellings.reload();
  }
}
