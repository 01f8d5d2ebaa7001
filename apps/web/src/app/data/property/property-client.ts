import { Injectable, inject } from '@angular/core';
import type { BoundariesView, HouseholdView, PageView, ParcelRowView, ParcelView } from '@helan/contracts';
import type { DrawBoundaryRequest } from '@helan/contracts/requests';
import type { ParcelPart } from '@helan/domain';
import { Api } from '../api';

/** Parcels, their boundaries, and the households of a lot of many. */
@Injectable({ providedIn: 'root' })
export class PropertyClient {
  private readonly api = inject(Api);

  list(search: string, at: string): Promise<PageView<ParcelRowView>> {
    return this.api.get('parcels', { search, at });
  }

  show(id: string): Promise<ParcelView> {
    return this.api.get(`parcels/${id}`);
  }

  split(id: string, parts: readonly ParcelPart[], reason: string): Promise<void> {
    return this.api.post(`parcels/${id}/split`, { parts, reason });
  }

  correct(id: string, mu: string, reason: string): Promise<void> {
    return this.api.post(`parcels/${id}/correction`, { mu, reason });
  }

  boundaries(projectId: string): Promise<BoundariesView> {
    return this.api.get(`projects/${projectId}/boundaries`);
  }

  draw(projectId: string, position: number, request: DrawBoundaryRequest): Promise<void> {
    return this.api.put(`projects/${projectId}/parcels/${position}/boundary`, request);
  }

  households(projectId: string): Promise<HouseholdView[]> {
    return this.api.get(`projects/${projectId}/households`);
  }

  importHouseholds(projectId: string, file: File): Promise<HouseholdView[]> {
    return this.api.upload(`projects/${projectId}/households`, { file });
  }
}
