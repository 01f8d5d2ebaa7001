import { Injectable, inject } from '@angular/core';
import type { ReconsiderationView, RefusedApplicantView } from '@helan/contracts';
import { Api } from '../api';

/** A refusal that was wrong is taken up again by two people. */
@Injectable({ providedIn: 'root' })
export class ReconsiderationsClient {
  private readonly api = inject(Api);

  list(): Promise<ReconsiderationView[]> {
    return this.api.get('reconsiderations');
  }

  /** Applicants whose refusal can still be taken up. */
  refused(): Promise<RefusedApplicantView[]> {
    return this.api.get('refused-registrations');
  }

  propose(subject: 'projects' | 'registrations', id: string, reason: string): Promise<{ id: string }> {
    return this.api.post(`${subject}/${id}/reconsideration`, { reason });
  }

  decide(id: string, isGranted: boolean): Promise<void> {
    return this.api.post(`reconsiderations/${id}/${isGranted ? 'approval' : 'rejection'}`);
  }
}
