import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MANDATED_ACTS, type MandatedAct, type Problem } from '@helan/contracts';
import { mandateOf } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { ProjectsClient } from '../../data/listing/projects-client';
import { IdentityClient } from '../../data/people/identity-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { ListFrame, type ListRead } from '../../ui/list-frame';
import { ProblemBox } from '../../ui/problem-box';
import { MandateScope } from './mandate-scope';
import { whyNoMandate } from './own-identity-words';

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
  private readonly projects = inject(ProjectsClient);
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

  protected readonly party = reading({
    params: () => this.session.has('declareParty') || undefined,
    loader: async () => (await this.projects.ownParty()).party,
  });
  /** Whom this party may let act for it. */
  protected readonly whom = computed(() => {
    const party = this.party.value();
    return party ? mandateOf(party.kind) : null;
  });
  protected readonly whyNone = computed(() => whyNoMandate(this.party.value()));
  /** Which of the forms was tried last: its refusal stands in it. */
  private readonly tried = signal('');

  protected problemOf(form: string): Problem | null {
    return this.tried() === form ? this.attempt.problem() : null;
  }

  protected async choose(mandateId: string | null): Promise<void> {
    const isChosen = await this.run(async () => {
      await this.client.choose(mandateId);
      await this.session.renew();
    }, 'acting');
    if (!isChosen) return;
    this.acting.reload();
  }

  protected async give(
    form: HTMLFormElement,
    scope: MandateScope,
    kind: 'AGENT' | 'CO_HOLDER',
  ): Promise<void> {
    const data = new FormData(form);
    const text = (name: string) => (data.get(name) as string | null)?.trim() ?? '';
    const limitYuan = text('limitYuan');
    const projectIds = scope.chosen();
    const request = {
      kind,
      agentName: text('agentName'),
      agentIdNumber: text('agentIdNumber'),
      acts: data.getAll('acts') as MandatedAct[],
      fromDay: text('fromDay'),
      untilDay: text('untilDay') || null,
      ...(limitYuan ? { limitYuan } : {}),
      ...(projectIds.length > 0 ? { projectIds } : {}),
    };
    if (!(await this.run(() => this.client.give(request), 'give'))) return;
    form.reset();
    scope.clear();
    this.mandates.reload();
  }

  protected async end(id: string, reason: string): Promise<void> {
    if (await this.run(() => this.client.endMandate(id, reason), id)) this.mandates.reload();
  }

  private run(work: () => Promise<unknown>, form: string): Promise<boolean> {
    this.tried.set(form);
    return this.attempt.run(work, form);
  }
}
