import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { IdentityClient } from '../../data/people/identity-client';
import { reading } from '../../data/reading';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { TwoWays } from '../../ui/two-ways';

/** 资料更正: compared with the papers at one desk, decided at another. */
@Component({
  selector: 'hl-corrections',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink, TwoWays, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>资料更正</h1>
    <p class="lead">受理员照证件核对，审核员决定，两个人办。已经签过的文书不改，以后的用新的。</p>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-two-ways
      first="等我办的"
      second="办完的"
      [isFirst]="!query.now().isDecided"
      (choose)="query.ask({ isDecided: !$event })"
    />
    <hl-list-frame
      [list]="corrections"
      [empty]="query.now().isDecided ? '还没有办完的更正。' : '现在没有等您办的更正。'"
      (turn)="query.ask({ at: $event })"
    >
      @for (one of corrections.value()?.items; track one.id) {
        <article class="card" [hlTaskMark]="one.id">
          <p class="row">
            <b>{{ one.partyName }}</b>
            <span class="tag">{{ one.stateName }}</span>
            <span class="small-print">{{ one.askedAt | moment }} 申请</span>
          </p>
          <dl class="facts">
            @for (change of one.changes; track change.fieldName) {
              <dt>{{ change.fieldName }}</dt>
              <dd>{{ change.from || '（空）' }} → {{ change.to || '（空）' }}</dd>
            }
          </dl>
          <p class="muted">{{ one.reason }}</p>
          @if (one.mayCheck || one.mayDecide) {
            <p>
              <a
                [routerLink]="['/console/parties', one.partyId, 'full-value']"
                [state]="{ name: one.partyName }"
                >看完整号码，和证件核对</a
              >
            </p>
          }
          @for (paper of one.papers; track paper.id) {
            <p>
              <a [href]="'/api/corrections/' + one.id + '/papers/' + paper.id" target="_blank">{{
                paper.fileName
              }}</a>
            </p>
          } @empty {
            <p class="small-print">还没有交证件。</p>
          }
          @if (one.checkerName) {
            <p class="small-print">{{ one.checkerName }} 核对：{{ one.document }}</p>
          }
          @if (one.refusal) {
            <p class="small-print">没有更正：{{ one.refusal }}</p>
          }
          @if (one.mayCheck) {
            <form class="row" (submit)="$event.preventDefault(); check(one.id, document.value)">
              <hl-field
                [for]="'document-' + one.id"
                label="核对了哪些证件"
                [fault]="attempt.faultOf('document', one.id)"
              >
                <input #document [id]="'document-' + one.id" maxlength="80" required />
              </hl-field>
              <button type="submit" [disabled]="attempt.isBusy()">和证件一样</button>
            </form>
          }
          @if (one.mayDecide) {
            <button type="button" [disabled]="attempt.isBusy()" (click)="decide(one.id)">同意更正</button>
          }
          @if (one.mayCheck || one.mayDecide) {
            <form class="row" (submit)="$event.preventDefault(); refuse(one.id, reason.value)">
              <hl-field
                [for]="'reason-' + one.id"
                label="不予更正的理由"
                [fault]="attempt.faultOf('reason', one.id)"
              >
                <input #reason [id]="'reason-' + one.id" maxlength="500" required />
              </hl-field>
              <button type="submit" class="second" [disabled]="attempt.isBusy()">不予更正</button>
            </form>
          }
        </article>
      }
    </hl-list-frame>
  `,
})
export class Corrections {
  private readonly client = inject(IdentityClient);
  protected readonly attempt = inject(Attempt);
  protected readonly query = asking({ isDecided: false });
  protected readonly corrections = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.corrections(params),
  });

  protected async check(id: string, document: string): Promise<void> {
    if (await this.attempt.run(() => this.client.check(id, document), id)) this.corrections.reload();
  }

  protected async decide(id: string): Promise<void> {
    if (await this.attempt.run(() => this.client.decide(id), id)) this.corrections.reload();
  }

  protected async refuse(id: string, reason: string): Promise<void> {
    if (await this.attempt.run(() => this.client.refuse(id, reason), id)) this.corrections.reload();
  }
}
