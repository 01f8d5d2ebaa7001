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

  /** Of one's own listing, or registration: nobody asks why. */
  readOwn(of: 'projects' | 'my/registrations', id: string, before?: number): Promise<OwnHistoryView> {
    return this.api.post(`${of}/${id}/own-history`, before === undefined ? {} : { before });
  }
}
