import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Attempt } from '../../data/attempt';
import { reading } from '../../data/reading';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { RestingDeadlinesClient } from './resting-deadlines-client';

/** 期限重试: deadlines that could not be applied, why, and when they are tried again. */
@Component({
  selector: 'hl-resting-deadlines',
  imports: [ListFrame, MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>期限重试</h1>
    <p class="lead">
      到期没有办成的期限列在这里，平台隔一段时间自动重试，一次比一次久，最长一小时；别的期限照常办。查清原因、排除以后，可以马上重试。
    </p>
    <hl-problem-box [problem]="attempt.problem()" />
    @if (resting.value(); as all) {
      <p>
        共 {{ all.count }} 个{{
          all.count > all.items.length ? '，先列最久的 ' + all.items.length + ' 个' : ''
        }}。
        <button type="button" [disabled]="attempt.isBusy()" (click)="tryAllAgain()">全部马上重试</button>
      </p>
    }
    <hl-list-frame [list]="items" empty="没有。">
      @for (one of resting.value()?.items ?? []; track one.table + one.id) {
        <section class="card">
          <p>
            <b>{{ one.name }}</b>　{{ one.id }}
          </p>
          <p>
            {{ one.dueAt | moment }} 到期，{{ one.firstFailedAt | moment }} 起 {{ one.failures }} 次没有办成
          </p>
          <p class="small-print">原因代码 {{ one.error }}；{{ one.restUntil | moment }} 自动重试</p>
          <button
            type="button"
            class="second"
            [disabled]="attempt.isBusy()"
            (click)="tryAgain(one.table, one.id)"
          >
            马上重试
          </button>
        </section>
      }
    </hl-list-frame>
  `,
})
export class RestingDeadlines {
  private readonly client = inject(RestingDeadlinesClient);
  protected readonly attempt = inject(Attempt);
  protected readonly resting = reading({ loader: () => this.client.list() });
  /** As the frame reads a list. */
  protected readonly items = { ...this.resting, value: computed(() => this.resting.value()?.items) };

  protected async tryAgain(table: string, id: string): Promise<void> {
    if (await this.attempt.run(() => this.client.tryAgain(table, id))) this.resting.reload();
  }

  protected async tryAllAgain(): Promise<void> {
    if (await this.attempt.run(() => this.client.tryAllAgain())) this.resting.reload();
  }
}
