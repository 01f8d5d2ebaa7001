import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Department, ROLES, STAFF_CHANGES, STAFF_ROLES, type StaffChangeKind } from '@helan/domain';
import type { StaffAccountView, StaffProposedView } from '@helan/contracts';
import type { ChangeStaffAccountRequest } from '@helan/contracts/requests';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { CopyButton } from '../../ui/copy-button';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { SearchBox } from '../../ui/search-box';
import { TwoWays } from '../../ui/two-ways';
import { StaffClient } from './staff-client';
import { type PostChoice, StaffPostFields } from './staff-post-fields';

const OTHERS: readonly StaffChangeKind[] = ['DISABLE', 'ENABLE', 'UNLOCK', 'RESET_PASSWORD', 'RESET_FACTOR'];

/** 人员和岗位: who of the staff has an account; whoever keeps accounts proposes what is to become of one. */
@Component({
  selector: 'hl-staff-accounts',
  imports: [
    CopyButton,
    Field,
    ListFrame,
    MomentPipe,
    ProblemBox,
    RouterLink,
    SearchBox,
    StaffPostFields,
    TwoWays,
  ],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './staff-accounts.html',
  styles: `
    .search {
      display: block;
      max-width: 30rem;
    }
    details {
      margin-bottom: 1rem;
      max-width: 56rem;
    }
    summary {
      cursor: pointer;
      color: var(--field);
      font-weight: 600;
    }
    details form {
      margin-top: 1rem;
    }
    select.role {
      width: auto;
    }
    .code {
      font-size: 1.5rem;
      letter-spacing: 0.1em;
    }
  `,
})
export class StaffAccounts {
  private readonly client = inject(StaffClient);
  protected readonly attempt = inject(Attempt);
  protected readonly session = inject(Session);
  protected readonly roles = STAFF_ROLES.map((code) => ({ code, name: ROLES[code] }));
  /** What was proposed last, with what its proposer tells the person. */
  protected readonly proposed = signal<(StaffProposedView & { readonly name: string }) | null>(null);
  protected readonly opened = signal('');
  protected readonly query = asking({ search: '', role: '', isInUse: true });
  protected readonly people = reading({
    params: () => this.query.now(),
    loader: ({ params: { isInUse, ...asked } }) =>
      this.client.people({ ...asked, disabled: isInUse ? false : undefined }),
  });

  protected kindsOf({ isDisabled, awaitsLink }: StaffAccountView): { kind: StaffChangeKind; name: string }[] {
    return OTHERS.filter(
      (kind) =>
        kind !== (isDisabled ? 'DISABLE' : 'ENABLE') &&
        !(isDisabled && kind !== 'ENABLE') &&
        !(awaitsLink && kind === 'RESET_FACTOR'),
    ).map((kind) => ({ kind, name: STAFF_CHANGES[kind] }));
  }

  protected postOf({ roles, regionCode, department }: StaffAccountView): PostChoice {
    return { roles: [...roles], regionCode, ...(department ? { department: department as Department } : {}) };
  }

  protected stateOf({ isDisabled, awaitsLink }: StaffAccountView): string {
    if (isDisabled) return '已停用';
    return awaitsLink ? '还没有打开链接' : '在用';
  }

  protected open(
    { idNumber, ...form }: { login: string; name: string; reason: string; idNumber: string },
    post: PostChoice,
  ): Promise<void> {
    return this.propose(form.name, () => this.client.open({ ...form, ...post, ...numberOf(idNumber) }));
  }

  protected changePost(
    { id, name }: StaffAccountView,
    post: PostChoice,
    { reason, idNumber }: { reason: string; idNumber: string },
  ): Promise<void> {
    const request = { accountId: id, ...post, reason, ...numberOf(idNumber) };
    return this.propose(name, () => this.client.changePost(request), id);
  }

  protected change({ id, name }: StaffAccountView, kind: string, reason: string): Promise<void> {
    const request = { accountId: id, kind: kind as ChangeStaffAccountRequest['kind'], reason };
    return this.propose(name, () => this.client.change(request), id);
  }

  private async propose(name: string, work: () => Promise<StaffProposedView>, subject = ''): Promise<void> {
    this.proposed.set(null);
    const isDone = await this.attempt.run(
      async () => this.proposed.set({ ...(await work()), name }),
      subject,
    );
    if (!isDone) return;
    this.opened.set('');
    this.people.reload();
  }
}

/** Left out where nothing was typed. */
function numberOf(text: string): { idNumber?: string } {
  return text.trim() ? { idNumber: text } : {};
}
