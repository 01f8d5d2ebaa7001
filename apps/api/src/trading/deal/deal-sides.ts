import { Injectable } from '@nestjs/common';
import type { DealSide } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { DepositEntity } from '../deposit/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { type LotEntity, ProjectEntity } from '../../listing/listing/index.js';
import { MandateBearers } from '../../people/identity/index.js';
import { PartyService } from '../../people/party/index.js';
import { Partners, RegistrationEntity } from '../registration/index.js';
import type { DealEntity } from './deal.entity.js';

/** The two sides of a result, as its papers name them. */
export interface DealPeople {
  readonly transferorName: string;
  readonly transfereeName: string;
  /** `（代理人：…）` where another may sign for the side; else nothing. */
  readonly transferorBearer: string;
  readonly transfereeBearer: string;
  /** Everybody who takes the lot on, where the transferee does so with others. */
  readonly jointTransferees: string | null;
  readonly paddle: string | null;
  /** What the center holds of the transferee. */
  readonly depositFen: bigint;
}

/** Who stands on which side of a result. */
@Injectable()
export class DealSides {
  constructor(
    private readonly parties: PartyService,
    private readonly partners: Partners,
    private readonly bearers: MandateBearers,
  ) {}

  async of(tx: EntityManager, lot: LotEntity, deal: DealEntity): Promise<DealPeople> {
    const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    const registration = await tx.findOneByOrFail(RegistrationEntity, { id: deal.registrationId });
    const deposit = await tx.findOneBy(DepositEntity, { registrationId: registration.id, state: 'HELD' });
    const bearers = await this.bearers.inWords(
      tx,
      [project.transferorId, registration.partyId],
      lot.projectId,
    );
    const transfereeName = (await this.parties.get(registration.partyId, tx)).name;
    return {
      transferorName: (await this.parties.get(project.transferorId, tx)).name,
      transfereeName,
      transferorBearer: bearers.get(project.transferorId) ?? '',
      transfereeBearer: bearers.get(registration.partyId) ?? '',
      jointTransferees: await this.partners.inWords(tx, registration, transfereeName),
      paddle: registration.paddle,
      depositFen: deposit?.amountFen ?? 0n,
    };
  }

  async sideOf(tx: EntityManager, actor: Actor, lot: LotEntity, deal: DealEntity): Promise<DealSide | null> {
    if (!actor.partyId) return null;
    const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    if (project.transferorId === actor.partyId) return 'TRANSFEROR';
    const { partyId } = await tx.findOneByOrFail(RegistrationEntity, { id: deal.registrationId });
    return partyId === actor.partyId ? 'TRANSFEREE' : null;
  }
}
