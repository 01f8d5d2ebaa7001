import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActionView, ProjectView } from '@helan/contracts';
import { REJECTION_REASONS, type RejectionReason } from '@helan/domain';
import { Api } from '../../data/api';
import { Attempt } from '../../data/attempt';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';
import { ACTION_FORMS, type ActionForm } from './action-forms';
import { ClosingForm } from '../closing/closing-form';
import { PublishForm } from '../publicity/publish-form';
import { RelayForm } from '../publicity/relay-form';
import { SiteCheckForm } from '../listing/site-check-form';
import { StopForm } from '../publicity/stop-form';
import { TradingForm } from '../trading/trading-form';

/** The next possible steps as buttons, each with what it asks for. */
@Component({
  selector: 'hl-action-panel',
  imports: [
    RouterLink,
    ClosingForm,
    Field,
    ProblemBox,
    PublishForm,
    RelayForm,
    SiteCheckForm,
    StopForm,
    TradingForm,
    TaskMark,
  ],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './action-panel.html',
  styles: `
    h2 {
      margin-top: 0;
    }
    .choices {
      display: grid;
      gap: 0.5rem;
    }
    form,
    .ask {
      margin-top: 1rem;
      padding-top: 1rem;
      border-top: 1px solid var(--line);
    }
  `,
})
export class ActionPanel {
  private readonly api = inject(Api);
  protected readonly attempt = inject(Attempt);
  readonly project = input.required<ProjectView>();
  readonly done = output();

  protected readonly chosen = signal<ActionView | null>(null);
  /** A change has a panel of its own. */
  protected readonly actions = computed(() =>
    this.project().actions.filter(({ action }) => ACTION_FORMS[action]),
  );
  protected readonly waiting = computed(() => {
    const { turn, isOwn, isMandated } = this.project();
    if (isOwn && isMandated && turn === '转出方') return '等您代转出方办，见上面“代办的申请”。';
    if (!turn) return '现在没有要您办的。';
    return turn === '平台' ? '现在没有要您办的，到时间平台自动办理。' : `现在没有要您办的，等${turn}。`;
  });
  protected readonly form = computed<ActionForm | null>(() => {
    const action = this.chosen()?.action;
    return action ? (ACTION_FORMS[action] ?? null) : null;
  });

  protected readonly shown = computed(() => {
    const [form, chosen] = [this.form(), this.chosen()];
    return form && chosen ? [{ action: chosen.action, form }] : [];
  });

  protected readonly rejections = Object.entries(REJECTION_REASONS).map(([code, { name }]) => ({
    code,
    name,
  }));
  protected readonly remedy = signal('MISSING_PAPERS');
  protected readonly remedyOf = computed(() => REJECTION_REASONS[this.remedy() as RejectionReason].remedy);

  protected choose(action: ActionView): void {
    this.attempt.problem.set(null);
    this.chosen.set(this.chosen()?.action === action.action ? null : action);
  }

  protected isRisky({ action }: ActionView): boolean {
    return ['reject', 'withdrawNotice', 'suspend', 'terminate'].includes(action);
  }

  protected take(body: unknown): Promise<void> {
    const form = this.form();
    if (!form || !('noun' in form)) return Promise.resolve();
    const isLot = 'of' in form && form.of === 'lot';
    const base = isLot ? `lots/${this.project().lotId}` : `projects/${this.project().id}`;
    return this.finish(() => this.api.post(`${base}/${form.noun}`, body));
  }

  protected itemsOf(text: string): { items: string[] } {
    return {
      items: text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    };
  }

  protected async finish(work: () => Promise<unknown>): Promise<void> {
    if (!(await this.attempt.run(work))) return;
    this.close();
  }

  protected close(): void {
    this.chosen.set(null);
    this.done.emit();
  }
}
