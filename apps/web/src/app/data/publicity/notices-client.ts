import { Injectable, inject } from '@angular/core';
import type {
  CenterView,
  HomeView,
  NoticeRowView,
  NoticeView,
  PageView,
  RegionView,
  VerificationView,
  WorkingDaysView,
} from '@helan/contracts';
import type { ProvedDay } from '@helan/domain';
import { Api } from '../api';

export interface NoticeQuery {
  readonly type?: string | undefined;
  readonly town?: string | undefined;
  readonly search?: string | undefined;
  readonly stage?: string | undefined;
  readonly at?: string | undefined;
}

/** What the public reads. */
@Injectable({ providedIn: 'root' })
export class NoticesClient {
  private readonly api = inject(Api);

  list(query: NoticeQuery): Promise<PageView<NoticeRowView>> {
    return this.api.get('notices', { ...query });
  }

  home(): Promise<HomeView> {
    return this.api.get('home');
  }

  center(): Promise<CenterView> {
    return this.api.get('center');
  }

  show(id: string): Promise<NoticeView> {
    return this.api.get(`notices/${id}`);
  }

  publicDays(): Promise<ProvedDay[]> {
    return this.api.get('public-days');
  }

  broadcast(id: string): Promise<{ text: string }> {
    return this.api.get(`notices/${id}/broadcast`);
  }

  regions(): Promise<RegionView[]> {
    return this.api.get('regions');
  }

  verify(certificate: string, fingerprint?: string): Promise<VerificationView> {
    return this.api.get('verification', { certificate, fingerprint });
  }

  /** So many working days on, or those up to a date. */
  workingDays(from: string, until: { days: string } | { to: string }): Promise<WorkingDaysView> {
    return this.api.get('calendar/working-days', { from, ...until });
  }
}
