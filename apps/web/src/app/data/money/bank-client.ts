import { Injectable, inject } from '@angular/core';
import type {
  BankLineView,
  BankProfileView,
  BankStatementLineView,
  BankStatementView,
  InterestOverviewView,
  InterestReceiptView,
  PageView,
} from '@helan/contracts';
import type {
  AnswerBankProfileRequest,
  AnswerRequest,
  EnterInterestRequest,
  KeepInterestRequest,
  ProposeBankProfileRequest,
} from '@helan/contracts/requests';
import { Api } from '../api';

/** The bank's own word: its files, the form in which it writes them, and its interest. */
@Injectable({ providedIn: 'root' })
export class BankClient {
  private readonly api = inject(Api);

  statements(state: string, at: string): Promise<PageView<BankStatementView>> {
    return this.api.get('finance/bank-statements', { state, at });
  }

  statement(id: string): Promise<BankStatementView> {
    return this.api.get(`finance/bank-statements/${id}`);
  }

  lines(id: string, verdict: string, at: string): Promise<PageView<BankStatementLineView>> {
    return this.api.get(`finance/bank-statements/${id}/lines`, { verdict, at });
  }

  /** `onShare` is told how much has gone over the line, from 0 to 1. */
  upload(bank: string, file: File, onShare: (share: number) => void): Promise<{ id: string }> {
    return this.api.upload('finance/bank-statements', { file }, onShare, { bank });
  }

  /** Where the bank is connected: its files of today. */
  collect(bank: string): Promise<{ ids: string[]; known: number }> {
    return this.api.post('finance/bank-statements/collection', {}, {}, { bank });
  }

  take(id: string): Promise<void> {
    return this.api.post(`finance/bank-statements/${id}/taking`);
  }

  release(id: string): Promise<void> {
    return this.api.post(`finance/bank-statements/${id}/release`);
  }

  refuse(id: string, reason: string): Promise<void> {
    return this.api.post(`finance/bank-statements/${id}/refusal`, { reason });
  }

  retry(id: string): Promise<void> {
    return this.api.post(`finance/bank-statements/${id}/retry`);
  }

  taken(bank: string, outcome: string, at: string): Promise<PageView<BankLineView>> {
    return this.api.get('finance/bank-lines', { bank, outcome, at });
  }

  profiles(): Promise<BankProfileView[]> {
    return this.api.get('finance/bank-profiles');
  }

  proposeProfile(request: ProposeBankProfileRequest): Promise<{ id: string }> {
    return this.api.post('finance/bank-profiles', request);
  }

  answerProfile(id: string, request: AnswerBankProfileRequest): Promise<void> {
    return this.api.post(`finance/bank-profiles/${id}/answer`, request);
  }

  interests(at: string): Promise<PageView<InterestReceiptView>> {
    return this.api.get('finance/interest-receipts', { at });
  }

  interestOverview(): Promise<InterestOverviewView> {
    return this.api.get('finance/interest-receipts/overview');
  }

  enterInterest(request: EnterInterestRequest): Promise<{ id: string }> {
    return this.api.post('finance/interest-receipts', request);
  }

  confirmInterest(id: string): Promise<void> {
    return this.api.post(`finance/interest-receipts/${id}/confirmation`);
  }

  discardInterest(id: string): Promise<void> {
    return this.api.post(`finance/interest-receipts/${id}/discarding`);
  }

  keepInterest(id: string, request: KeepInterestRequest): Promise<void> {
    return this.api.post(`finance/interest-receipts/${id}/keeping`, request);
  }

  answerKeeping(id: string, request: AnswerRequest): Promise<void> {
    return this.api.post(`finance/interest-receipts/${id}/keeping/answer`, request);
  }
}
