import { HttpClient, HttpEventType, type HttpResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { DocumentView, PageView, PartyView, ProjectRowView, ProjectView } from '@helan/contracts';
import type { DeclarePartyRequest, SiteCheckRequest } from '@helan/contracts/requests';
import type { Application } from '@helan/domain';
import { filter, firstValueFrom, tap } from 'rxjs';
import { Api, toRefused } from './api';

export interface ProjectQuery {
  readonly state?: string | undefined;
  readonly search?: string | undefined;
  readonly myTurn?: boolean | undefined;
  readonly page?: number | undefined;
}

@Injectable({ providedIn: 'root' })
export class ProjectsClient {
  private readonly api = inject(Api);
  private readonly http = inject(HttpClient);

  ownParty(): Promise<{ party: PartyView | null }> {
    return this.api.get('my/party');
  }

  declareParty(party: DeclarePartyRequest): Promise<PartyView> {
    return this.api.put('my/party', party);
  }

  list(query: ProjectQuery): Promise<PageView<ProjectRowView>> {
    return this.api.get('projects', { ...query });
  }

  show(id: string): Promise<ProjectView> {
    return this.api.get(`projects/${id}`);
  }

  create(typeCode: string): Promise<{ id: string }> {
    return this.api.post('projects', { typeCode });
  }

  save(id: string, application: Application): Promise<void> {
    return this.api.put(`projects/${id}/application`, application);
  }

  /** A step of the lifecycle, by the noun that is posted. */
  step<T = void>(id: string, noun: string, body: unknown = {}): Promise<T> {
    return this.api.post(`projects/${id}/${noun}`, body);
  }

  verify(id: string, check: SiteCheckRequest): Promise<void> {
    return this.api.post(`projects/${id}/verification`, check);
  }

  /** `onShare` is told how much has gone over the line, from 0 to 1. */
  async upload(
    id: string,
    kind: string,
    file: File,
    onShare: (share: number) => void,
  ): Promise<DocumentView> {
    const form = new FormData();
    form.set('kind', kind);
    form.set('file', file);
    const events = this.http.post<DocumentView>(`/api/projects/${id}/documents`, form, {
      reportProgress: true,
      observe: 'events',
    });
    try {
      const done = await firstValueFrom(
        events.pipe(
          tap(
            (event) =>
              event.type === HttpEventType.UploadProgress &&
              onShare(event.loaded / (event.total ?? event.loaded)),
          ),
          filter((event): event is HttpResponse<DocumentView> => event.type === HttpEventType.Response),
        ),
      );
      return done.body!;
    } catch (error) {
      throw toRefused(error);
    }
  }

  removeDocument(id: string, documentId: string): Promise<void> {
    return this.api.delete(`projects/${id}/documents/${documentId}`);
  }
}
