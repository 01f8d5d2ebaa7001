import { Injectable, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { PushKeeper } from './push-keeper';
import { Session } from '../session';

/** Signing out, wherever its button stands. */
@Injectable({ providedIn: 'root' })
export class Leaving {
  private readonly session = inject(Session);
  private readonly push = inject(PushKeeper);
  private readonly router = inject(Router);
  /** He has asked to sign out, and the platform has not answered. */
  readonly isStillIn = signal(false);

  async signOut(): Promise<void> {
    try {
      await this.push.leave();
      await this.session.signOut();
      this.isStillIn.set(false);
      await this.router.navigateByUrl('/');
    } catch {
      this.isStillIn.set(true);
    }
  }
}
