import { Injectable, signal } from '@angular/core';

@Injectable({ providedIn: 'root' })
export class CsrfToken {
  readonly value = signal<string | null>(null);
}
