import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { TaskMark } from '../../data/task-mark';
import { DepartmentClient } from './department-client';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** What the center asks one's own office. */
@Component({
  selector: 'hl-department-tasks',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>协查</h1>
    <p class="lead">中心审核产权时请您查的事。答复以后不能改；有变化的，请中心再问一次。</p>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame [list]="tasks" empty="现在没有要查的。" (turn)="at.set($event)">
      @for (task of tasks.value()?.items; track task.id) {
        <article class="card one" [hlTaskMark]="task.id">
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
              <hl-field
                [for]="'objects' + task.id"
                label="结论"
                [fault]="attempt.faultOf('hasObjection', task.id)"
              >
                <select #objects [id]="'objects' + task.id">
                  <option value="no">没有意见</option>
                  <option value="yes">不同意</option>
                </select>
              </hl-field>
              <hl-field
                [for]="'text' + task.id"
                label="查到的情况"
                [fault]="attempt.faultOf('answer', task.id)"
              >
                <textarea #text [id]="'text' + task.id" rows="2" maxlength="2000" required></textarea>
              </hl-field>
              <hl-field
                [for]="'paper' + task.id"
                label="复函文号（没有可以不填）"
                [fault]="attempt.faultOf('documentNo', task.id)"
              >
                <input #paper [id]="'paper' + task.id" maxlength="80" />
              </hl-field>
              <button type="submit" [disabled]="attempt.isBusy()">答复</button>
            </form>
          }
        </article>
      }
    </hl-list-frame>
  `,
  styles: `
    form {
      margin-top: 1rem;
    }
  `,
})
export class DepartmentTasks {
  private readonly client = inject(DepartmentClient);
  protected readonly attempt = inject(Attempt);
  protected readonly at = signal('');
  protected readonly tasks = reading({
    params: () => this.at(),
    loader: ({ params }) => this.client.tasks(params),
  });

  protected async answer(id: string, request: Parameters<DepartmentClient['answer']>[1]): Promise<void> {
    if (await this.attempt.run(() => this.client.answer(id, request), id)) this.tasks.reload();
  }
}
