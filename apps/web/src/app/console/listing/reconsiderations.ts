import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { ReconsiderationsClient } from '../../data/listing/reconsiderations-client';
import { Session } from '../../data/session';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { ReconsiderForm } from './reconsider-form';

/** 复核: refusals that somebody finds wrong wait here for the second person. */
@Component({
  selector: 'hl-reconsiderations',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, ReconsiderForm, RouterLink, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>复核</h1>
    <p class="lead">不予受理、资格不合格的决定错了的，一个人提出，另一个人决定。</p>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame [list]="waiting" empty="没有等着决定的复核。" (turn)="waitingAt.set($event)">
      @for (one of waiting.value()?.items; track one.id) {
        <div class="item card" [hlTaskMark]="one.id">
          <span
            ><a [routerLink]="['/console/projects', one.projectId]"
              ><b>{{ one.subjectName }}</b></a
            >
            @if (one.refusal) {
              <br />原决定：{{ one.refusal }}
            }
            <br />认为有误：{{ one.reason }}<br /><span class="small-print"
              >{{ one.proposerName }}　{{ one.proposedAt | moment }}</span
            ></span
          >
          @if (session.has('reconsider')) {
            <span>
              <button type="button" [disabled]="attempt.isBusy()" (click)="grant(one.id)">
                同意，重新审查
              </button>
              <details>
                <summary>维持原决定</summary>
                <form (submit)="$event.preventDefault(); deny(one.id, why.value)">
                  <hl-field
                    [for]="'deny-' + one.id"
                    label="为什么维持"
                    [fault]="attempt.faultOf('reason', one.id)"
                  >
                    <textarea #why [id]="'deny-' + one.id" rows="2" maxlength="2000" required></textarea>
                  </hl-field>
                  <button type="submit" class="second" [disabled]="attempt.isBusy()">维持原决定</button>
                </form>
              </details>
            </span>
          }
        </div>
      }
    </hl-list-frame>
    @if (session.has('askToReconsider')) {
      <h2>还可以复核的报名</h2>
      <p class="small-print">报名截止以后、交易开始以前。申请被不予受理的，在它自己的页面上提出。</p>
      <hl-list-frame [list]="refused" empty="没有。" (turn)="refusedAt.set($event)">
        @for (one of refused.value()?.items; track one.id) {
          <div class="card refused-one">
            <p>
              <b>{{ one.name }}</b><br />{{ one.reason }}
            </p>
            <hl-reconsider-form
              subject="registrations"
              [id]="one.id"
              [last]="one.reconsideration"
              (proposed)="reload()"
            />
          </div>
        }
      </hl-list-frame>
    }
  `,
  styles: `
    .refused-one {
      margin: 0.6rem 0;
    }
  `,
})
export class ReconsiderationList {
  private readonly client = inject(ReconsiderationsClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly waitingAt = signal('');
  protected readonly refusedAt = signal('');
  protected readonly waiting = reading({
    params: () => this.waitingAt(),
    loader: ({ params }) => this.client.list(params),
  });
  protected readonly refused = reading({
    params: () => (this.session.has('askToReconsider') ? this.refusedAt() : undefined),
    loader: ({ params }) => this.client.refused(params),
  });

  protected async grant(id: string): Promise<void> {
    await this.attempt.run(() => this.client.grant(id), id);
    this.reload();
  }

  protected async deny(id: string, reason: string): Promise<void> {
    if (await this.attempt.run(() => this.client.deny(id, reason), id)) this.reload();
  }

  protected reload(): void {
    this.waiting.reload();
    this.refused.reload();
  }
}
