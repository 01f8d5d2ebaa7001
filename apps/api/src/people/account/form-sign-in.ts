import { Inject, Injectable } from '@nestjs/common';
import type { SignInFormRequest } from '@helan/contracts/requests';
import type { Request } from 'express';
import { isFromOwnPage } from '../../kernel/auth/index.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { RefusedError, refused } from '../../kernel/http/index.js';
import { AccountSessions } from './account-sessions.js';
import { pageAfterSignIn, pageOf } from './next-page.js';
import { SessionViews } from './session-views.js';
import { SignIn } from './sign-in.service.js';

/** The forms to come in and to leave where no script runs: whatever comes of them is another page. */
@Injectable()
export class FormSignIn {
  constructor(
    private readonly signIn: SignIn,
    private readonly views: SessionViews,
    private readonly sessions: AccountSessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The address of the page to go on with. */
  async next(request: Request, { login, password, back }: SignInFormRequest): Promise<string> {
    try {
      if (!isFromOwnPage(request, this.config.publicUrl)) throw refused('session.csrf');
      const accountId = await this.signIn.attempt(request, { login, password });
      const { account, isHalfIn } = await this.views.enter(request, accountId, 'PASSWORD');
      if (isHalfIn) return pageOf('/login', { back, half: '1' });
      return pageAfterSignIn(back, account?.roles ?? []);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      const { code, values } = error.faults[0]!;
      return pageOf('/login', { back, problem: code, wait: values?.['wait'] });
    }
  }

  /** Whoever is not in is told the same. */
  async leave(request: Request): Promise<string> {
    if (!isFromOwnPage(request, this.config.publicUrl)) return pageOf('/login', { problem: 'session.csrf' });
    await this.sessions.leave(request);
    return pageOf('/login', { left: '1' });
  }
}
