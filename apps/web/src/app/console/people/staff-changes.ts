import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StaffChangeView, StaffDecidedView } from '@helan/contracts';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { reading } from '../../data/reading';
import { TaskMark } from '../../data/task-mark';
import { CopyButton } from '../../ui/copy-button';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { TwoWays } from '../../ui/two-ways';
import { StaffClient } from './staff-client';

/** 账号变动: what was proposed of accounts, what it changes, and a second administrator's word. */
@Component({
  selector: 'hl-staff-changes',
  imports: [CopyButton, Field, ListFrame, MomentPipe, ProblemBox, RouterLink, TwoWays, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console/staff">← 人员和岗位</a></p>
    <h1>账号变动</h1>
    <p class="lead">确认以后马上生效，正在登录的也一样。请看清改的是什么，再确认；不同意的写明理由。</p>
    <hl-problem-box [problem]="attempt.problem()" />
    @if (decided(); as done) {
      <section class="card" role="status">
        <p>
          <b>{{ done.name }}：{{ done.kindName }}，已确认。</b>
        </p>
        @if (done.link; as link) {
          <p class="link money">{{ link }}</p>
          <p><hl-copy-button [text]="link" what="一次性链接" /></p>
          <p class="small-print">
            链接只显示这一次，24
            小时内能打开一次。请交给本人；他还要有申请人告诉他的开通码。过期的，请系统管理员申请重置。
          </p>
        }
      </section>
    }
    <hl-two-ways
      first="等确认的"
      second="办过的"
      [isFirst]="query.now().open"
      (choose)="query.ask({ open: $event })"
    />
    <hl-list-frame
      [list]="changes"
      isCounted
      [empty]="query.now().open ? '没有等确认的申请。' : '还没有办过。'"
      (turn)="query.ask({ at: $event })"
    >
      @for (change of changes.value()?.items; track change.id) {
        <article class="card one" [hlTaskMark]="change.id">
          <p class="row">
            <b>{{ change.kindName }}</b>
            <span>{{ change.name }}</span>
            <span class="muted money" translate="no">{{ change.login }}</span>
            <span class="tag" [class.warm]="!change.outcome" [class.grey]="change.outcome">{{
              change.outcomeName
            }}</span>
          </p>
          <dl>
            @if (change.stood; as stood) {
              <dt>{{ change.asked ? '原来' : '岗位' }}</dt>
              <dd>{{ stood.roleNames }}　{{ stood.regionName }}　{{ stood.departmentName }}</dd>
            }
            @if (change.asked; as asked) {
              <dt>改成</dt>
              <dd>
                <b>{{ asked.roleNames }}</b>　{{ asked.regionName }}　{{ asked.departmentName }}
              </dd>
            }
            <dt>为什么</dt>
            <dd>{{ change.reason }}</dd>
          </dl>
          @for (other of change.namesakes; track other.login) {
            <p class="warm" role="note">
              {{ WHO[other.person] }}：<b>{{ other.name }}</b>
              <span class="money">{{ other.login }}</span>　{{ other.roleNames }}　{{ other.regionName
              }}{{ other.isDisabled ? '　已停用' : '' }}
            </p>
          }
          @if (!change.isPersonKnown) {
            <p class="small-print">
              没有登记证件号码：他若用别的名字另有账号，平台认不出来，请您自己核对清楚再确认。
            </p>
          }
          <p class="small-print">
            {{ change.proposerName }} {{ change.proposedAt | moment }} 申请
            @if (change.decidedAt; as at) {
              　{{ change.deciderName }} {{ at | moment }} {{ change.outcomeName }}
            }
            @if (change.grounds) {
              ：{{ change.grounds }}
            }
          </p>
          @if (change.mayDecide) {
            <form class="row" (submit)="$event.preventDefault(); refuse(change, grounds.value)">
              <button type="button" [disabled]="attempt.isBusy()" (click)="confirm(change)">
                确认{{ change.kindName }}
              </button>
              <hl-field
                [for]="'grounds-' + change.id"
                label="不同意的理由"
                [fault]="attempt.faultOf('grounds', change.id)"
              >
                <input #grounds [id]="'grounds-' + change.id" maxlength="500" required />
              </hl-field>
              <button type="submit" class="second" [disabled]="attempt.isBusy()">不同意</button>
            </form>
          }
          @if (change.mayWithdraw) {
            <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="withdraw(change)">
              撤回申请
            </button>
          }
        </article>
      }
    </hl-list-frame>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: 0.25rem 1rem;
      margin: 0.5rem 0;
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
    .link {
      overflow-wrap: anywhere;
    }
    form hl-field {
      flex: 1 1 14rem;
    }
  `,
})
export class StaffChangeList {
  private readonly client = inject(StaffClient);
  protected readonly attempt = inject(Attempt);
  protected readonly WHO = {
    SAME: '同一个人（证件号码相同）已有账号',
    ANOTHER: '有同名的人（证件号码不同）',
    UNKNOWN: '有同名的账号，是不是同一个人平台不知道，请查清',
  } as const;
  /** What was confirmed last, with the link that is to be handed over. */
  protected readonly decided = signal<(StaffDecidedView & Pick<StaffChangeView, 'name' | 'kindName'>) | null>(
    null,
  );
  protected readonly query = asking({ open: true });
  protected readonly changes = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.changes(params),
  });

  protected async confirm({ id, name, kindName }: StaffChangeView): Promise<void> {
    this.decided.set(null);
    const work = async () => this.decided.set({ ...(await this.client.confirm(id)), name, kindName });
    await this.attempt.run(work, id);
    this.changes.reload();
  }

  protected async refuse({ id }: StaffChangeView, grounds: string): Promise<void> {
    if (await this.attempt.run(() => this.client.refuse(id, grounds), id)) this.changes.reload();
  }

  protected async withdraw({ id }: StaffChangeView): Promise<void> {
    if (await this.attempt.run(() => this.client.withdraw(id), id)) this.changes.reload();
  }
}
