import { Injectable } from '@nestjs/common';
import { getPropertyType, listedQuantity, refuseApplication, refuseMeasures, unitOf } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Fault } from '../../kernel/http/index.js';
import { Bars, PartyService } from '../../people/party/index.js';
import { ParcelRegister } from '../../property/parcel/index.js';
import { ApplicationContexts } from './application-contexts.js';
import { type ProjectEntity, measuredOf } from './project.entity.js';

/** What keeps an application from being sent or passed. */
@Injectable()
export class ApplicationJudge {
  constructor(
    private readonly contexts: ApplicationContexts,
    private readonly parties: PartyService,
    private readonly bars: Bars,
    private readonly register: ParcelRegister,
  ) {}

  /** Everything at once: whether its owner may take part, the rules of its type, and what the register says. */
  async findFaults(tx: EntityManager, project: ProjectEntity): Promise<Fault[]> {
    const { idNumber } = await this.parties.get(project.transferorId, tx);
    const barred = await this.bars.findFault(tx, idNumber);
    return [
      ...(barred ? [barred] : []),
      ...refuseApplication(project.application, await this.contexts.of(tx, project)),
      ...(await this.register.findFaults(tx, project)),
    ];
  }

  /** What keeps it from the board besides: what is listed and what was measured, where nobody has settled which counts. */
  async findMeasureFaults(tx: EntityManager, project: ProjectEntity): Promise<Fault[]> {
    const { application, siteCheck, typeCode } = project;
    const type = getPropertyType(typeCode);
    const listed = listedQuantity(application, type);
    const measured = measuredOf(siteCheck, unitOf(application, type));
    if (!listed || !measured) return [];
    const { rulebook } = await this.contexts.of(tx, project);
    const fault = refuseMeasures({ listed, measured, agreement: application.areaAgreement }, rulebook);
    return fault ? [fault] : [];
  }
}
