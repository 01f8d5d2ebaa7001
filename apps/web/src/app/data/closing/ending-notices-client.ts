import { Injectable, inject } from '@angular/core';
import type { EndingNoticeRowView, PageView } from '@helan/contracts';
import type {
  AnswerEndingRequest,
  DecideEndingRequest,
  GiveEndingNoticeRequest,
  ProposeEndingRequest,
} from '@helan/contracts/requests';
import { Api } from '../api';

/** Notices that end a contract: given by a side, answered by the other, proposed and decided by two people. */
@Injectable({ providedIn: 'root' })
export class EndingNoticesClient {
  private readonly api = inject(Api);

  give(lotId: string, request: GiveEndingNoticeRequest, file: File): Promise<void> {
    return this.api.upload(`lots/${lotId}/contract-ending/notice`, { ...request, file });
  }

  list(at: string): Promise<PageView<EndingNoticeRowView>> {
    return this.api.get('ending-notices', { at });
  }

  /** About my own contracts, or those of whom I file for. */
  own(at: string): Promise<PageView<EndingNoticeRowView>> {
    return this.api.get('my/ending-notices', { at });
  }

  answer(id: string, request: AnswerEndingRequest): Promise<void> {
    return this.api.post(`ending-notices/${id}/answer`, request);
  }

  takeBack(id: string, reason: string): Promise<void> {
    return this.api.post(`ending-notices/${id}/withdrawal`, { reason });
  }

  propose(id: string, request: ProposeEndingRequest): Promise<void> {
    return this.api.post(`ending-notices/${id}/proposal`, request);
  }

  sendBack(id: string, reason: string): Promise<void> {
    return this.api.post(`ending-notices/${id}/return`, { reason });
  }

  refuse(id: string, reason: string): Promise<void> {
    return this.api.post(`ending-notices/${id}/refusal`, { reason });
  }

  decide(id: string, request: DecideEndingRequest): Promise<void> {
    return this.api.post(`ending-notices/${id}/decision`, request);
  }
}
