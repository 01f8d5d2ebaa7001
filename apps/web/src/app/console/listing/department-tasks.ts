import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { DepartmentClient } from './department-client';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';

/** What the center asks one's own office. */
@Component({
  selector: 'hl-department-tasks',
  imports: [MomentPipe, ProblemBox, Unread],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>协查</h1>
    <p class="lead">中心审核产权时请您查的事。答复以后不能改；有变化的，请中心再问一次。</p>
    <hl-problem-box [problem]="attempt.problem()" />
    @for (task of tasks.value() ?? []; track task.id) {
      <article class="card">
        <p class="row">
          <b>{{ task.title }}</b>
          <span class="muted">{{ task.projectNo }}</span>
          @if (task.answeredAt) {
            <span class="tag grey">{{ task.hasObjection ? '已答复：不同意' : '已答复：没有意见' }}</span>
          } @else if (task.isOverdue) {
            <span class="tag warm">已超期</span>
          }
        </p>
        <dl class="facts">
          <dt>问</dt>
          <dd>{{ task.question }}</dd>
          <dt>品种</dt>
          <dd>{{ task.typeName }}</dd>
          <dt>坐落</dt>
          <dd>{{ task.villageName }}　{{ task.location }}</dd>
          <dt>权利人</dt>
          <dd>{{ task.transferorName }}</dd>
          @if (task.certificateNo) {
            <dt>权证或合同编号</dt>
            <dd class="money">{{ task.certificateNo }}</dd>
          }
          @if (task.parcels.length) {
            <dt>地块</dt>
            <dd>
              @for (parcel of task.parcels; track parcel.code) {
                <span class="money">{{ parcel.code }}</span>　{{ parcel.name }}　{{ parcel.mu }} 亩<br />
              }
            </dd>
          }
          @if (task.answer) {
            <dt>答复</dt>
            <dd>{{ task.answer }}　{{ task.documentNo }}</dd>
          } @else if (task.dueAt) {
            <dt>最晚</dt>
            <dd class="warm">{{ task.dueAt | moment }}</dd>
          }
        </dl>
        @if (!task.answeredAt) {
          <form
            (submit)="
              $event.preventDefault();
              answer(task.id, {
                answer: text.value,
                hasObjection: objects.value === 'yes',
                documentNo: paper.value,
              })
            "
          >
            <div class="field">
              <label [for]="'objects' + task.id">结论</label>
              <select #objects [id]="'objects' + task.id">
                <option value="no">没有意见</option>
                <option value="yes">不同意</option>
              </select>
            </div>
            <div class="field">
              <label [for]="'text' + task.id">查到的情况</label>
              <textarea #text [id]="'text' + task.id" rows="2" maxlength="2000" required></textarea>
            </div>
            <div class="field">
              <label [for]="'paper' + task.id">复函文号（没有可以不填）</label>
              <input #paper [id]="'paper' + task.id" maxlength="80" />
            </div>
            <button type="submit" [disabled]="attempt.isBusy()">答复</button>
          </form>
        }
      </article>
    } @empty {
      @if (tasks.problem(); as problem) {
        <hl-unread [problem]="problem" (again)="tasks.reload()" />
      } @else if (tasks.value()) {
        <p class="empty card">现在没有要查的。</p>
      }
    }
  `,
  styles: `
    article {
      max-width: 48rem;
      margin-bottom: 1rem;
    }
    form {
      margin-top: 1rem;
    }
  `,
})
export class DepartmentTasks {
  private readonly client = inject(DepartmentClient);
  protected readonly attempt = inject(Attempt);
  protected readonly tasks = reading({ loader: () => this.client.tasks() });

  protected async answer(id: string, request: Parameters<DepartmentClient['answer']>[1]): Promise<void> {
    if (await this.attempt.run(() => this.client.answer(id, request))) this.tasks.reload();
  }
}
