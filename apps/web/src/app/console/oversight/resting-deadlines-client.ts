import { Injectable, inject } from '@angular/core';
import type { RestingDeadlinesView } from '@helan/contracts';
import { Api } from '../../data/api';

/** Deadlines that could not be applied. */
@Injectable({ providedIn: 'root' })
export class RestingDeadlinesClient {
  private readonly api = inject(Api);

  list(): Promise<RestingDeadlinesView> {
    return this.api.get('resting-deadlines');
  }

  tryAgain(table: string, id: string): Promise<void> {
    return this.api.post(`resting-deadlines/${table}/${encodeURIComponent(id)}/trial`);
  }

  tryAllAgain(): Promise<void> {
    return this.api.post('resting-deadlines/trial');
  }
}
