import { Injectable, inject } from '@angular/core';
import type {
  AppraisalView,
  CertificateRowView,
  CertificateTaskView,
  ContractView,
  PageView,
} from '@helan/contracts';
import type {
  AnswerPaymentChangeRequest,
  CloseProjectRequest,
  PaymentEventRequest,
  ProposePaymentChangeRequest,
  RecordAppraisalRequest,
  SignContractRequest,
  WaivePaymentRequest,
} from '@helan/contracts/requests';
import { Api } from '../api';

/** Contract, its payments, certificate and archive of a lot. */
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
