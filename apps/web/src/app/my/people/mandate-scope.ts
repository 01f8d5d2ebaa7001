import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { MandateProjectView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { IdentityClient } from '../../data/people/identity-client';
import { reading } from '../../data/reading';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** Which projects an agent may act in: all, or those that are ticked. */
@Component({
  selector: 'hl-mandate-scope',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>可以办哪些项目</legend>
      <p class="small-print">一个都不勾，就是全部项目，以后的也算。</p>
      @for (project of offered(); track project.id) {
        <label class="check"
          ><input
            type="checkbox"
            [checked]="ids().includes(project.id)"
            (change)="toggle(project.id, $any($event.target).checked)"
          />
          <span
            >{{ project.title || '还没有名称的申请' }}　<span class="money">{{
              project.no ?? '草稿'
            }}</span></span
          ></label
        >
      }
      <div class="row">
        <hl-field
          for="projectNumber"
          label="加上公告里的项目"
          hint="要代您报名、出价的，填公告上的项目编号"
          [fault]="unknown() ? '没有这个编号的公告，请照公告上的填。' : fault()"
        >
          <input
            #number
            id="projectNumber"
            maxlength="60"
            autocomplete="off"
            (keydown.enter)="$event.preventDefault(); add(number.value)"
          />
        </hl-field>
        <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="add(number.value)">
          加上
        </button>
      </div>
      <hl-problem-box [problem]="attempt.problem()" />
    </fieldset>
  `,
})
export class MandateScope {
  private readonly client = inject(IdentityClient);
  protected readonly attempt = inject(Attempt);
  readonly fault = input.required<string | null>();
  private readonly own = reading({ loader: () => this.client.mandateProjects() });
  private readonly added = signal<readonly MandateProjectView[]>([]);
  protected readonly ids = signal<readonly string[]>([]);
  protected readonly unknown = signal(false);
  protected readonly offered = computed(() => {
    const own = this.own.value() ?? [];
    return [...own, ...this.added().filter(({ id }) => !own.some((one) => one.id === id))];
  });

  /** Those that are ticked; none where all are meant. */
  chosen(): string[] {
    return [...this.ids()];
  }

  clear(): void {
    this.ids.set([]);
    this.added.set([]);
    this.unknown.set(false);
  }

  protected toggle(id: string, isOn: boolean): void {
    this.ids.update((ids) =>
      isOn ? [...ids.filter((one) => one !== id), id] : ids.filter((one) => one !== id),
    );
  }

  /** A project of a notice, ticked at once. */
  protected async add(number: string): Promise<void> {
    if (number.trim() === '') return;
    this.unknown.set(false);
    await this.attempt.run(async () => {
      const [found] = await this.client.mandateProjects(number);
      if (!found) return this.unknown.set(true);
      this.added.update((added) => [...added.filter(({ id }) => id !== found.id), found]);
      this.toggle(found.id, true);
    });
  }
}
