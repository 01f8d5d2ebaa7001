import { Injectable } from '@angular/core';

/** The number that somebody has just shown to be his by a code: kept for his next form alone, as long as this page lives. */
@Injectable({ providedIn: 'root' })
export class ConfirmedPhone {
  private kept: { readonly accountId: string; readonly phone: string } | undefined;

  keep(accountId: string | undefined, phone: string): void {
    this.kept = accountId ? { accountId, phone } : undefined;
  }

  /** Empty where another account is signed in by now, or none. */
  of(accountId: string | undefined): string {
    return this.kept && this.kept.accountId === accountId ? this.kept.phone : '';
  }
}
