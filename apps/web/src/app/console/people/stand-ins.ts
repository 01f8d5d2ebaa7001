import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MOST_STAND_IN_DAYS } from '@helan/domain';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { Attempt } from '../../data/attempt';
import { TaskMark } from '../../data/task-mark';
import { StandInsClient } from './stand-ins-client';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { ProblemBox } from '../../ui/problem-box';

/** 代办交接: who looks after whose desk while he is away. */
@Component({
  selector: 'hl-stand-ins',
  imports: [Field, ListFrame, ProblemBox, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>代办交接</h1>
    <p class="lead">
      有人请假、出差，把他的岗位交给别人几天。要由不同人担任的岗位，同一天不能都在一个人手里；一次最多
      {{ mostDays }} 天，同一个人接着代办要另一位负责人确认；代办的每一步都写明代谁。
    </p>
    <hl-problem-box [problem]="attempt.problem()" />
    @if (session.has('appointStandIn')) {
      <form
        #form
        class="card"
        (submit)="
          $event.preventDefault();
          appoint(form, {
            accountId: absent.value,
            standInId: other.value,
            from: from.value,
            until: until.value,
            reason: reason.value,
          })
        "
      >
        <div class="grid-2">
          <hl-field for="absent" label="谁不在" [fault]="attempt.faultOf('accountId')">
            <select #absent id="absent" required>
              @for (person of staff.value() ?? []; track person.id) {
                <option [value]="person.id">
                  {{ person.name }}（{{ person.roleNames }}，{{ person.regionName }}）
                </option>
              }
            </select>
          </hl-field>
          <hl-field for="other" label="谁代办" [fault]="attempt.faultOf('standInId')">
            <select #other id="other" required>
              @for (person of staff.value() ?? []; track person.id) {
                <option [value]="person.id">
                  {{ person.name }}（{{ person.roleNames }}，{{ person.regionName }}）
                </option>
              }
            </select>
          </hl-field>
          <hl-field for="from" label="从哪天" [fault]="attempt.faultOf('from')">
            <input #from id="from" type="date" required />
          </hl-field>
          <hl-field for="until" label="到哪天" [fault]="attempt.faultOf('until')">
            <input #until id="until" type="date" required />
          </hl-field>
        </div>
        <hl-field for="reason" label="事由" [fault]="attempt.faultOf('reason')"
          ><input #reason id="reason" maxlength="200" required
        /></hl-field>
        <button type="submit" [disabled]="attempt.isBusy()">交接</button>
      </form>
    }
    @if (!session.has('readStandIns')) {
      <p>这里只列您代别人的和别人代您的。交接由乡镇专员或者中心负责人安排；要提前结束的，请告诉他们。</p>
    }
    <h2>交接记录</h2>
    <hl-list-frame [list]="standIns" empty="还没有交接过。">
      @for (one of standIns.value(); track one.id) {
        <div class="item card" [hlTaskMark]="one.id">
          <span
            ><b>{{ one.standInName }}</b> 代 <b>{{ one.absentName }}</b>（{{ one.roleNames }}）<br /><span
              class="muted"
              >{{ one.from }} 至 {{ one.until }}　{{ one.reason }}</span
            >
            @if (one.confirmerName) {
              <br /><span class="muted">接着代办，由{{ one.confirmerName }}确认</span>
            }
          </span>
          <span class="row">
            <span class="tag" [class.grey]="!one.isActive">{{
              one.isActive
                ? '代办中'
                : one.endedAt
                  ? '已提前结束'
                  : one.isUnconfirmed
                    ? '等另一位负责人确认'
                    : one.isAhead
                      ? '还没有开始'
                      : '已到期'
            }}</span>
            @if (one.mayConfirm && session.has('confirmStandIn')) {
              <button type="button" [disabled]="attempt.isBusy()" (click)="confirm(one.id)">确认</button>
            }
            @if (one.mayEnd && session.has('appointStandIn')) {
              <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="end(one.id)">
                提前结束
              </button>
            }
          </span>
        </div>
      }
    </hl-list-frame>
  `,
  styles: `
    form {
      max-width: 48rem;
    }
  `,
})
export class StandIns {
  private readonly client = inject(StandInsClient);
  protected readonly attempt = inject(Attempt);
  protected readonly session = inject(Session);
  protected readonly mostDays = MOST_STAND_IN_DAYS;
  protected readonly staff = reading({
    loader: async () => (this.session.has('appointStandIn') ? this.client.staff() : []),
  });
  /** Whoever arranges nothing sees his own. */
  protected readonly standIns = reading({
    loader: () => (this.session.has('readStandIns') ? this.client.standIns() : this.client.own()),
  });

  protected async appoint(
    form: HTMLFormElement,
    request: Parameters<StandInsClient['appoint']>[0],
  ): Promise<void> {
    if (!(await this.attempt.run(() => this.client.appoint(request)))) return;
    form.reset();
    this.standIns.reload();
  }

  protected async confirm(id: string): Promise<void> {
    if (await this.attempt.run(() => this.client.confirm(id))) this.standIns.reload();
  }

  protected async end(id: string): Promise<void> {
    if (await this.attempt.run(() => this.client.end(id))) this.standIns.reload();
  }
}
