import { ApplicationRef, Injectable, PLATFORM_ID, TransferState, inject, makeStateKey } from '@angular/core';
import { isPlatformServer } from '@angular/common';

/**
 * What the server read to draw a page travels with the page, so that the page keeps its content while it
 * comes alive. It is good for that moment only: afterwards everything is asked for anew.
 */
@Injectable({ providedIn: 'root' })
export class HandedOver {
  private readonly state = inject(TransferState);
  private readonly isServer = isPlatformServer(inject(PLATFORM_ID));
  private isAlive = false;

  constructor() {
    void inject(ApplicationRef)
      .whenStable()
      .then(() => (this.isAlive = true));
  }

  /** Under a name and what it was asked with; undefined where nothing came along or the page is alive. */
  take<T>(name: string, params: unknown): T | undefined {
    return this.isServer || this.isAlive
      ? undefined
      : this.state.get<T | undefined>(key(name, params), undefined);
  }

  give(name: string, params: unknown, value: unknown): void {
    if (this.isServer) this.state.set(key(name, params), value);
  }
}

function key(name: string, params: unknown) {
  return makeStateKey<never>(`${name}:${JSON.stringify(params ?? null)}`);
}
