import { Injectable, inject } from '@angular/core';
import type {
  ApplicantFilesView,
  FileAccessView,
  PageView,
  QualificationView,
  OwnStandingView,
  RegistrationView,
  SavedView,
  SocialReviewView,
} from '@helan/contracts';
import type {
  DecideQualificationRequest,
  DecideSocialReviewRequest,
  SaveRegistrationRequest,
} from '@helan/contracts/requests';
import { Api } from '../api';

@Injectable({ providedIn: 'root' })
export class RegistrationsClient {
  private readonly api = inject(Api);

  listOwn(at?: string): Promise<PageView<RegistrationView>> {
    return this.api.get('my/registrations', { at });
  }

  showOwn(id: string): Promise<RegistrationView> {
    return this.api.get(`my/registrations/${id}`);
  }

  /** Whether a lot is one's own, and whether one has registered for it. */
  standing(lotId: string): Promise<OwnStandingView> {
    return this.api.get(`my/lots/${lotId}/standing`);
  }

  begin(lotId: string): Promise<{ id: string }> {
    return this.api.post(`lots/${lotId}/registrations`);
  }

  /** With the version upon which it was written; refused where another was saved meanwhile. */
  save(id: string, form: SaveRegistrationRequest): Promise<SavedView> {
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

  socialReviews(at: string): Promise<PageView<SocialReviewView>> {
    return this.api.get('social-reviews', { at });
  }

  decideReview(id: string, decision: DecideSocialReviewRequest): Promise<void> {
    return this.api.post(`social-reviews/${id}/decision`, decision);
  }

  resubmit(id: string): Promise<void> {
    return this.api.post(`registrations/${id}/resubmission`);
  }

  askCorrection(id: string, items: readonly string[]): Promise<void> {
    return this.api.post(`registrations/${id}/correction-request`, { items });
  }

  /** The applicants of a lot, for the supervisor who has said within a day why he looks. */
  applicantFiles(lotId: string): Promise<ApplicantFilesView> {
    return this.api.get(`lots/${lotId}/applicant-files`);
  }

  openFiles(lotId: string, reason: string): Promise<void> {
    return this.api.post(`lots/${lotId}/file-access`, { reason });
  }

  fileAccesses(at: string): Promise<PageView<FileAccessView>> {
    return this.api.get('file-accesses', { at });
  }

  withdraw(id: string): Promise<void> {
    return this.api.post(`registrations/${id}/withdrawal`, {});
  }
}
