import { Injectable, signal } from '@angular/core';

/** Whether the platform answers: known by whatever was asked last. */
@Injectable({ providedIn: 'root' })
export class Connection {
  readonly isCut = signal(false);
}
