import { Injectable, inject } from '@angular/core';
import type { BondView, BreachDueView, PageView, PurchaseContractView } from '@helan/contracts';
import type {
  AnswerRequest,
  ProposeBondClaimRequest,
  ProposeLossRequest,
  RegisterPurchaseRequest,
} from '@helan/contracts/requests';
import { Api } from '../api';

/** Bonds that stand for contracts, what a transferor owes who broke his word, and contracts of purchases. */
@Injectable({ providedIn: 'root' })
export class ReleasesClient {
  private readonly api = inject(Api);

  bonds(at: string): Promise<PageView<BondView>> {
    return this.api.get('bonds', { at });
  }

  ownBonds(at: string): Promise<PageView<BondView>> {
    return this.api.get('my/bonds', { at });
  }

  claimBond(id: string, request: ProposeBondClaimRequest): Promise<{ id: string }> {
    return this.api.post(`bonds/${id}/claims`, request);
  }

  decideClaim(id: string, request: AnswerRequest): Promise<void> {
    return this.api.post(`bond-claims/${id}/decision`, request);
  }

  dues(at: string): Promise<PageView<BreachDueView>> {
    return this.api.get('breach-dues', { at });
  }

  ownDues(at: string): Promise<PageView<BreachDueView>> {
    return this.api.get('my/breach-dues', { at });
  }

  ask(id: string): Promise<void> {
    return this.api.post(`breach-dues/${id}/letter`);
  }

  proposeLoss(id: string, request: ProposeLossRequest): Promise<void> {
    return this.api.post(`breach-dues/${id}/loss`, request);
  }

  answerLoss(id: string, request: AnswerRequest): Promise<void> {
    return this.api.post(`breach-dues/${id}/loss/answer`, request);
  }

  waive(id: string, reason: string): Promise<void> {
    return this.api.post(`breach-dues/${id}/waiver`, { reason });
  }

  refer(id: string, reason: string): Promise<void> {
    return this.api.post(`breach-dues/${id}/referral`, { reason });
  }

  purchase(lotId: string): Promise<{ contract: PurchaseContractView | null }> {
    return this.api.get(`lots/${lotId}/purchase-contract`);
  }

  registerPurchase(lotId: string, request: RegisterPurchaseRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/purchase-contract`, request);
  }
}
