import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { BIDDING_MODES, momentText } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { BiddingClient } from '../../data/trading/bidding-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { ScoreForm } from './score-form';
import { TradingForm } from './trading-form';

const LIVE: readonly string[] = ['FREE', 'LIMITED'];

/** The host's desk of a session: how it stands; to stop it for a fault, to say when it goes on, to hold another. */
@Component({
  selector: 'hl-session-desk',
  imports: [Field, MomentPipe, ProblemBox, RouterLink, ScoreForm, TradingForm],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (room.value(); as room) {
      <section class="card">
        <h2>竞价场次</h2>
        <dl class="facts">
          <dt>方式</dt>
          <dd>{{ modeNames[room.rules.mode] }}</dd>
          <dt>状态</dt>
          <dd>{{ room.awaitsRound ? '等第 ' + room.round + ' 轮报价' : room.stateName }}</dd>
          <dt>开始</dt>
          <dd>{{ room.rules.startAt | moment }}</dd>
          @if (room.awaitsRound) {
            <dt>第 {{ room.round }} 轮</dt>
            <dd>{{ room.resumeAt ? (room.resumeAt | moment) + ' 开始' : '项目恢复后重新公布' }}</dd>
          } @else if (room.bidding.pausedAt) {
            <dt>停在</dt>
            <dd>{{ room.bidding.pausedAt | moment }}</dd>
          }
        </dl>
        <p><a [routerLink]="['/rooms', lotId()]" target="_blank">打开竞价厅</a></p>
        <hl-problem-box [problem]="attempt.problem()" />
        @if (isLive()) {
          <form (submit)="$event.preventDefault(); stop(reason.value)">
            <hl-field
              for="pause-reason"
              label="出了故障要暂停的，写明原因（记入竞价记录）"
              [fault]="attempt.faultOf('reason')"
            >
              <textarea #reason id="pause-reason" rows="2" maxlength="2000" required></textarea>
            </hl-field>
            <button type="submit" class="danger" [disabled]="attempt.isBusy()">暂停竞价</button>
          </form>
        }
        @if (room.state === 'PAUSED' && !room.awaitsRound) {
          <p class="small-print">
            要两个人决定的，先到<a routerLink="/console/session-questions">竞价待决定</a>办。
          </p>
          <form (submit)="$event.preventDefault(); goOn(date.value, time.value)">
            <p class="small-print">
              至少提前 10 分钟定下；剩下的时间一毫秒不少，限时阶段至少再走满一个窗口。
            </p>
            <div class="grid-2">
              <hl-field for="resume-date" label="恢复日期" [fault]="attempt.faultOf('at')"
                ><input #date id="resume-date" type="date" required
              /></hl-field>
              <hl-field for="resume-time" label="恢复时间" [fault]="null"
                ><input #time id="resume-time" type="time" min="09:00" max="17:00" required
              /></hl-field>
            </div>
            <button type="submit" [disabled]="attempt.isBusy()">定下恢复时间</button>
          </form>
        }
        @if (room.state === 'OPENING' && room.rules.mode === 'WEIGHTED') {
          <hl-score-form [lotId]="lotId()" [news]="news()" (done)="reload()" />
        }
        @if (room.state === 'CANCELLED' || room.state === 'WON') {
          <p>
            {{
              room.state === 'WON'
                ? '这一场的结果作废了，保证金补齐以后可以重新组织。'
                : '这一场已经取消，可以重新组织。'
            }}
          </p>
          <hl-trading-form [lotId]="lotId()" (done)="changed.emit()" />
        }
      </section>
    }
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    section {
      margin-bottom: 1.25rem;
    }
  `,
})
export class SessionDesk {
  private readonly client = inject(BiddingClient);
  protected readonly attempt = inject(Attempt);
  protected readonly modeNames = BIDDING_MODES;
  readonly lotId = input.required<string>();
  /** Counts what comes about in the session meanwhile. */
  readonly news = input(0);
  readonly changed = output();
  protected readonly room = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.room(params),
  });
  protected readonly isLive = computed(() => LIVE.includes(this.room.value()?.state ?? ''));

  constructor() {
    effect(() => {
      if (this.news() > 0) untracked(() => this.room.reload());
    });
  }

  protected async stop(reason: string): Promise<void> {
    if (await this.attempt.run(() => this.client.stop(this.lotId(), reason))) this.reload();
  }

  protected async goOn(date: string, time: string): Promise<void> {
    const at = momentText(date, time);
    if (await this.attempt.run(() => this.client.goOn(this.lotId(), at))) this.reload();
  }

  protected reload(): void {
    this.room.reload();
    this.changed.emit();
  }
}
