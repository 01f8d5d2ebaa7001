import { Injectable, computed, inject, signal } from '@angular/core';
import {
  type AccountView,
  type IssuerPlaceView,
  type Permission,
  type SessionView,
  type SignInWaysView,
  isAway,
} from '@helan/contracts';
import { Api, problemFrom } from './api';
import { CsrfToken } from './csrf-token';

const ASK_AGAIN_MS = 3_000;

/** Who is signed in, as the platform says. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(Api);
  private readonly csrfToken = inject(CsrfToken);
  private loading: Promise<void> | undefined;

  readonly account = signal<AccountView | null>(null);
  readonly isMember = computed(() => this.account()?.roles.includes('MEMBER') ?? false);
  readonly isStaff = computed(() => this.account()?.roles.some((role) => role !== 'MEMBER') ?? false);

  /**
   * Once for the life of the page; later calls wait for the first. Asked until the platform answers; where it answers
   * that it cannot say, the next call asks again.
   */
  load(): Promise<void> {
    this.loading ??= this.ask().catch((error: unknown) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  /** By login or phone and password. */
  signIn(login: string, password: string): Promise<SessionView> {
    return this.enter('session', { login, password });
  }

  /** By whatever way; who is in only halfway, or asked for something besides, is told by the answer. */
  async enter(path: string, body: object): Promise<SessionView> {
    await this.refreshToken();
    const view = await this.api.post<SessionView>(path, body);
    this.take(view);
    this.loading = Promise.resolve();
    return view;
  }

  /** The form has a token of its own, asked for anew: after a sign-out, or overnight, the page has none or an old one. */
  async refreshToken(): Promise<void> {
    this.take(await this.api.get<SessionView>('session'));
  }

  /** Who is signed in now, where that happened by another way than a password. */
  async renew(): Promise<void> {
    this.take(await this.api.get<SessionView>('session'));
    this.loading = Promise.resolve();
  }

  /** Leaves nothing in this tab; throws where the platform has not heard of it, so that nobody thinks he is out. */
  async signOut(): Promise<void> {
    try {
      await this.leave();
    } catch (error) {
      if (problemFrom(error).code !== 'session.required') throw error;
    }
    sessionStorage.clear();
    this.forget();
  }

  /** Whoever came by the identity provider leaves it as well: his browser goes there and comes back to the sign-in page. */
  private async leave(): Promise<void> {
    const { cameByIssuer } = await this.api.get<SignInWaysView>('session/ways');
    if (!cameByIssuer) return this.api.delete('session');
    const { url } = await this.api.delete<IssuerPlaceView>('session/issuer');
    location.assign(url);
  }

  /** The session has ended on the platform's side. */
  forget(): void {
    this.account.set(null);
    this.csrfToken.value.set(null);
  }

  has(permission: Permission): boolean {
    return this.account()?.permissions.includes(permission) ?? false;
  }

  private async ask(): Promise<void> {
    for (;;) {
      try {
        return this.take(await this.api.get<SessionView>('session'));
      } catch (error) {
        if (!isAway(problemFrom(error))) throw error;
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
      }
    }
  }

  private take(view: SessionView): void {
    this.account.set(view.account);
    this.csrfToken.value.set(view.csrfToken);
  }
}
