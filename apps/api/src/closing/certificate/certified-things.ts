import { Injectable } from '@nestjs/common';
import { findRight, getPropertyType } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { type LotEntity, ProjectEntity } from '../../listing/listing/index.js';
import { PassedThings } from '../../property/parcel/index.js';
import { ContractBook, ContractEntity } from '../contract/index.js';
import type { CertificateEntity } from './certificate.entity.js';

/** What was sold for good goes to its new holder with the certificate. */
@Injectable()
export class CertifiedThings {
  constructor(
    private readonly things: PassedThings,
    private readonly contracts: ContractBook,
  ) {}

  /** A certificate in place of a revoked one passes it again, unless it has gone on to somebody else meanwhile. */
  async pass(tx: EntityManager, lot: LotEntity, certificate: CertificateEntity): Promise<void> {
    const ground = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    const right = findRight(getPropertyType(ground.typeCode), ground.application.right);
    if (!right?.isOutright) return;
    if (certificate.replacesId && (await this.things.passedTo(tx, ground)).length > 0) return;
    const contract = await tx.findOneByOrFail(ContractEntity, { lotId: lot.id });
    await this.things.pass(tx, {
      ground,
      lotId: lot.id,
      certificateId: certificate.id,
      certificateNo: certificate.no,
      holderId: this.contracts.open(contract).transfereeId,
      quantity: right.isCounted ? BigInt(lot.terms.price.quantity) : null,
    });
  }

  takeBack(tx: EntityManager, lot: LotEntity, { id }: CertificateEntity): Promise<void> {
    return this.things.takeBack(tx, id, lot.projectId);
  }
}
