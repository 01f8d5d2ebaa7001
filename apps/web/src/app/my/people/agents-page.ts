import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MANDATED_ACTS, type MandatedAct } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { IdentityClient } from '../../data/people/identity-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { ListFrame, type ListRead } from '../../ui/list-frame';
import { ProblemBox } from '../../ui/problem-box';
import { MandateScope } from './mandate-scope';

/** 授权委托: for whom I act, and who acts for me. */
@Component({
  selector: 'hl-agents-page',
  imports: [Field, ListFrame, MandateScope, ProblemBox, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './agents-page.html',
})
export class AgentsPage {
  private readonly client = inject(IdentityClient);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly acts = Object.entries(MANDATED_ACTS) as [MandatedAct, string][];
  protected readonly acting = reading({ loader: () => this.client.acting() });
  /** Whoever acts for another gives no mandates. */
  protected readonly mandates = reading({
    params: () => this.session.has('declareParty') || undefined,
    loader: () => this.client.mandates(),
  });
  protected readonly choices: ListRead = {
    value: computed(() => this.acting.value()?.choices),
    problem: this.acting.problem,
    reload: () => this.acting.reload(),
  };

  protected async choose(mandateId: string | null): Promise<void> {
    const isChosen = await this.attempt.run(async () => {
      await this.client.choose(mandateId);
      await this.session.renew();
    }, 'acting');
    if (!isChosen) return;
    this.acting.reload();
  }

  protected async give(form: HTMLFormElement, scope: MandateScope): Promise<void> {
    const data = new FormData(form);
    const text = (name: string) => (data.get(name) as string | null)?.trim() ?? '';
    const limitYuan = text('limitYuan');
    const projectIds = scope.chosen();
    const request = {
      kind: text('kind') as 'AGENT' | 'CO_HOLDER',
      agentName: text('agentName'),
      agentIdNumber: text('agentIdNumber'),
      acts: data.getAll('acts') as MandatedAct[],
      fromDay: text('fromDay'),
      untilDay: text('untilDay') || null,
      ...(limitYuan ? { limitYuan } : {}),
      ...(projectIds.length > 0 ? { projectIds } : {}),
    };
    if (!(await this.attempt.run(() => this.client.give(request), 'give'))) return;
    form.reset();
    scope.clear();
    this.mandates.reload();
  }

  protected async end(id: string, reason: string): Promise<void> {
    if (await this.attempt.run(() => this.client.endMandate(id, reason), id)) this.mandates.reload();
  }
}
