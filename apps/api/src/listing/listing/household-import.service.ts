import { Injectable } from '@nestjs/common';
import { getPropertyType, listsForHouseholds, readHouseholds } from '@helan/domain';
import type { HouseholdView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { RefusedError, refused } from '../../kernel/http/index.js';
import { PartyService } from '../../people/party/index.js';
import { HouseholdBook, readHouseholdSheet } from '../../property/household/index.js';
import { lockOwnProject, requireVisibleProject } from './listing.access.js';
import { ProjectEntity } from './project.entity.js';

/** Takes in the table of a lot of many households: all of it, or nothing and every fault at once. */
@Injectable()
export class HouseholdImport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly parties: PartyService,
    private readonly households: HouseholdBook,
  ) {}

  async take(actor: Actor, id: string, sheet: Buffer): Promise<HouseholdView[]> {
    const rows = await readHouseholdSheet(sheet);
    await this.transactions.run(async (tx) => {
      const project = await lockOwnProject(tx, actor, id);
      if (!['DRAFT', 'CORRECTION'].includes(project.state)) throw refused('lifecycle.not-now');
      const type = getPropertyType(project.typeCode);
      const lister = await this.parties.get(project.transferorId, tx);
      if (!listsForHouseholds(type, lister.kind)) throw refused('households.not-for-lister');
      const read = readHouseholds(rows, type);
      if (!('households' in read)) throw new RefusedError(read);
      await this.households.replace(tx, id, read.households);
      project.application = { ...project.application, parcels: read.parcels };
      project.updatedAt = await this.clock.now(tx);
      await tx.save(ProjectEntity, project);
    });
    return this.households.view(this.dataSource, id);
  }

  async show(actor: Actor, id: string): Promise<HouseholdView[]> {
    await requireVisibleProject(this.dataSource, actor, id);
    return this.households.view(this.dataSource, id);
  }
}
