import { Injectable, inject } from '@angular/core';
import type {
  ConfirmedReceiptsView,
  ExpectedReceiptView,
  MoneyWaitingView,
  PageView,
  ReceiptCandidateView,
  ReceiptView,
} from '@helan/contracts';
import type {
  AnswerReceiptDecisionRequest,
  EnterReceiptRequest,
  ProposeReceiptDecisionRequest,
} from '@helan/contracts/requests';
import { Api } from '../api';
import { type MoneyQuery, WHOLE_MONEY } from './money-query';

/** What a tab shows: receipts in these states, or those about which somebody has proposed something. */
export interface ReceiptsAsked {
  readonly state?: string;
  readonly proposed?: boolean;
}

/** Money that comes in: entered, checked, confirmed, and found its owner. */
@Injectable({ providedIn: 'root' })
export class ReceiptsClient {
  private readonly api = inject(Api);

  /** How much waits at each tab of the desk. */
  waiting(): Promise<MoneyWaitingView> {
    return this.api.get('finance/waiting');
  }

  list(asked: ReceiptsAsked, query: MoneyQuery = WHOLE_MONEY): Promise<PageView<ReceiptView>> {
    return this.api.get('finance/receipts', { ...query, ...asked });
  }

  open(id: string): Promise<ReceiptView> {
    return this.api.get(`finance/receipts/${id}`);
  }

  expected(bank: string, subAccount: string): Promise<ExpectedReceiptView> {
    return this.api.get('finance/receipts/expected', { bank, subAccount });
  }

  candidates(id: string): Promise<ReceiptCandidateView[]> {
    return this.api.get(`finance/receipts/${id}/candidates`);
  }

  enter(request: EnterReceiptRequest): Promise<{ id: string }> {
    return this.api.post('finance/receipts', request);
  }

  correct(id: string, request: EnterReceiptRequest): Promise<void> {
    return this.api.post(`finance/receipts/${id}/correction`, request);
  }

  sendBack(id: string, reason: string): Promise<void> {
    return this.api.post(`finance/receipts/${id}/send-back`, { reason });
  }

  check(id: string): Promise<void> {
    return this.api.post(`finance/receipts/${id}/check`);
  }

  confirm(id: string): Promise<void> {
    return this.api.post(`finance/receipts/${id}/confirmation`);
  }

  /** Many at once; the answer names those that were not. */
  confirmAll(ids: readonly string[]): Promise<ConfirmedReceiptsView> {
    return this.api.post('finance/receipts/confirmations', { ids });
  }

  propose(id: string, request: ProposeReceiptDecisionRequest): Promise<void> {
    return this.api.post(`finance/receipts/${id}/decision`, request);
  }

  answer(id: string, request: AnswerReceiptDecisionRequest): Promise<void> {
    return this.api.post(`finance/receipts/${id}/decision/answer`, request);
  }
}
