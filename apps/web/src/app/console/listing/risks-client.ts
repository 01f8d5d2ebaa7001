import { Injectable, inject } from '@angular/core';
import type { EscalationView, PageView, RiskAlertView } from '@helan/contracts';
import type { RiskOutcome } from '@helan/domain';
import { Api } from '../../data/api';

export interface RiskFilter {
  readonly project?: string | undefined;
  readonly open?: boolean | undefined;
  readonly level?: string | undefined;
  readonly at?: string | undefined;
}

/** 风险提示. */
@Injectable({ providedIn: 'root' })
export class RisksClient {
  private readonly api = inject(Api);

  list(filter: RiskFilter): Promise<PageView<RiskAlertView>> {
    return this.api.get('risks', { ...filter });
  }

  escalations(at?: string): Promise<PageView<EscalationView>> {
    return this.api.get('escalations', { at });
  }

  noteEscalation(id: string): Promise<void> {
    return this.api.post(`escalations/${id}/note`);
  }

  release(id: string, reason: string): Promise<void> {
    return this.api.post(`risks/${id}/release`, { reason });
  }

  close(id: string, outcome: RiskOutcome, finding: string): Promise<void> {
    return this.api.post(`risks/${id}/closing`, { outcome, finding });
  }
}
