import { Injectable, inject } from '@angular/core';
import type { HistoryView, OwnHistoryView } from '@helan/contracts';
import type { ReadHistoryRequest } from '@helan/contracts/requests';
import { Api } from '../api';

/** 变动记录. */
@Injectable({ providedIn: 'root' })
export class HistoryClient {
  private readonly api = inject(Api);

  read(projectId: string, request: ReadHistoryRequest): Promise<HistoryView> {
    return this.api.post(`projects/${projectId}/history`, request);
  }

  /** Of one's own listing, or registration: nobody asks why. Of a listing it is noted that somebody has looked. */
  readOwn(of: 'projects' | 'my/registrations', id: string, before?: number): Promise<OwnHistoryView> {
    return of === 'projects'
      ? this.api.post(`projects/${id}/own-history`, before === undefined ? {} : { before })
      : this.api.get(`my/registrations/${id}/own-history`, { before });
  }
}
