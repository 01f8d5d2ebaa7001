import { Injectable } from '@nestjs/common';
import { refuseDrawnArea, squareMetresOf } from '@helan/domain';
import type { BoundariesView } from '@helan/contracts';
import type { DrawBoundaryRequest } from '@helan/contracts/requests';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused, requireNone, requireVersion } from '../../kernel/http/index.js';
import { ParcelRegister, requireBoundary } from '../../property/parcel/index.js';
import { findVisibleProject, lockVisibleProject } from './listing.access.js';
import { ProjectEntity } from './project.entity.js';

/** Boundaries of a listing's parcels, and whose ground they touch. */
@Injectable()
export class ParcelDrawings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly register: ParcelRegister,
  ) {}

  /** Walked by the liaison while he checks the site, or handed in by him; position counts from nought. */
  async draw(
    actor: Actor,
    id: string,
    position: number,
    { boundary: ground, version }: DrawBoundaryRequest,
  ): Promise<void> {
    const boundary = requireBoundary(ground, 'boundary');
    await this.transactions.run(async (tx) => {
      const project = await lockVisibleProject(tx, actor, id);
      if (project.state !== 'VILLAGE_VERIFYING') throw refused('lifecycle.not-now');
      requireVersion(project.applicationVersion, version);
      const { parcels = [] } = project.application;
      const parcel = parcels[position];
      if (!parcel) throw refused('resource.not-found');
      requireNone(refuseDrawnArea(boundary, parcel.mu, 'boundary'));
      const drawn = parcels.map((parcel, index) => (index === position ? { ...parcel, boundary } : parcel));
      project.application = { ...project.application, parcels: drawn };
      // Whoever has the form open still does not write over what was drawn.
      project.applicationVersion += 1;
      project.updatedAt = await this.clock.now(tx);
      await tx.save(ProjectEntity, project);
    });
  }

  async show(actor: Actor, id: string): Promise<BoundariesView> {
    const tx = this.dataSource.manager;
    const project = await findVisibleProject(tx, actor, id);
    const parcels = (project.application.parcels ?? []).flatMap(({ code, name, mu, boundary }) =>
      boundary ? [{ code, name, mu, boundary, squareMetres: Math.round(squareMetresOf(boundary)) }] : [],
    );
    const overlaps = (await this.register.findOverlaps(tx, project)).map((overlap) => ({
      parcelCode: overlap.parcel.code,
      ...overlap.neighbour,
      squareMetres: Math.round(overlap.squareMetres),
    }));
    return { parcels, overlaps };
  }
}
