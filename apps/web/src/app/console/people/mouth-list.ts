import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { MessagesClient, type MouthTellings } from '../../data/people/messages-client';
import { reading } from '../../data/reading';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { byPerson } from './tellings-of-person';

const WAYS: readonly { readonly which: MouthTellings; readonly name: string; readonly empty: string }[] = [
  { which: 'WAITING', name: '还没有告知的', empty: '没有要当面告知的。' },
  { which: 'LAPSED', name: '过了期限的', empty: '没有过了期限还没告知的。' },
  { which: 'TOLD', name: '告知过的', empty: '还没有告知过。' },
];

/** 当面告知: what a liaison tells those who have no account or no phone, ticked when it is told. */
@Component({
  selector: 'hl-mouth-list',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>当面告知</h1>
    <p class="lead">这些人没有平台账号，或者短信发不到。请当面或者打电话告诉他，说清楚期限，再记下来。</p>
    <div class="row ways" role="group" aria-label="看哪些">
      @for (way of ways; track way.which) {
        <button
          type="button"
          [class.second]="query.now().which !== way.which"
          [attr.aria-pressed]="query.now().which === way.which"
          (click)="query.ask({ which: way.which })"
        >
          {{ way.name }}
        </button>
      }
    </div>
    @if (query.now().which === 'LAPSED') {
      <p class="small-print">这些没有告知就过了期限，后来怎么样另有消息。不用再去说；说过了的，可以补记。</p>
    }
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame [list]="tellings" isCounted [empty]="empty()" (turn)="query.ask({ at: $event })">
      @for (person of people(); track person.key) {
        <section class="person">
          <h2>
            {{ person.name || '（没有名字）' }}
            <span class="small-print"
              >{{ person.villageName }}{{ person.phoneMasked ? '，' + person.phoneMasked : '' }}　{{
                person.tellings.length
              }}
              件</span
            >
          </h2>
          @for (one of person.tellings; track one.id) {
            <article class="card" [hlTaskMark]="one.id">
              <p>
                <b>{{ one.title }}</b>
                @if (one.lapsesAt && !one.toldAt) {
                  <span class="tag" [class.warm]="query.now().which === 'WAITING'"
                    >{{ query.now().which === 'LAPSED' ? '已过期限：' : '最晚 '
                    }}{{ one.lapsesAt | moment }}</span
                  >
                }
              </p>
              <p>{{ one.text }}</p>
              @if (one.toldAt; as toldAt) {
                <p class="small-print">{{ toldAt | moment }} {{ one.tellerName }}告知　{{ one.note }}</p>
                <p>
                  <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="untick(one.id)">
                    记错了，还没有告知
                  </button>
                </p>
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
        </section>
      }
    </hl-list-frame>
  `,
  styles: `
    .ways {
      margin-bottom: 1rem;
    }
    h2 .small-print {
      font-weight: 400;
    }
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
  protected readonly query = asking<{ which: MouthTellings }>({ which: 'WAITING' });
  protected readonly tellings = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.tellings(params.at, params.which),
  });
  protected readonly ways = WAYS;
  protected readonly empty = computed(
    () => WAYS.find(({ which }) => which === this.query.now().which)!.empty,
  );
  protected readonly people = computed(() => byPerson(this.tellings.value()?.items ?? []));

  protected async untick(id: string): Promise<void> {
    if (await this.attempt.run(() => this.client.untick(id), id)) this.tellings.reload();
  }

  protected async tick(id: string, note: string): Promise<void> {
    if (await this.attempt.run(() => this.client.tick(id, note), id)) this.tellings.reload();
  }
}
