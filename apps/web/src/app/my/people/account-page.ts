import { ChangeDetectionStrategy, Component, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Problem } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { AccountClient } from '../../data/people/account-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';
import { OwnSessions } from './own-sessions';
import { PhoneCard } from './phone-card';

@Component({
  selector: 'hl-account-page',
  imports: [Field, OwnSessions, PhoneCard, ProblemBox, RouterLink, Unread],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account-page.html',
})
export class AccountPage {
  private readonly client = inject(AccountClient);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  private readonly sessions = viewChild(OwnSessions);
  protected readonly isMember = this.session.isMember;
  protected readonly account = reading({ loader: () => this.client.own() });
  /** Which card was saved last. */
  protected readonly saved = signal('');

  /** Which card was tried last: its refusal stands in it. */
  private readonly tried = signal('');

  protected problemOf(card: string): Problem | null {
    return this.tried() === card ? this.attempt.problem() : null;
  }

  protected reload(): void {
    this.account.reload();
  }

  protected async change(name: string, login: string): Promise<void> {
    if (!(await this.save('name', () => this.client.change(name, login)))) return;
    this.account.reload();
    await this.session.refreshToken();
  }

  protected async changePassword(form: HTMLFormElement): Promise<void> {
    const fields = new FormData(form);
    const text = (name: string) => {
      const value = fields.get(name);
      return typeof value === 'string' ? value : '';
    };
    if (!(await this.save('password', () => this.client.changePassword(text('old'), text('fresh'))))) return;
    form.reset();
    this.account.reload();
    // Those that have just been ended are in the list no more.
    this.sessions()?.reload();
  }

  private async save(card: string, work: () => Promise<unknown>): Promise<boolean> {
    this.tried.set(card);
    this.saved.set('');
    const isSaved = await this.attempt.run(work, card);
    if (isSaved) this.saved.set(card);
    return isSaved;
  }
}
