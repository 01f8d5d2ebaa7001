import { Injectable, inject } from '@angular/core';
import type {
  ConfirmedPaymentsView,
  OwnReturnedPaymentView,
  PageView,
  PayeeView,
  PaymentBatchView,
  PaymentOrderView,
  PayoutLotView,
  PayoutTableView,
  PreparedBatchView,
} from '@helan/contracts';
import type {
  AnswerPaymentDecisionRequest,
  ExecutePaymentRequest,
  PayAgainRequest,
  PrepareBatchRequest,
  ReportReturnedPaymentRequest,
  SendBatchRequest,
} from '@helan/contracts/requests';
import { Api } from '../api';
import { type MoneyQuery, WHOLE_MONEY } from './money-query';

/** What a tab shows: payments in these states, of this kind, or of one batch. */
export interface OrdersAsked {
  readonly state?: string;
  readonly kind?: string;
  readonly batch?: string;
  readonly proposed?: boolean;
}

/** Money that goes out: one by one, in batches, and what comes back of it. */
@Injectable({ providedIn: 'root' })
export class PaymentsClient {
  private readonly api = inject(Api);

  list(asked: OrdersAsked, query: MoneyQuery = WHOLE_MONEY): Promise<PageView<PaymentOrderView>> {
    return this.api.get('finance/payment-orders', { ...query, ...asked });
  }

  open(id: string): Promise<PaymentOrderView> {
    return this.api.get(`finance/payment-orders/${id}`);
  }

  /** The full account; that it was seen is written down. */
  payee(id: string): Promise<PayeeView> {
    return this.api.get(`finance/payment-orders/${id}/payee`);
  }

  execute(id: string, request: ExecutePaymentRequest): Promise<void> {
    return this.api.post(`finance/payment-orders/${id}/execution`, request);
  }

  sendBack(id: string, reason: string): Promise<void> {
    return this.api.post(`finance/payment-orders/${id}/send-back`, { reason });
  }

  confirm(id: string): Promise<void> {
    return this.api.post(`finance/payment-orders/${id}/confirmation`);
  }

  /** Many at once; the answer names those that were not. */
  confirmAll(ids: readonly string[]): Promise<ConfirmedPaymentsView> {
    return this.api.post('finance/payment-orders/confirmations', { ids });
  }

  /** The bank did not take it, or sent it back. */
  reportReturned(id: string, request: ReportReturnedPaymentRequest): Promise<void> {
    return this.api.post(`finance/payment-orders/${id}/return`, request);
  }

  payAgain(id: string, request: PayAgainRequest): Promise<void> {
    return this.api.post(`finance/payment-orders/${id}/replacement`, request);
  }

  /** To the account that the payee has registered since. */
  readdress(id: string, reason: string): Promise<void> {
    return this.api.post(`finance/payment-orders/${id}/new-account`, { reason });
  }

  answer(id: string, request: AnswerPaymentDecisionRequest): Promise<void> {
    return this.api.post(`finance/payment-orders/${id}/decision/answer`, request);
  }

  batches(state: string, at: string): Promise<PageView<PaymentBatchView>> {
    return this.api.get('finance/payment-batches', { state, at });
  }

  batch(id: string): Promise<PaymentBatchView> {
    return this.api.get(`finance/payment-batches/${id}`);
  }

  prepare(request: PrepareBatchRequest): Promise<PreparedBatchView> {
    return this.api.post('finance/payment-batches', request);
  }

  send(id: string, request: SendBatchRequest): Promise<void> {
    return this.api.post(`finance/payment-batches/${id}/sending`, request);
  }

  cancelBatch(id: string, reason: string): Promise<void> {
    return this.api.post(`finance/payment-batches/${id}/cancellation`, { reason });
  }

  takeOut(id: string, orderId: string): Promise<void> {
    return this.api.post(`finance/payment-batches/${id}/orders/${orderId}/removal`);
  }

  payoutLots(at?: string): Promise<PageView<PayoutLotView>> {
    return this.api.get('finance/payouts', { at });
  }

  payoutTable(lotId: string, seq?: number): Promise<PayoutTableView> {
    return this.api.get(`lots/${lotId}/settlement/payouts`, { seq });
  }

  /** What I am to have and the bank sent back. */
  ownReturned(): Promise<OwnReturnedPaymentView[]> {
    return this.api.get('my/returned-payments');
  }
}
