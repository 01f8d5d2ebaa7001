import { Injectable, inject } from '@angular/core';
import type {
  AppraisalView,
  CertificateRowView,
  CertificateTaskView,
  ConfirmedPaymentsView,
  ContractView,
  OwnReturnedPaymentView,
  PageView,
  PaymentOrderView,
  PayoutLotView,
  PayoutTableView,
  ReceiptView,
} from '@helan/contracts';
import type {
  AnswerPaymentChangeRequest,
  AnswerPaymentDecisionRequest,
  AnswerReceiptDecisionRequest,
  CloseProjectRequest,
  EnterReceiptRequest,
  PayAgainRequest,
  PaymentEventRequest,
  ProposePaymentChangeRequest,
  ProposeReceiptDecisionRequest,
  RecordAppraisalRequest,
  ReportReturnedPaymentRequest,
  SignContractRequest,
  WaivePaymentRequest,
} from '@helan/contracts/requests';
import { Api } from '../api';

/** Contract, money, certificate and archive of a lot. */
@Injectable({ providedIn: 'root' })
export class SettlementClient {
  private readonly api = inject(Api);

  ownContracts(at?: string): Promise<PageView<ContractView>> {
    return this.api.get('my/contracts', { at });
  }

  contractOf(lotId: string): Promise<ContractView> {
    return this.api.get(`lots/${lotId}/contract`);
  }

  /** What a payment waits for has come about. */
  recordEvent(lotId: string, seq: number, request: PaymentEventRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/settlement/payments/${seq}/event`, request);
  }

  /** The transferor gives a payment up. */
  waive(lotId: string, seq: number, request: WaivePaymentRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/settlement/payments/${seq}/waiver`, request);
  }

  /** What was weighed or measured, or a day's price of rent in kind; another confirms it. */
  proposeChange(lotId: string, request: ProposePaymentChangeRequest): Promise<{ id: string }> {
    return this.api.post(`lots/${lotId}/settlement/changes`, request);
  }

  answerChange(lotId: string, id: string, request: AnswerPaymentChangeRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/settlement/changes/${id}/answer`, request);
  }

  renew(contractId: string, contractNo: string): Promise<void> {
    return this.api.post(`contracts/${contractId}/renewal`, { contractNo });
  }

  sendContract(lotId: string): Promise<{ id: string }> {
    return this.api.post(`lots/${lotId}/contract`);
  }

  sign(contractId: string, request: SignContractRequest): Promise<void> {
    return this.api.post(`contracts/${contractId}/signatures`, request);
  }

  receipts(at: string, state?: ReceiptView['state']): Promise<PageView<ReceiptView>> {
    return this.api.get('finance/receipts', { at, state });
  }

  receipt(id: string): Promise<ReceiptView> {
    return this.api.get(`finance/receipts/${id}`);
  }

  enterReceipt(request: EnterReceiptRequest): Promise<{ id: string }> {
    return this.api.post('finance/receipts', request);
  }

  confirmReceipt(id: string): Promise<void> {
    return this.api.post(`finance/receipts/${id}/confirmation`);
  }

  order(id: string): Promise<PaymentOrderView> {
    return this.api.get(`finance/payment-orders/${id}`);
  }

  proposeReceiptDecision(id: string, request: ProposeReceiptDecisionRequest): Promise<void> {
    return this.api.post(`finance/receipts/${id}/decision`, request);
  }

  answerReceiptDecision(id: string, request: AnswerReceiptDecisionRequest): Promise<void> {
    return this.api.post(`finance/receipts/${id}/decision/answer`, request);
  }

  orders(at: string): Promise<PageView<PaymentOrderView>> {
    return this.api.get('finance/payment-orders', { at });
  }

  execute(id: string, flowNo: string): Promise<void> {
    return this.api.post(`finance/payment-orders/${id}/execution`, { flowNo });
  }

  confirmOrder(id: string): Promise<void> {
    return this.api.post(`finance/payment-orders/${id}/confirmation`);
  }

  /** Many at once; the answer names those that were not. */
  confirmOrders(ids: string[]): Promise<ConfirmedPaymentsView> {
    return this.api.post('finance/payment-orders/confirmations', { ids });
  }

  payoutLots(at?: string): Promise<PageView<PayoutLotView>> {
    return this.api.get('finance/payouts', { at });
  }

  payoutTable(lotId: string, seq?: number): Promise<PayoutTableView> {
    return this.api.get(`lots/${lotId}/settlement/payouts`, { seq });
  }

  /** The bank did not take it, or sent it back. */
  reportReturned(id: string, request: ReportReturnedPaymentRequest): Promise<void> {
    return this.api.post(`finance/payment-orders/${id}/return`, request);
  }

  payAgain(id: string, request: PayAgainRequest): Promise<void> {
    return this.api.post(`finance/payment-orders/${id}/replacement`, request);
  }

  answerPaymentDecision(id: string, request: AnswerPaymentDecisionRequest): Promise<void> {
    return this.api.post(`finance/payment-orders/${id}/decision/answer`, request);
  }

  /** What I am to have and the bank sent back. */
  ownReturned(): Promise<OwnReturnedPaymentView[]> {
    return this.api.get('my/returned-payments');
  }

  certificates(query: {
    search?: string;
    open?: boolean;
    at: string;
  }): Promise<PageView<CertificateRowView>> {
    return this.api.get('certificates', query);
  }

  certificatesToDraft(query: { search: string; at: string }): Promise<PageView<CertificateTaskView>> {
    return this.api.get('certificates/waiting', query);
  }

  draftCertificate(lotId: string): Promise<{ id: string }> {
    return this.api.post(`lots/${lotId}/certificate`);
  }

  reviewCertificate(id: string): Promise<void> {
    return this.api.post(`certificates/${id}/review`);
  }

  issueCertificate(id: string): Promise<void> {
    return this.api.post(`certificates/${id}/issue`);
  }

  revokeCertificate(id: string, reason: string): Promise<void> {
    return this.api.post(`certificates/${id}/revocation`, { reason });
  }

  /** What was drafted wrong is not issued. */
  discardCertificate(id: string, reason: string): Promise<void> {
    return this.api.post(`certificates/${id}/discard`, { reason });
  }

  appraisal(lotId: string): Promise<AppraisalView> {
    return this.api.get(`lots/${lotId}/appraisal`);
  }

  recordAppraisal(lotId: string, request: RecordAppraisalRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/appraisal`, request);
  }

  close(lotId: string, request: CloseProjectRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/closing`, request);
  }

  archive(lotId: string): Promise<{ no: string }> {
    return this.api.post(`lots/${lotId}/archive`);
  }
}
