import { Injectable, inject } from '@angular/core';
import type { DepartmentQueryView, DepartmentTaskView, PageView } from '@helan/contracts';
import type { AnswerQueryRequest, AskDepartmentRequest } from '@helan/contracts/requests';
import { Api } from '../../data/api';

/** 协查: what the center asks other offices about a title, and what they answer. */
@Injectable({ providedIn: 'root' })
export class DepartmentClient {
  private readonly api = inject(Api);

  queries(projectId: string): Promise<DepartmentQueryView[]> {
    return this.api.get(`projects/${projectId}/department-queries`);
  }

  ask(projectId: string, request: AskDepartmentRequest): Promise<void> {
    return this.api.post(`projects/${projectId}/department-queries`, request);
  }

  tasks(at: string): Promise<PageView<DepartmentTaskView>> {
    return this.api.get('department-queries', { at });
  }

  answer(id: string, request: AnswerQueryRequest): Promise<void> {
    return this.api.post(`department-queries/${id}/answer`, request);
  }
}
