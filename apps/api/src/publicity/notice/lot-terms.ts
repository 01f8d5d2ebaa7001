import { Injectable } from '@nestjs/common';
import { type Application, type TradingTerms, readApplication } from '@helan/domain';
import { type LotTermsView, fromJsonForm } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import { ApplicationContexts, type ProjectEntity } from '../../listing/listing/index.js';
import { PartyService } from '../../people/party/index.js';
import { regionName, townOf } from '../../people/region/index.js';
import { SealingTerms } from '../../listing/sealing/index.js';
import { freezeTerms } from './notice-terms.js';
import { Printable } from './printable.js';

/** Reads the terms of a project's lot as a notice of this moment freezes them. */
@Injectable()
export class LotTerms {
  constructor(
    private readonly contexts: ApplicationContexts,
    private readonly parties: PartyService,
    private readonly sealing: SealingTerms,
    private readonly printable: Printable,
  ) {}

  /** `before`: as it stands on the board already, where it does. */
  requirePrintable({ application }: ProjectEntity, before?: Application): void {
    this.printable.require(application, before);
  }

  /** `before`: what an earlier notice of the lot says, where there is one; its sealing goes on. */
  async of(
    tx: EntityManager,
    project: ProjectEntity,
    before: LotTermsView | null = null,
  ): Promise<LotTermsView> {
    const villageCode = project.application.villageCode!;
    const { type, documentKinds, rulebook, households, edition, former } = await this.contexts.of(
      tx,
      project,
    );
    const terms = freezeTerms({
      project,
      lot: 1,
      type,
      read: readApplication(project.application, type, rulebook),
      documentKinds,
      edition,
      former,
      households,
      rulebook,
      transferor: await this.parties.get(project.transferorId, tx),
      villageName: await regionName(tx, villageCode),
      townName: await regionName(tx, townOf(villageCode)),
    });
    const trading = terms.trading && fromJsonForm<TradingTerms>(terms.trading);
    const sealing = await this.sealing.freeze(tx, project, trading, before?.sealing ?? null);
    const drawHash = await this.sealing.freezeDraw(tx, project, trading, before?.drawHash);
    return { ...terms, sealing, ...(drawHash === undefined ? {} : { drawHash }) };
  }
}
