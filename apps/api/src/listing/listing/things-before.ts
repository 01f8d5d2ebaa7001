import { Injectable } from '@nestjs/common';
import type { ApplicationContext } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PassedThings } from '../../property/parcel/index.js';
import type { ProjectEntity } from './project.entity.js';
import { RelistingBans } from './relisting-bans.js';
import { Relistings } from './relistings.js';

/** What befell the thing of a listing before: whoever has it by now, who may not list it yet, and how it failed. */
@Injectable()
export class ThingsBefore {
  constructor(
    private readonly things: PassedThings,
    private readonly bans: RelistingBans,
    private readonly relistings: Relistings,
  ) {}

  /** A thing that failed before is tied to the lot that failed. */
  tie(tx: EntityManager, project: ProjectEntity): Promise<void> {
    return this.relistings.tie(tx, project);
  }

  async of(
    tx: EntityManager,
    project: ProjectEntity,
  ): Promise<Pick<ApplicationContext, 'passedTo' | 'barredSubjects' | 'former'>> {
    return {
      passedTo: await this.things.passedTo(tx, project),
      barredSubjects: await this.bans.of(tx, project),
      former: await this.relistings.formerOf(tx, project),
    };
  }
}
