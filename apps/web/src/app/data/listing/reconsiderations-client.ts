import { Injectable, inject } from '@angular/core';
import type { PageView, ReconsiderationView, RefusedApplicantView } from '@helan/contracts';
import { Api } from '../api';

/** A refusal that was wrong is taken up again by two people. */
@Injectable({ providedIn: 'root' })
export class ReconsiderationsClient {
  private readonly api = inject(Api);

  list(at: string): Promise<PageView<ReconsiderationView>> {
    return this.api.get('reconsiderations', { at });
  }

  /** Applicants whose refusal can still be taken up. */
  refused(at: string): Promise<PageView<RefusedApplicantView>> {
    return this.api.get('refused-registrations', { at });
  }

  propose(subject: 'projects' | 'registrations', id: string, reason: string): Promise<{ id: string }> {
    return this.api.post(`${subject}/${id}/reconsideration`, { reason });
  }

  grant(id: string): Promise<void> {
    return this.api.post(`reconsiderations/${id}/approval`);
  }

  deny(id: string, reason: string): Promise<void> {
    return this.api.post(`reconsiderations/${id}/rejection`, { reason });
  }
}
