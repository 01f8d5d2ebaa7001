import { Injectable, inject } from '@angular/core';
import type {
  ClosingView,
  FactChoiceView,
  FullValueView,
  NeededConsentsView,
  NotedViewView,
  OwnConsentsView,
  PageView,
  PersonalCopyView,
  PersonalViewView,
  RetentionReportView,
  ViewedPersonView,
} from '@helan/contracts';
import type {
  GiveConsentRequest,
  PaperConsentRequest,
  PartnerConsentRequest,
  ViewFullValueRequest,
} from '@helan/contracts/requests';
import { Api } from '../api';

/** Consents, copies, closing, and who has seen what of whom. */
@Injectable({ providedIn: 'root' })
export class PrivacyClient {
  private readonly api = inject(Api);

  consents(): Promise<OwnConsentsView> {
    return this.api.get('my/consents');
  }

  /** What is missing before a step: `projects/…` or `registrations/…`. */
  needed(subject: string): Promise<NeededConsentsView> {
    return this.api.get(`${subject}/consents`);
  }

  give(request: GiveConsentRequest): Promise<void> {
    return this.api.post('my/consents', request);
  }

  withdraw(id: string): Promise<void> {
    return this.api.post(`my/consents/${id}/withdrawal`);
  }

  givePaper(projectId: string, request: PaperConsentRequest): Promise<void> {
    return this.api.post(`projects/${projectId}/paper-consent`, request);
  }

  givePartner(registrationId: string, request: PartnerConsentRequest): Promise<void> {
    return this.api.post(`registrations/${registrationId}/partner-consent`, request);
  }

  viewers(at: string): Promise<PageView<PersonalViewView>> {
    return this.api.get('my/viewers', { at });
  }

  copies(): Promise<PersonalCopyView[]> {
    return this.api.get('my/copies');
  }

  askCopy(): Promise<{ id: string }> {
    return this.api.post('my/copy');
  }

  closing(): Promise<ClosingView> {
    return this.api.get('my/closing');
  }

  close(words: string): Promise<void> {
    return this.api.post('my/closing', { words });
  }

  choices(): Promise<FactChoiceView[]> {
    return this.api.get('full-value-choices');
  }

  /** The number, once the reason is written down. */
  async fullValue(partyId: string, request: ViewFullValueRequest): Promise<FullValueView & NotedViewView> {
    const noted = await this.api.post<NotedViewView>(`parties/${partyId}/views`, request);
    return { ...noted, ...(await this.api.get<FullValueView>(`personal-views/${noted.id}/value`)) };
  }

  allViews(at: string): Promise<PageView<ViewedPersonView>> {
    return this.api.get('personal-views', { at });
  }

  retention(): Promise<RetentionReportView> {
    return this.api.get('retention');
  }
}
