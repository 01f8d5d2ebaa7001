import { Injectable } from '@nestjs/common';
import {
  HOUSEHOLD_COLUMNS,
  type HouseholdRow,
  foldName,
  getPropertyType,
  listsForHouseholds,
  readHouseholds,
} from '@helan/domain';
import type { HouseholdView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { RefusedError, refused, requireNone } from '../../kernel/http/index.js';
import { PaperPress } from '../../kernel/paper/index.js';
import type { Incoming } from '../../kernel/storage/incoming.js';
import { UploadDesk } from '../../kernel/storage/upload-desk.js';
import { WorkRoom } from '../../kernel/work/index.js';
import { PartyService } from '../../people/party/index.js';
import { HouseholdBook, MAX_SHEET_BYTES, readHouseholdSheet } from '../../property/household/index.js';
import { findVisibleProject, isOwnProject, lockOwnProject, requireVisibleProject } from './listing.access.js';
import { ProjectEntity } from './project.entity.js';

/** Takes in the table of a lot of many households: all of it, or nothing and every fault at once. */
@Injectable()
export class HouseholdImport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly desk: UploadDesk,
    private readonly work: WorkRoom,
    private readonly parties: PartyService,
    private readonly households: HouseholdBook,
    private readonly press: PaperPress,
  ) {}

  /** Nothing of the form is read before it is known that its sender may import a table here. */
  async take(actor: Actor, id: string, form: Incoming): Promise<HouseholdView[]> {
    const project = await findVisibleProject(this.dataSource, actor, id);
    if (!isOwnProject(actor, project)) throw refused('resource.not-found');
    await this.requireMayImport(this.dataSource.manager, project);
    const terms = { accountId: actor.accountId, maxBytes: MAX_SHEET_BYTES, heldBytes: 0 };
    return this.desk.receive(form, terms, async ({ path }) => {
      const rows = await readHouseholdSheet(this.work, path);
      return this.transactions.run((tx) => this.replace(tx, actor, id, rows));
    });
  }

  async show(actor: Actor, id: string): Promise<HouseholdView[]> {
    await requireVisibleProject(this.dataSource, actor, id);
    return this.households.view(this.dataSource, id);
  }

  private async replace(
    tx: EntityManager,
    actor: Actor,
    id: string,
    rows: readonly HouseholdRow[],
  ): Promise<HouseholdView[]> {
    const project = await lockOwnProject(tx, actor, id);
    await this.requireMayImport(tx, project);
    const collective = await this.parties.findCollective(tx, project.transferorId);
    const type = getPropertyType(project.typeCode);
    const read = readHouseholds(rows, type, await this.clock.today(tx), collective);
    if (!('households' in read)) throw new RefusedError(read);
    this.requirePrintable(rows);
    await this.households.replace(tx, id, read.households, collective?.id ?? null);
    project.application = { ...project.application, parcels: read.parcels };
    project.updatedAt = await this.clock.now(tx);
    await tx.save(ProjectEntity, project);
    return this.households.view(tx, id);
  }

  /** Each household is named on papers of its own. */
  private requirePrintable(rows: readonly HouseholdRow[]): void {
    const faults = rows.map(({ row, cells: { name } }) =>
      this.press.refuseText({
        label: `第 ${row} 行“${HOUSEHOLD_COLUMNS.name.head}”`,
        text: foldName(name),
        field: `rows.${row}.name`,
      }),
    );
    requireNone(faults);
  }

  private async requireMayImport(tx: EntityManager, project: ProjectEntity): Promise<void> {
    if (!['DRAFT', 'CORRECTION'].includes(project.state)) throw refused('lifecycle.not-now');
    const lister = await this.parties.get(project.transferorId, tx);
    if (!listsForHouseholds(getPropertyType(project.typeCode), lister.kind))
      throw refused('households.not-for-lister');
  }
}
