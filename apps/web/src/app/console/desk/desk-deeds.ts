import { Injectable } from '@angular/core';
import { Subject } from 'rxjs';
import type { DeskDeed } from './desk-keys';

/** What was asked of the list by a key, wherever the focus was. */
@Injectable()
export class DeskDeeds {
  readonly last = new Subject<DeskDeed>();
}
