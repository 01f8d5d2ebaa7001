import { Injectable, inject } from '@angular/core';
import type {
  DocumentView,
  LotHoldView,
  PageView,
  PartyView,
  ProjectRowView,
  ProjectView,
  SavedView,
} from '@helan/contracts';
import type {
  AddRepresentativeRequest,
  DeclarePartyRequest,
  SiteCheckRequest,
} from '@helan/contracts/requests';
import type { Application } from '@helan/domain';
import { Api } from '../api';

/** An application as its form has it: what was agreed on site is no part of it. */
export type Draft = Omit<Application, 'areaAgreement'> & { readonly version: number };

export interface ProjectQuery {
  readonly state?: string | undefined;
  readonly search?: string | undefined;
  readonly myTurn?: boolean | undefined;
  readonly at?: string | undefined;
}

@Injectable({ providedIn: 'root' })
export class ProjectsClient {
  private readonly api = inject(Api);

  ownParty(): Promise<{ party: PartyView | null }> {
    return this.api.get('my/party');
  }

  declareParty(party: DeclarePartyRequest): Promise<PartyView> {
    return this.api.put('my/party', party);
  }

  /** Who answers for an organisation that was registered before it was asked. */
  addRepresentative(request: AddRepresentativeRequest): Promise<void> {
    return this.api.put('my/party/representative', request);
  }

  list(query: ProjectQuery): Promise<PageView<ProjectRowView>> {
    return this.api.get('projects', { ...query });
  }

  show(id: string): Promise<ProjectView> {
    return this.api.get(`projects/${id}`);
  }

  /** Whether the next step of a lot is kept back. */
  hold(lotId: string): Promise<LotHoldView> {
    return this.api.get(`lots/${lotId}/hold`);
  }

  create(typeCode: string): Promise<{ id: string }> {
    return this.api.post('projects', { typeCode });
  }

  /** With the version upon which it was written; refused where another was saved meanwhile. */
  save(id: string, draft: Draft): Promise<SavedView> {
    return this.api.put(`projects/${id}/application`, draft);
  }

  /** A step of the lifecycle, by the noun that is posted. */
  step<T = void>(id: string, noun: string, body: unknown = {}): Promise<T> {
    return this.api.post(`projects/${id}/${noun}`, body);
  }

  verify(id: string, check: SiteCheckRequest): Promise<void> {
    return this.api.post(`projects/${id}/verification`, check);
  }

  upload(id: string, kind: string, file: File): Promise<DocumentView> {
    return this.api.upload(`projects/${id}/documents`, { kind, file });
  }
}
