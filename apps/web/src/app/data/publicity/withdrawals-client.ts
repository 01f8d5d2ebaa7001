import { Injectable, inject } from '@angular/core';
import type { BoardCallView, OwnWithdrawalView, PageView, WithdrawalView } from '@helan/contracts';
import type { AskWithdrawalRequest } from '@helan/contracts/requests';
import { Api } from '../api';

/** What stands on the board is taken down at its lister's word. */
@Injectable({ providedIn: 'root' })
export class WithdrawalsClient {
  private readonly api = inject(Api);

  /** What the lister has asked for last, null where he has not; and what it would cost him. */
  asked(lotId: string): Promise<WithdrawalView> {
    return this.api.get(`lots/${lotId}/withdrawal-request`);
  }

  /** What waits for the head: requests and proposed changes. */
  calls(at: string): Promise<PageView<BoardCallView>> {
    return this.api.get('board-calls', { at });
  }

  own(at: string): Promise<PageView<OwnWithdrawalView>> {
    return this.api.get('my/withdrawal-requests', { at });
  }

  ask(lotId: string, request: AskWithdrawalRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/withdrawal-request`, request);
  }

  takeBack(lotId: string): Promise<void> {
    return this.api.delete(`lots/${lotId}/withdrawal-request`);
  }

  refuse(lotId: string, reason: string): Promise<void> {
    return this.api.post(`lots/${lotId}/withdrawal-refusal`, { reason });
  }
}
