import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import type { ColleagueView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { DeskClient } from '../../data/oversight/desk-client';
import { ProblemBox } from '../../ui/problem-box';
import { type Claimed, claimChoices, colleaguesOfAll, dealWith, dealtInWords } from './claims';

/** Whose tasks are: one takes them over, hands them to a colleague at whose desk they wait, too, or leaves them to whoever comes. */
@Component({
  selector: 'hl-hand-over',
  imports: [ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (may().mayTake) {
      <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="take()">我来办</button>
    }
    <button
      type="button"
      class="second"
      [disabled]="attempt.isBusy()"
      [attr.aria-expanded]="colleagues() !== undefined"
      (click)="choose()"
    >
      交给同事
    </button>
    @if (may().mayGiveBack) {
      <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="giveBack()">
        不再专办
      </button>
    }
    @if (colleagues(); as colleagues) {
      @if (colleagues.length > 0) {
        <form (submit)="$event.preventDefault(); handTo(box.value)">
          <select #box aria-label="交给谁">
            @for (one of colleagues; track one.id) {
              <option [value]="one.id">{{ one.name }}</option>
            }
          </select>
          <button type="submit" [disabled]="attempt.isBusy()">交给他</button>
        </form>
      } @else {
        <span class="muted">没有别的同事能办{{ tasks().length > 1 ? '这几件' : '这一件' }}。</span>
      }
    }
    <hl-problem-box [problem]="attempt.problem()" />
  `,
  styles: `
    :host,
    form {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.4rem;
      align-items: center;
    }
    button,
    select {
      width: auto;
      min-height: 1.875rem;
      padding-block: 0;
    }
    :host-context(html.large-print) :is(button, select) {
      min-height: var(--target);
    }
  `,
})
export class HandOver {
  private readonly client = inject(DeskClient);
  protected readonly attempt = inject(Attempt);
  readonly tasks = input.required<readonly Claimed[]>();
  /** What became of it, in words. */
  readonly done = output<string>();

  protected readonly may = computed(() => claimChoices(this.tasks()));
  private readonly keys = computed(() => this.tasks().map(({ key }) => key));
  /** Who is offered; nothing until it is asked, and for other tasks not any more. */
  protected readonly colleagues = linkedSignal<string, readonly ColleagueView[] | undefined>({
    source: () => this.keys().join(),
    computation: () => undefined,
  });

  protected take(): Promise<void> {
    return this.deal('已由您专办', (key) => this.client.claim(key));
  }

  protected giveBack(): Promise<void> {
    return this.deal('不再专办', (key) => this.client.release(key));
  }

  protected handTo(id: string): Promise<void> {
    const name = this.colleagues()?.find((one) => one.id === id)?.name ?? '';
    return this.deal(`交给${name}`, (key) => this.client.claim(key, id));
  }

  protected async choose(): Promise<void> {
    if (this.colleagues()) return this.colleagues.set(undefined);
    await this.attempt.run(async () => {
      const lists = await Promise.all(this.keys().map((key) => this.client.colleagues(key)));
      this.colleagues.set(colleaguesOfAll(lists));
    });
  }

  private async deal(what: string, deed: (key: string) => Promise<unknown>): Promise<void> {
    let said = '';
    const isDone = await this.attempt.run(async () => {
      said = dealtInWords(what, await dealWith(this.keys(), deed));
    });
    if (!isDone) return;
    this.colleagues.set(undefined);
    this.done.emit(said);
  }
}
