import { Injectable, inject } from '@angular/core';
import type { ArchiveRowView, ArchiveView, PageView } from '@helan/contracts';
import { Api } from '../api';

/** What lies in the archive. */
@Injectable({ providedIn: 'root' })
export class ArchivesClient {
  private readonly api = inject(Api);

  list(query: { search: string; at: string }): Promise<PageView<ArchiveRowView>> {
    return this.api.get('archives', query);
  }

  show(lotId: string): Promise<ArchiveView> {
    return this.api.get(`lots/${lotId}/archive`);
  }
}
