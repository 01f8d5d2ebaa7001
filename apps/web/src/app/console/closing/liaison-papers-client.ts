import { Injectable, inject } from '@angular/core';
import type { MandateToSeeView, ScanToSeeView, ToSeePageView } from '@helan/contracts';
import type { SeeMandateRequest, SeePaperRequest } from '@helan/contracts/requests';
import { Api } from '../../data/api';

/** What a liaison has handed in for a farmer and somebody else has to see. */
@Injectable({ providedIn: 'root' })
export class LiaisonPapersClient {
  private readonly api = inject(Api);

  mandates(at: string): Promise<ToSeePageView<MandateToSeeView>> {
    return this.api.get('mandates', { at });
  }

  scans(at: string): Promise<ToSeePageView<ScanToSeeView>> {
    return this.api.get('paper-scans', { at });
  }

  seeMandate(projectId: string, request: SeeMandateRequest): Promise<void> {
    return this.api.post(`projects/${projectId}/mandate-check`, request);
  }

  seeScan(id: string, request: SeePaperRequest): Promise<void> {
    return this.api.post(`paper-scans/${id}/check`, request);
  }
}
