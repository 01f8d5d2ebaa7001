import { Injectable, inject } from '@angular/core';
import type { NegotiationsView } from '@helan/contracts';
import type { OfferRequest, SignContractRequest } from '@helan/contracts/requests';
import { Api } from '../api';

/** 双方协商. */
@Injectable({ providedIn: 'root' })
export class NegotiationClient {
  private readonly api = inject(Api);

  ofLot(lotId: string): Promise<NegotiationsView> {
    return this.api.get(`lots/${lotId}/negotiations`);
  }

  end(lotId: string, reason: string): Promise<void> {
    return this.api.post(`lots/${lotId}/negotiation/ending`, { reason });
  }

  offer(id: string, request: OfferRequest): Promise<void> {
    return this.api.post(`negotiations/${id}/offers`, request);
  }

  accept(id: string, seq: number): Promise<void> {
    return this.api.post(`negotiations/${id}/acceptance`, { seq });
  }

  match(id: string): Promise<void> {
    return this.api.post(`negotiations/${id}/match`);
  }

  breakOff(id: string, reason: string): Promise<void> {
    return this.api.post(`negotiations/${id}/ending`, { reason });
  }

  sign(id: string, request: SignContractRequest): Promise<void> {
    return this.api.post(`negotiations/${id}/signatures`, request);
  }
}
