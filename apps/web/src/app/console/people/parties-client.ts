import { Injectable, inject } from '@angular/core';
import type { BarView, PageView, PartyRecordView, PartyRowView } from '@helan/contracts';
import type { FileForRequest, SetBarRequest } from '@helan/contracts/requests';
import { Api } from '../../data/api';

/** Parties as the staff deals with them. */
@Injectable({ providedIn: 'root' })
export class PartiesClient {
  private readonly api = inject(Api);

  list(search: string, at: string): Promise<PageView<PartyRowView>> {
    return this.api.get('parties', { search, at });
  }

  verify(id: string, document: string): Promise<void> {
    return this.api.post(`parties/${id}/verification`, { document });
  }

  records(projectId: string): Promise<PartyRecordView[]> {
    return this.api.get(`projects/${projectId}/party-records`);
  }

  bars(query: { active: boolean | undefined; search: string; at: string }): Promise<PageView<BarView>> {
    return this.api.get('bars', query);
  }

  bar(request: SetBarRequest): Promise<{ id: string }> {
    return this.api.post('bars', request);
  }

  lift(id: string, reason: string): Promise<void> {
    return this.api.post(`bars/${id}/lifting`, { reason });
  }

  fileFor(request: FileForRequest): Promise<{ id: string }> {
    return this.api.post('projects/mandated', request);
  }
}
