import { Injectable, inject } from '@angular/core';
import { type NavigationBehaviorOptions, Router } from '@angular/router';
import { Session } from '../data/session';

/** Where somebody goes on who has come in: back to where he was, else home. */
@Injectable({ providedIn: 'root' })
export class AfterSignIn {
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  async go(back: string | undefined, extras: NavigationBehaviorOptions = {}): Promise<void> {
    await this.router.navigateByUrl(this.target(back), extras);
  }

  /** Only ever an address of this platform. */
  private target(back = ''): string {
    if (/^\/(?![/\\])[^\\]*$/.test(back)) return back;
    return this.session.isStaff() ? '/console' : '/my';
  }
}
