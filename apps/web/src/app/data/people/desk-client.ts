import { Injectable, inject } from '@angular/core';
import type { DepartmentQueryView, DepartmentTaskView, StaffView, StandInView } from '@helan/contracts';
import type {
  AnswerQueryRequest,
  AppointStandInRequest,
  AskDepartmentRequest,
} from '@helan/contracts/requests';
import { Api } from '../api';

/** What passes between desks: questions to other offices, and who looks after whose desk. */
@Injectable({ providedIn: 'root' })
export class DeskClient {
  private readonly api = inject(Api);

  queries(projectId: string): Promise<DepartmentQueryView[]> {
    return this.api.get(`projects/${projectId}/department-queries`);
  }

  ask(projectId: string, request: AskDepartmentRequest): Promise<void> {
    return this.api.post(`projects/${projectId}/department-queries`, request);
  }

  tasks(): Promise<DepartmentTaskView[]> {
    return this.api.get('department-queries');
  }

  answer(id: string, request: AnswerQueryRequest): Promise<void> {
    return this.api.post(`department-queries/${id}/answer`, request);
  }

  staff(): Promise<StaffView[]> {
    return this.api.get('staff');
  }

  standIns(): Promise<StandInView[]> {
    return this.api.get('stand-ins');
  }

  appoint(request: AppointStandInRequest): Promise<{ id: string }> {
    return this.api.post('stand-ins', request);
  }

  end(id: string): Promise<void> {
    return this.api.post(`stand-ins/${id}/ending`);
  }
}
