import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ObjectionView } from '@helan/contracts';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { ObjectionsClient } from '../../data/trading/objections-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ObjectionSteps } from '../../ui/objection-steps';
import { Pager } from '../../ui/pager';
import { ProblemBox } from '../../ui/problem-box';

/** What I have objected to, what became of it, and the way to the supervisor. */
@Component({
  selector: 'hl-own-objections',
  imports: [Field, MomentPipe, ObjectionSteps, Pager, ProblemBox, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (list.value(); as list) {
      @if (list.total) {
        <section>
          <h2>我的异议</h2>
          @for (objection of list.items; track objection.id) {
            <div class="card one">
              <p>
                <a [routerLink]="['/notices', objection.noticeId]">{{ objection.title }}</a><br /><span
                  class="small-print"
                  >{{ objection.subjectName }}　{{ objection.no }}</span
                >
              </p>
              <p>
                <span class="tag">{{ objection.stateName }}</span>
                @if (objection.dueAt; as dueAt) {
                  <span class="small-print">　最晚 {{ dueAt | moment }}</span>
                }
              </p>
              <hl-objection-steps [steps]="objection.steps" />
              @if (objection.actions.includes('complain')) {
                @if (complaining() === objection.id) {
                  <form (submit)="$event.preventDefault(); complain(objection, text.value)">
                    <hl-problem-box [problem]="attempt.problem()" />
                    <hl-field
                      [for]="'complaint-' + objection.id"
                      label="为什么不服"
                      [fault]="attempt.faultOf('text')"
                    >
                      <textarea
                        #text
                        [id]="'complaint-' + objection.id"
                        rows="3"
                        minlength="4"
                        maxlength="2000"
                        required
                      ></textarea>
                    </hl-field>
                    <button type="submit" [disabled]="attempt.isBusy()">向监管部门投诉</button>
                  </form>
                } @else {
                  <button type="button" class="second" (click)="complaining.set(objection.id)">
                    对答复不服，投诉
                  </button>
                }
              }
            </div>
          }
          <hl-pager [page]="list" (turn)="at.set($event)" />
        </section>
      }
    }
  `,
  styles: `
    .one {
      margin-bottom: 0.75rem;
    }
    .one p {
      margin: 0.25rem 0;
    }
  `,
})
export class OwnObjections {
  private readonly client = inject(ObjectionsClient);
  protected readonly attempt = inject(Attempt);
  protected readonly at = signal('');
  protected readonly complaining = signal('');
  protected readonly list = reading({
    params: () => this.at(),
    loader: ({ params }) => this.client.own(params),
  });

  protected async complain({ id }: ObjectionView, text: string): Promise<void> {
    if (!(await this.attempt.run(() => this.client.complain(id, text)))) return;
    this.complaining.set('');
    this.list.reload();
  }
}
