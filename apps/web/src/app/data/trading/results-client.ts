import { Injectable, inject } from '@angular/core';
import type {
  BreachView,
  ConfirmationView,
  ContractEndingView,
  CreditEventView,
  SuccessionView,
} from '@helan/contracts';
import type {
  DeclareBreachRequest,
  EndContractRequest,
  SignContractRequest,
} from '@helan/contracts/requests';
import { Api } from '../api';

/** What becomes of a result: its letter, a winner who breaks his word, and whoever comes after him. */
@Injectable({ providedIn: 'root' })
export class ResultsClient {
  private readonly api = inject(Api);

  confirmation(lotId: string): Promise<ConfirmationView> {
    return this.api.get(`lots/${lotId}/confirmation`);
  }

  sign(lotId: string, request: SignContractRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/confirmation/signatures`, request);
  }

  refuse(lotId: string, reason: string): Promise<void> {
    return this.api.post(`lots/${lotId}/confirmation/refusal`, { reason });
  }

  breach(lotId: string): Promise<BreachView> {
    return this.api.get(`lots/${lotId}/breach`);
  }

  declareBreach(lotId: string, request: DeclareBreachRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/breach`, request);
  }

  ending(lotId: string): Promise<ContractEndingView> {
    return this.api.get(`lots/${lotId}/contract-ending`);
  }

  /** My side wants the contract ended. */
  consentToEnd(lotId: string, reason: string): Promise<void> {
    return this.api.post(`lots/${lotId}/contract-ending/consent`, { reason });
  }

  /** It does not want that any more. */
  takeBackConsent(lotId: string, reason: string): Promise<void> {
    return this.api.post(`lots/${lotId}/contract-ending/consent/withdrawal`, { reason });
  }

  endContract(lotId: string, request: EndContractRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/contract-ending`, request);
  }

  /** Null where I am not asked. */
  async succession(lotId: string): Promise<SuccessionView | null> {
    return (await this.api.get<{ succession: SuccessionView | null }>(`lots/${lotId}/succession`)).succession;
  }

  answerSuccession(lotId: string, accepts: boolean): Promise<void> {
    return this.api.post(`lots/${lotId}/succession/answer`, { accepts });
  }

  ownCredit(): Promise<CreditEventView[]> {
    return this.api.get('my/credit');
  }
}
