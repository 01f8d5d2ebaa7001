import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Attempt } from '../../data/attempt';
import { ReleasesClient } from '../../data/closing/releases-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';

/** What transferors owe: a loss that two find out, letters, and the end where nobody pays. */
@Component({
  selector: 'hl-due-list',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>转出方违约赔付</h2>
    <p class="lead">发催付函，款到中心转付受让方；到期不付的由负责人转为双方依法解决，以后付了照收。</p>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame [list]="list" empty="没有违约赔付。" (turn)="at.set($event)">
      @for (one of list.value()?.items; track one.id) {
        <article class="card">
          <p>
            <a [routerLink]="['/console/projects', one.projectId]"
              ><b>{{ one.title }}</b></a
            >　<span class="tag" [class.warm]="one.isLate">{{ one.stateName }}</span
            ><br />{{ one.groundName }}：{{ one.debtorName }} 应付 {{ one.creditorName }}
            {{ one.owedFen ? (one.owedFen | yuan) : '（损失待核定）' }}
            @if (one.letterNo) {
              <br /><a [href]="'/api/breach-dues/' + one.id + '/letter'" target="_blank"
                >第 {{ one.letters }} 封催付函</a
              >
              @if (one.dueAt; as dueAt) {
                ，最晚 {{ dueAt | moment }}
              }
            }
            @if (one.endedWhy; as why) {
              <br /><span class="small-print">{{ why }}</span>
            }
          </p>
          @if (session.has('askBreachDue') && (one.state === 'OPEN' || one.state === 'ASKED')) {
            <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="ask(one.id)">
              {{ one.letters ? '再发一封催付函' : '发催付函' }}
            </button>
          }
          @if (session.has('askBreachDue') && one.state === 'ASSESSING' && !one.proposal) {
            <form (submit)="$event.preventDefault(); propose(one.id, amount.value, grounds.value)">
              <hl-field
                [for]="'loss-' + one.id"
                label="实际损失（元），没有凭据的填 0"
                [fault]="attempt.faultOf('amountYuan', one.id)"
              >
                <input
                  #amount
                  [id]="'loss-' + one.id"
                  class="number"
                  inputmode="decimal"
                  maxlength="24"
                  required
                />
              </hl-field>
              <hl-field
                [for]="'loss-why-' + one.id"
                label="凭据"
                [fault]="attempt.faultOf('grounds', one.id)"
              >
                <textarea
                  #grounds
                  [id]="'loss-why-' + one.id"
                  rows="2"
                  minlength="4"
                  maxlength="2000"
                  required
                ></textarea>
              </hl-field>
              <button type="submit" [disabled]="attempt.isBusy()">提出</button>
            </form>
          }
          @if (one.proposal; as proposal) {
            <p class="small-print">
              {{ proposal.proposerName }}提出损失 {{ proposal.amountFen | yuan }}：{{ proposal.grounds }}
            </p>
          }
          @if (session.has('declareBreach') && (one.isLate || isToAnswer(one))) {
            <form (submit)="$event.preventDefault()">
              <hl-field [for]="'why-' + one.id" label="理由" [fault]="attempt.faultOf('reason', one.id)">
                <textarea #why [id]="'why-' + one.id" rows="2" minlength="4" maxlength="2000"></textarea>
              </hl-field>
              @if (one.isLate) {
                <button
                  type="button"
                  class="danger"
                  [disabled]="attempt.isBusy()"
                  (click)="refer(one.id, why.value)"
                >
                  转为双方依法解决
                </button>
              } @else {
                <button type="button" [disabled]="attempt.isBusy()" (click)="answer(one.id, true, why.value)">
                  核定
                </button>
                <button
                  type="button"
                  class="second"
                  [disabled]="attempt.isBusy()"
                  (click)="answer(one.id, false, why.value)"
                >
                  退回重提
                </button>
              }
            </form>
          }
        </article>
      }
    </hl-list-frame>
  `,
})
export class DueList {
  private readonly client = inject(ReleasesClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly at = signal('');
  protected readonly list = reading({
    params: () => this.at(),
    loader: ({ params }) => this.client.dues(params),
  });

  /** Another has said what the loss is, and nobody has answered. */
  protected isToAnswer({
    state,
    proposal,
  }: {
    state: string;
    proposal: { isMine: boolean } | null;
  }): boolean {
    return state === 'ASSESSING' && proposal !== null && !proposal.isMine;
  }

  protected ask(id: string): Promise<void> {
    return this.did(id, () => this.client.ask(id));
  }

  protected propose(id: string, amountYuan: string, grounds: string): Promise<void> {
    return this.did(id, () => this.client.proposeLoss(id, { amountYuan, grounds }));
  }

  protected answer(id: string, agrees: boolean, reason: string): Promise<void> {
    return this.did(id, () => this.client.answerLoss(id, { agrees, reason }));
  }

  protected refer(id: string, reason: string): Promise<void> {
    return this.did(id, () => this.client.refer(id, reason));
  }

  private async did(id: string, work: () => Promise<void>): Promise<void> {
    if (await this.attempt.run(work, id)) this.list.reload();
  }
}
