import { Injectable, inject } from '@angular/core';
import type { ConsultationView } from '@helan/contracts';
import type { AnswerConsultationRequest } from '@helan/contracts/requests';
import { Api } from '../api';

@Injectable({ providedIn: 'root' })
export class ConsultationClient {
  private readonly api = inject(Api);

  /** Null where nobody has been asked yet. */
  async show(lotId: string): Promise<ConsultationView | null> {
    return (await this.stand(lotId)).consultation;
  }

  /** For the host: with how many payments wait for the finance desk. */
  stand(lotId: string): Promise<{ consultation: ConsultationView | null; heldReceipts: number }> {
    return this.api.get(`lots/${lotId}/consultation`);
  }

  answer(lotId: string, answer: AnswerConsultationRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/consultation/answer`, answer);
  }
}
