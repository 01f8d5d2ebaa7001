import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DeskSessionView, StoppedSessionView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { DeskClient } from '../../data/oversight/desk-client';
import { BiddingClient } from '../../data/trading/bidding-client';
import { reading } from '../../data/reading';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

const LOOK_AGAIN_MS = 15_000;

/** The host's day: today's sessions by their time, which of them get in each other's way, and the brakes. */
@Component({
  selector: 'hl-session-board',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './session-board.html',
  styles: `
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1rem;
      align-items: center;
    }
    .head > button {
      margin-left: auto;
    }
    .stop {
      max-width: 44rem;
      margin-bottom: 1rem;
    }
    .late {
      color: var(--warm);
    }
  `,
})
export class SessionBoard {
  private readonly desk = inject(DeskClient);
  private readonly bidding = inject(BiddingClient);
  protected readonly attempt = inject(Attempt);
  protected readonly board = reading({ loader: () => this.desk.sessions() });
  protected readonly list = {
    value: computed(() => this.board.value()?.items),
    problem: this.board.problem,
    reload: () => this.board.reload(),
  };
  /** What is about to be stopped: one of them, or all that run. */
  protected readonly isStoppingAll = signal(false);
  protected readonly stoppingOne = signal<DeskSessionView | undefined>(undefined);
  protected readonly running = computed(
    () => this.board.value()?.items.filter(({ isRunning }) => isRunning) ?? [],
  );
  /** What became of each when all were to stop. */
  protected readonly stopped = signal<readonly StoppedSessionView[]>([]);
  protected readonly said = signal('');

  constructor() {
    const timer = setInterval(() => this.board.reload(), LOOK_AGAIN_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected choose(one: DeskSessionView | undefined): void {
    this.attempt.problem.set(null);
    this.isStoppingAll.set(one === undefined);
    this.stoppingOne.set(one);
  }

  protected leave(): void {
    this.isStoppingAll.set(false);
    this.stoppingOne.set(undefined);
  }

  protected async stopOne(one: DeskSessionView, reason: string): Promise<void> {
    if (!(await this.attempt.run(() => this.bidding.stop(one.lotId, reason), 'one'))) return;
    this.said.set(`已暂停：${one.title}。到它的项目页定下什么时候恢复。`);
    this.leave();
    this.board.reload();
  }

  protected async stopAll(reason: string): Promise<void> {
    const isDone = await this.attempt.run(
      async () => this.stopped.set(await this.desk.stopSessions(reason)),
      'all',
    );
    if (!isDone) return;
    const count = this.stopped().filter(({ isStopped }) => isStopped).length;
    this.said.set(`已暂停 ${count} 场。故障排除以后，到各自的项目页定下什么时候恢复。`);
    this.leave();
    this.board.reload();
  }
}
