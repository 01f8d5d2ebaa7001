import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { DocumentView, QualificationView, RegistrationView, SocialReviewView } from '@helan/contracts';
import type {
  DecideQualificationRequest,
  DecideSocialReviewRequest,
  SaveRegistrationRequest,
} from '@helan/contracts/requests';
import { firstValueFrom } from 'rxjs';
import { Api, toRefused } from './api';

@Injectable({ providedIn: 'root' })
export class RegistrationsClient {
  private readonly api = inject(Api);
  private readonly http = inject(HttpClient);

  listOwn(): Promise<RegistrationView[]> {
    return this.api.get('my/registrations');
  }

  showOwn(id: string): Promise<RegistrationView> {
    return this.api.get(`my/registrations/${id}`);
  }

  begin(lotId: string): Promise<{ id: string }> {
    return this.api.post(`lots/${lotId}/registrations`);
  }

  save(id: string, form: SaveRegistrationRequest): Promise<void> {
    return this.api.put(`registrations/${id}`, form);
  }

  submit(id: string): Promise<void> {
    return this.api.post(`registrations/${id}/submission`);
  }

  nextToQualify(): Promise<{ file: QualificationView | null }> {
    return this.api.get('qualifications/next');
  }

  decide(id: string, decision: DecideQualificationRequest): Promise<void> {
    return this.api.post(`registrations/${id}/qualification`, decision);
  }

  async upload(id: string, kind: string, file: File): Promise<DocumentView> {
    const form = new FormData();
    form.set('kind', kind);
    form.set('file', file);
    try {
      return await firstValueFrom(this.http.post<DocumentView>(`/api/registrations/${id}/documents`, form));
    } catch (error) {
      throw toRefused(error);
    }
  }

  removeDocument(id: string, documentId: string): Promise<void> {
    return this.api.delete(`registrations/${id}/documents/${documentId}`);
  }

  socialReviews(): Promise<SocialReviewView[]> {
    return this.api.get('social-reviews');
  }

  decideReview(id: string, decision: DecideSocialReviewRequest): Promise<void> {
    return this.api.post(`social-reviews/${id}/decision`, decision);
  }

  withdraw(id: string): Promise<void> {
    return this.api.post(`registrations/${id}/withdrawal`, {});
  }
}
