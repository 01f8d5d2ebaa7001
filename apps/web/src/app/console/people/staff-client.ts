import { Injectable, inject } from '@angular/core';
import type {
  KeptContactView,
  PageView,
  SecurityEventView,
  SignInView,
  StaffAccountView,
  StaffChangeView,
  StaffDecidedView,
  StaffProposedView,
} from '@helan/contracts';
import type {
  ChangeStaffAccountRequest,
  ChangePostRequest,
  ContactRequest,
  OpenAccountRequest,
} from '@helan/contracts/requests';
import { Api } from '../../data/api';

/** Accounts of the staff, who signs in, and how people are reached. */
@Injectable({ providedIn: 'root' })
export class StaffClient {
  private readonly api = inject(Api);

  people(query: {
    search: string;
    role: string;
    disabled: boolean | undefined;
    at: string;
  }): Promise<PageView<StaffAccountView>> {
    return this.api.get('staff-accounts', query);
  }

  changes(query: { open: boolean; at: string }): Promise<PageView<StaffChangeView>> {
    return this.api.get('staff-changes', query);
  }

  open(request: OpenAccountRequest): Promise<StaffProposedView> {
    return this.api.post('staff-changes/opening', request);
  }

  changePost(request: ChangePostRequest): Promise<StaffProposedView> {
    return this.api.post('staff-changes/post', request);
  }

  change(request: ChangeStaffAccountRequest): Promise<StaffProposedView> {
    return this.api.post('staff-changes/account', request);
  }

  withdraw(id: string): Promise<void> {
    return this.api.post(`staff-changes/${id}/withdrawal`);
  }

  confirm(id: string): Promise<StaffDecidedView> {
    return this.api.post(`staff-changes/${id}/confirmation`);
  }

  refuse(id: string, grounds: string): Promise<void> {
    return this.api.post(`staff-changes/${id}/refusal`, { grounds });
  }

  signIns(query: { search: string; odd: boolean | undefined; at: string }): Promise<PageView<SignInView>> {
    return this.api.get('sign-ins', query);
  }

  events(query: { open: boolean; at: string }): Promise<PageView<SecurityEventView>> {
    return this.api.get('security-events', query);
  }

  closeEvent(id: string, finding: string): Promise<void> {
    return this.api.post(`security-events/${id}/closing`, { finding });
  }

  contacts(query: { search: string; at: string }): Promise<PageView<KeptContactView>> {
    return this.api.get('kept-contacts', query);
  }

  setContact(code: string, request: ContactRequest): Promise<void> {
    return this.api.put(`kept-contacts/${code}`, request);
  }
}
