import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { DEPARTMENTS, type Department } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { DepartmentClient } from './department-client';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** 部门协查 of one project: what was asked, what was answered, and a new question. */
@Component({
  selector: 'hl-project-queries',
  imports: [Field, MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (queries.value()?.length || mayAsk()) {
      <section class="card">
        <h2>部门协查</h2>
        @for (query of queries.value() ?? []; track query.id) {
          <article>
            <p>
              <b>{{ query.departmentName }}</b>
              @if (query.hasObjection === null) {
                <span class="tag warm">等答复</span>
              } @else {
                <span class="tag" [class.warm]="query.hasObjection">{{
                  query.hasObjection ? '不同意' : '没有意见'
                }}</span>
              }
              @if (query.isOverdue) {
                <span class="tag warm">已超期</span>
              }
            </p>
            <p>问：{{ query.question }}</p>
            @if (query.answer) {
              <p>答：{{ query.answer }}{{ query.documentNo ? '（' + query.documentNo + '）' : '' }}</p>
              <p class="small-print">{{ query.answererName }}　{{ query.answeredAt! | moment }}</p>
            } @else if (query.dueAt) {
              <p class="small-print">{{ query.askerName }} 问，最晚 {{ query.dueAt | moment }} 答复</p>
            }
          </article>
        }
        @if (mayAsk()) {
          <form #form (submit)="$event.preventDefault(); ask(form, department.value, question.value)">
            <hl-problem-box [problem]="attempt.problem()" />
            <hl-field for="department" label="问哪个部门" [fault]="attempt.faultOf('department')">
              <select #department id="department">
                @for (one of departments; track one[0]) {
                  <option [value]="one[0]">{{ one[1] }}</option>
                }
              </select>
            </hl-field>
            <hl-field for="question" label="问什么" [fault]="attempt.faultOf('question')">
              <textarea #question id="question" rows="2" maxlength="2000" required></textarea>
            </hl-field>
            <button type="submit" class="second" [disabled]="attempt.isBusy()">发给部门</button>
          </form>
        }
      </section>
    }
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    article {
      border-bottom: 1px solid var(--line);
      padding-bottom: 0.5rem;
      margin-bottom: 0.75rem;
    }
  `,
})
export class ProjectQueries {
  private readonly client = inject(DepartmentClient);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  readonly projectId = input.required<string>();
  readonly state = input.required<string>();
  protected readonly departments = Object.entries(DEPARTMENTS);
  protected readonly mayAsk = computed(
    () => this.state() === 'CENTER_REVIEWING' && this.session.has('reviewApplication'),
  );
  protected readonly queries = reading({
    params: () => ({ project: this.projectId(), state: this.state() }),
    loader: ({ params }) => this.client.queries(params.project),
  });

  protected async ask(form: HTMLFormElement, department: string, question: string): Promise<void> {
    const request = { department: department as Department, question };
    if (!(await this.attempt.run(() => this.client.ask(this.projectId(), request)))) return;
    form.reset();
    this.queries.reload();
  }
}
