import { Injectable, inject } from '@angular/core';
import type { CodeSentView, DemoMessageView, OwnAccountView, OwnSessionView } from '@helan/contracts';
import type { OwnCodePurpose } from '@helan/domain';
import { Api } from '../api';
import { Session } from '../session';

/** A code as it goes back, with the ticket that came when it was asked for. */
export interface TypedCode {
  readonly phone: string;
  readonly ticket: string;
  readonly code: string;
}

/** The door, and one's own account. */
@Injectable({ providedIn: 'root' })
export class AccountClient {
  private readonly api = inject(Api);
  private readonly session = inject(Session);

  async askCode(phone: string, purpose: OwnCodePurpose): Promise<CodeSentView> {
    if (!this.session.account()) await this.session.refreshToken();
    return this.api.post<CodeSentView>('session/codes', { phone, purpose });
  }

  own(): Promise<OwnAccountView> {
    return this.api.get('my/account');
  }

  change(name: string, login: string): Promise<void> {
    return this.api.put('my/account', { name, login });
  }

  changePassword(oldPassword: string, password: string): Promise<void> {
    return this.api.put('my/account/password', { ...(oldPassword ? { oldPassword } : {}), password });
  }

  changePhone(code: TypedCode, password: string): Promise<void> {
    return this.api.put('my/account/phone', { ...code, ...(password ? { password } : {}) });
  }

  sessions(): Promise<OwnSessionView[]> {
    return this.api.get('my/sessions');
  }

  endSession(id: string): Promise<void> {
    return this.api.delete(`my/sessions/${id}`);
  }

  endOtherSessions(): Promise<void> {
    return this.api.delete('my/sessions');
  }

  demoPhone(number: string): Promise<DemoMessageView[]> {
    return this.api.get('demo/phone', { number });
  }
}
