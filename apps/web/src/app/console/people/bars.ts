import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BarView } from '@helan/contracts';
import { asking } from '../../data/asking';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { PartiesClient } from './parties-client';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { SearchBox } from '../../ui/search-box';
import { TwoWays } from '../../ui/two-ways';

/** 限制名单: who may not take part for a time, each by a decision with its number. */
@Component({
  selector: 'hl-bars',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink, SearchBox, TwoWays],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>限制名单</h1>
    <p class="lead">只登记已经作出决定的。限制期内不能申请转出，也不能报名；到期自动解除。</p>
    <hl-problem-box [problem]="attempt.problem()" />
    @if (session.has('keepBars')) {
      <details class="card" [open]="isAdding()">
        <summary>登记一项限制</summary>
        <form
          (submit)="
            $event.preventDefault();
            add({
              name: name.value,
              idNumber: number.value,
              reason: reason.value,
              documentNo: paper.value,
              from: from.value,
              until: until.value || null,
            })
          "
        >
          <div class="grid-2">
            <hl-field for="name" label="姓名或名称" [fault]="attempt.faultOf('name')">
              <input #name id="name" maxlength="160" required />
            </hl-field>
            <hl-field for="idNumber" label="身份证号或统一社会信用代码" [fault]="attempt.faultOf('idNumber')">
              <input #number id="idNumber" maxlength="40" autocomplete="off" required />
            </hl-field>
            <hl-field for="from" label="从哪天起" [fault]="attempt.faultOf('from')">
              <input #from id="from" type="date" required />
            </hl-field>
            <hl-field for="until" label="到哪天" hint="长期的不填" [fault]="attempt.faultOf('until')">
              <input #until id="until" type="date" />
            </hl-field>
            <hl-field for="paper" label="决定文号" [fault]="attempt.faultOf('documentNo')">
              <input #paper id="paper" maxlength="80" required />
            </hl-field>
          </div>
          <hl-field for="reason" label="事由" [fault]="attempt.faultOf('reason')">
            <textarea #reason id="reason" rows="2" maxlength="2000" required></textarea>
          </hl-field>
          <button type="submit" [disabled]="attempt.isBusy()">登记</button>
        </form>
      </details>
    }
    <hl-two-ways
      first="限制中的"
      second="全部"
      [isFirst]="query.now().isActiveOnly"
      (choose)="query.ask({ isActiveOnly: $event })"
    />
    <hl-search-box class="search" label="姓名、名称或完整的证件号码" (find)="query.ask({ search: $event })" />
    <hl-list-frame [list]="bars" isCounted [empty]="empty()" (turn)="query.ask({ at: $event })">
      @for (bar of bars.value()?.items; track bar.id) {
        <article class="card one">
          <p class="row">
            <b>{{ bar.name }}</b>
            <span class="muted money">{{ bar.idNumberMasked }}</span>
            <span class="tag" [class.warm]="bar.isActive" [class.grey]="!bar.isActive">{{
              stateOf(bar)
            }}</span>
          </p>
          <p>{{ bar.reason }}</p>
          <p class="small-print">
            {{ bar.from }} 至 {{ bar.until ?? '长期' }}　{{ bar.documentNo }}　{{ bar.setterName }} 登记
          </p>
          @if (bar.liftedAt; as liftedAt) {
            <p class="small-print">{{ liftedAt | moment }} 解除：{{ bar.liftReason }}</p>
          } @else if (bar.mayLift && session.has('keepBars')) {
            <form class="row" (submit)="$event.preventDefault(); lift(bar.id, why.value)">
              <hl-field
                [for]="'lift-' + bar.id"
                [label]="'为什么解除' + bar.name + '的限制'"
                [fault]="attempt.faultOf('reason', bar.id)"
              >
                <input #why [id]="'lift-' + bar.id" maxlength="2000" required />
              </hl-field>
              <button type="submit" class="second" [disabled]="attempt.isBusy()">解除限制</button>
            </form>
          }
        </article>
      }
    </hl-list-frame>
  `,
  styles: `
    .search {
      display: block;
      max-width: 30rem;
    }
    details {
      margin-bottom: 1rem;
      max-width: 48rem;
    }
    summary {
      cursor: pointer;
      color: var(--field);
      font-weight: 600;
    }
    details form {
      margin-top: 1rem;
    }
    article form hl-field {
      flex: 1 1 14rem;
    }
  `,
})
export class BarList {
  private readonly client = inject(PartiesClient);
  protected readonly attempt = inject(Attempt);
  protected readonly session = inject(Session);
  protected readonly isAdding = signal(false);
  protected readonly query = asking({ isActiveOnly: true, search: '' });
  protected readonly bars = reading({
    params: () => this.query.now(),
    loader: ({ params: { isActiveOnly, ...asked } }) =>
      this.client.bars({ ...asked, active: isActiveOnly || undefined }),
  });

  protected empty(): string {
    const { isActiveOnly, search } = this.query.now();
    if (search) return isActiveOnly ? '限制中的没有找到。也可以在全部里找。' : '没有找到。';
    return isActiveOnly ? '现在没有人被限制。' : '还没有登记过限制。';
  }

  protected stateOf({ isActive, liftedAt, mayLift }: BarView): string {
    if (isActive) return '限制中';
    if (liftedAt) return '已解除';
    return mayLift ? '还没有开始' : '已到期';
  }

  protected async add(request: Parameters<PartiesClient['bar']>[0]): Promise<void> {
    this.isAdding.set(true);
    if (!(await this.attempt.run(() => this.client.bar(request)))) return;
    this.isAdding.set(false);
    this.bars.reload();
  }

  protected async lift(id: string, reason: string): Promise<void> {
    if (await this.attempt.run(() => this.client.lift(id, reason), id)) this.bars.reload();
  }
}
