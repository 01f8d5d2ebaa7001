import { ChangeDetectionStrategy, Component, afterNextRender, inject, signal } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Connection } from '../data/connection';
import { Session } from '../data/session';
import { LargePrint } from './large-print';

@Component({
  selector: 'hl-root',
  imports: [RouterOutlet, RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './app.html',
  styleUrl: './app.css',
})
export class App {
  protected readonly session = inject(Session);
  protected readonly connection = inject(Connection);
  protected readonly largePrint = inject(LargePrint);
  /** He has asked to sign out, and the platform has not answered. */
  protected readonly isStillIn = signal(false);
  private readonly router = inject(Router);

  constructor() {
    afterNextRender(() => void this.session.load());
  }

  protected async signOut(): Promise<void> {
    try {
      await this.session.signOut();
      this.isStillIn.set(false);
      await this.router.navigateByUrl('/');
    } catch {
      this.isStillIn.set(true);
    }
  }
}
