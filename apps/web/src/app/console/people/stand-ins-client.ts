import { Injectable, inject } from '@angular/core';
import type { StaffView, StandInView } from '@helan/contracts';
import type { AppointStandInRequest } from '@helan/contracts/requests';
import { Api } from '../../data/api';

/** Who looks after whose desk. */
@Injectable({ providedIn: 'root' })
export class StandInsClient {
  private readonly api = inject(Api);

  staff(): Promise<StaffView[]> {
    return this.api.get('staff');
  }

  standIns(): Promise<StandInView[]> {
    return this.api.get('stand-ins');
  }

  own(): Promise<StandInView[]> {
    return this.api.get('my/stand-ins');
  }

  appoint(request: AppointStandInRequest): Promise<{ id: string }> {
    return this.api.post('stand-ins', request);
  }

  confirm(id: string): Promise<void> {
    return this.api.post(`stand-ins/${id}/confirmation`);
  }

  end(id: string): Promise<void> {
    return this.api.post(`stand-ins/${id}/ending`);
  }
}
