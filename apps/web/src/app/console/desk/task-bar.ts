import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  untracked,
  viewChild,
} from '@angular/core';
import { problemFrom } from '../../data/api';
import { Deeds } from '../../data/deeds';
import { DeskClient } from '../../data/oversight/desk-client';
import { type Claimed, claimInWords } from './claims';
import { HandOver } from './hand-over';
import { standingOf } from './round';
import { Rounds } from './rounds';

const RENEW_MS = 60_000;

/** How it is with the task that is open: mine, another has it open, or it waits no more. */
interface Hold {
  readonly state: 'ASKING' | 'MINE' | 'GONE' | 'OTHERS';
  /** Who has it open, and what to do about it, as the platform says it. */
  readonly sentence: string;
  /** Whose it is said to be. */
  readonly forWhom: Claimed['forWhom'];
}

/** Above the page of a task: which one of the list it is, who else has it open, the way back and the way on. */
@Component({
  selector: 'hl-task-bar',
  imports: [HandOver],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './task-bar.html',
  styleUrl: './task-bar.css',
})
export class TaskBar {
  private readonly client = inject(DeskClient);
  private readonly deeds = inject(Deeds);
  protected readonly rounds = inject(Rounds);
  readonly key = input.required<string>();
  private readonly bar = viewChild.required<ElementRef<HTMLElement>>('bar');

  protected readonly hold = linkedSignal<string, Hold>({
    source: () => this.key(),
    computation: () => ({ state: 'ASKING', sentence: '', forWhom: null }),
  });
  /** He knows that another has it open, and goes on all the same. */
  protected readonly isTaken = linkedSignal({ source: () => this.key(), computation: () => false });
  /** What became of its being handed over. */
  protected readonly said = linkedSignal({ source: () => this.key(), computation: () => '' });
  protected readonly whose = computed(() => claimInWords(this.hold().forWhom));
  protected readonly standing = computed(() => {
    const round = this.rounds.now();
    return round && standingOf(round, this.key());
  });
  protected readonly task = computed(() => this.rounds.now()?.tasks.find(({ key }) => key === this.key()));
  protected readonly next = computed(() => this.rounds.next(this.key()));
  protected readonly isGone = computed(() => this.hold().state === 'GONE');
  protected readonly others = computed(() => (this.hold().state === 'OTHERS' ? this.hold().sentence : ''));

  constructor() {
    effect((onCleanup) => {
      const key = this.key();
      void this.say(key);
      const timer = setInterval(() => void this.say(key), RENEW_MS);
      onCleanup(() => {
        clearInterval(timer);
        // Whoever has gone is not waited for: without a word it is let go of by itself.
        void this.client.leave(key).catch(() => undefined);
      });
    });
    // Another task begins here, unless the page shows its place: what the keys left behind is another page's.
    afterRenderEffect(() => {
      this.key();
      const bar = this.bar().nativeElement;
      if (!bar.ownerDocument.activeElement?.closest('.task-here')) bar.focus();
    });
    effect(() => {
      if (this.deeds.count() > 0) void untracked(() => this.say(this.key()));
    });
  }

  protected takeOver(): void {
    this.isTaken.set(true);
    void this.say(this.key());
  }

  protected tell(said: string): void {
    this.said.set(said);
    void this.say(this.key());
  }

  protected on(): void {
    void this.rounds.goOn(this.key());
  }

  private async say(key: string): Promise<void> {
    const hold = await this.ask(key);
    if (!hold) return;
    this.rounds.note(key, hold.state === 'GONE');
    if (key === this.key()) this.hold.set(hold);
  }

  /** Nothing where the platform cannot say. */
  private async ask(key: string): Promise<Hold | undefined> {
    try {
      const { forWhom = null } = await this.client.open(key, this.isTaken());
      return { state: 'MINE', sentence: '', forWhom };
    } catch (error) {
      const { code, title: sentence } = problemFrom(error);
      if (code === 'desk.open') return { state: 'OTHERS', sentence, forWhom: null };
      return code === 'resource.not-found' ? { state: 'GONE', sentence, forWhom: null } : undefined;
    }
  }
}
