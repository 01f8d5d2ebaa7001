import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PartyStopView } from '@helan/contracts';
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
import { StopProposal } from './stop-proposal';

/** 停办: who has died or can no longer decide, and who goes on for him. */
@Component({
  selector: 'hl-party-stops',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink, StopProposal, TwoWays, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>停办</h1>
    <p class="lead">
      本人去世或者丧失行为能力的，一人提出、另一人确认，他名下的出价、签字都停下；登记监护人或者继承人、再由另一人确认以后，由他接着办。
    </p>
    <hl-stop-proposal (done)="stops.reload()" />
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-two-ways
      first="没有了结的"
      second="已了结的"
      [isFirst]="!query.now().isDecided"
      (choose)="query.ask({ isDecided: !$event })"
    />
    <hl-list-frame
      [list]="stops"
      [empty]="query.now().isDecided ? '还没有了结的停办。' : '现在没有停办的。'"
      (turn)="query.ask({ at: $event })"
    >
      @for (stop of stops.value()?.items; track stop.id) {
        <article class="card" [hlTaskMark]="stop.id">
          <p class="row">
            <b>{{ stop.partyName }}</b>
            <span class="muted money">{{ stop.idNumberMasked }}</span>
            <span class="tag warm">{{ stop.stateName }}</span>
          </p>
          <p>{{ stop.causeName }}：{{ stop.reason }}</p>
          <p class="small-print">
            {{ stop.proposedAt | moment }} {{ stop.proposerName }} 提出　{{ stop.document
            }}{{ stop.liftDocument ? '　恢复的依据：' + stop.liftDocument : '' }}
          </p>
          @for (person of stop.successors; track person.id) {
            <p class="row">
              {{ person.kindName }} {{ person.name }}　<span class="muted">{{ person.document }}</span>
              <span class="tag" [class.warm]="!person.isConfirmed">{{
                person.isConfirmed ? '可以代办' : '等另一人确认'
              }}</span>
              @if (person.mayConfirm) {
                <button type="button" [disabled]="attempt.isBusy()" (click)="confirm(person.id)">确认</button>
              }
            </p>
            @if (person.mayConfirm || person.mayRevoke) {
              <form class="row" (submit)="$event.preventDefault(); close(person, why.value)">
                <hl-field
                  [for]="'why-' + person.id"
                  [label]="(person.mayRevoke ? '为什么不再由' : '为什么不由') + person.name + '代办'"
                  [fault]="attempt.faultOf('reason', person.id)"
                >
                  <input #why [id]="'why-' + person.id" maxlength="500" required />
                </hl-field>
                <button type="submit" class="second" [disabled]="attempt.isBusy()">
                  {{ person.mayRevoke ? '终止代办，马上生效' : '不确认' }}
                </button>
              </form>
            }
          }
          @if (stop.mayAnswer) {
            <p class="row">
              <button type="button" [disabled]="attempt.isBusy()" (click)="answer(stop.id, true)">
                {{ stop.state === 'LIFTING' ? '同意恢复' : '确认停办' }}
              </button>
              <button
                type="button"
                class="second"
                [disabled]="attempt.isBusy()"
                (click)="answer(stop.id, false)"
              >
                {{ stop.state === 'LIFTING' ? '继续停办' : '不停办' }}
              </button>
            </p>
          }
          @if (stop.state === 'IN_FORCE') {
            <form class="row" (submit)="$event.preventDefault(); lift(stop.id, paper.value)">
              <hl-field
                [for]="'lift-' + stop.id"
                label="恢复办理的依据"
                [fault]="attempt.faultOf('document', 'lift' + stop.id)"
              >
                <input #paper [id]="'lift-' + stop.id" maxlength="80" required />
              </hl-field>
              <button type="submit" class="second" [disabled]="attempt.isBusy()">提出恢复</button>
            </form>
            <form #heir class="grid-2" (submit)="$event.preventDefault(); name(stop.id, heir)">
              <hl-field [for]="'kind-' + stop.id" label="谁接着办" [fault]="attempt.faultOf('kind', stop.id)">
                <select [id]="'kind-' + stop.id" name="kind">
                  <option value="HEIR">继承人</option>
                  <option value="GUARDIAN">监护人</option>
                </select>
              </hl-field>
              <hl-field
                [for]="'heir-' + stop.id"
                label="姓名"
                [fault]="attempt.faultOf('agentName', stop.id)"
              >
                <input [id]="'heir-' + stop.id" name="agentName" maxlength="160" required />
              </hl-field>
              <hl-field
                [for]="'number-' + stop.id"
                label="身份证号码"
                [fault]="attempt.faultOf('agentIdNumber', stop.id)"
              >
                <input [id]="'number-' + stop.id" name="agentIdNumber" maxlength="40" required />
              </hl-field>
              <hl-field
                [for]="'deed-' + stop.id"
                label="证明（公证书、判决书）"
                [fault]="attempt.faultOf('document', stop.id)"
              >
                <input [id]="'deed-' + stop.id" name="document" maxlength="80" required />
              </hl-field>
              <button type="submit" class="second" [disabled]="attempt.isBusy()">登记</button>
            </form>
          }
        </article>
      }
    </hl-list-frame>
  `,
})
export class PartyStops {
  private readonly client = inject(IdentityClient);
  protected readonly attempt = inject(Attempt);
  protected readonly query = asking({ isDecided: false });
  protected readonly stops = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.stops(params),
  });

  protected async answer(id: string, isRight: boolean): Promise<void> {
    if (await this.attempt.run(() => this.client.answerStop(id, isRight), id)) this.stops.reload();
  }

  protected async lift(id: string, document: string): Promise<void> {
    if (await this.attempt.run(() => this.client.liftStop(id, document), `lift${id}`)) this.stops.reload();
  }

  protected async confirm(id: string): Promise<void> {
    if (await this.attempt.run(() => this.client.confirmSuccessor(id), id)) this.stops.reload();
  }

  /** The word of the second person where one is awaited, and the end of it where he acts already. */
  protected async close(
    { id, mayRevoke }: PartyStopView['successors'][number],
    reason: string,
  ): Promise<void> {
    const word = mayRevoke ? 'revocation' : 'refusal';
    if (await this.attempt.run(() => this.client.closeSuccessor(id, word, reason), id)) this.stops.reload();
  }

  protected async name(id: string, form: HTMLFormElement): Promise<void> {
    const request = Object.fromEntries(new FormData(form)) as unknown as Parameters<
      IdentityClient['nameSuccessor']
    >[1];
    if (await this.attempt.run(() => this.client.nameSuccessor(id, request), id)) this.stops.reload();
  }
}
