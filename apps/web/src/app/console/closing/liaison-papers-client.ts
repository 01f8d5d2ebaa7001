import { Injectable, inject } from '@angular/core';
import type { MandateToSeeView, ScanToSeeView } from '@helan/contracts';
import type { SeeMandateRequest, SeePaperRequest } from '@helan/contracts/requests';
import { Api } from '../../data/api';

/** What a liaison has handed in for a farmer and somebody else has to see. */
@Injectable({ providedIn: 'root' })
export class LiaisonPapersClient {
  private readonly api = inject(Api);

  mandates(): Promise<MandateToSeeView[]> {
    return this.api.get('mandates');
  }

  scans(): Promise<ScanToSeeView[]> {
    return this.api.get('paper-scans');
  }

  seeMandate(projectId: string, request: SeeMandateRequest): Promise<void> {
    return this.api.post(`projects/${projectId}/mandate-check`, request);
  }

  seeScan(id: string, request: SeePaperRequest): Promise<void> {
    return this.api.post(`paper-scans/${id}/check`, request);
  }
}
