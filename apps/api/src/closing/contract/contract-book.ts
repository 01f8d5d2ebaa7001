import { Injectable } from '@nestjs/common';
import type { DealSide } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { DealEntity } from '../../trading/deal/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { SubAccounts } from '../../money/receipt/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { type LotEntity, ProjectEntity } from '../../listing/listing/index.js';
import { MandateBearers } from '../../people/identity/index.js';
import { Bars, PartyService } from '../../people/party/index.js';
import { Partners, RegistrationEntity } from '../../trading/registration/index.js';
import type { ContractEntity, ContractFacts } from './contract.entity.js';

const COLUMN = 'contract.facts';

/** Reads and writes what contracts say; the facts lie sealed because they hold whole ID numbers. */
@Injectable()
export class ContractBook {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly parties: PartyService,
    private readonly bars: Bars,
    private readonly subAccounts: SubAccounts,
    private readonly partners: Partners,
    private readonly bearers: MandateBearers,
  ) {}

  /** What the contract of a result will say, with an account of its own for the price. */
  async drawUp(tx: EntityManager, lot: LotEntity, deal: DealEntity): Promise<ContractFacts> {
    return this.factsOf(tx, lot, deal, await this.subAccounts.open(tx, 'PRICE_BANK'));
  }

  async factsOf(
    tx: EntityManager,
    lot: LotEntity,
    deal: DealEntity,
    priceSubAccount: string,
  ): Promise<ContractFacts> {
    const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    const registration = await tx.findOneByOrFail(RegistrationEntity, { id: deal.registrationId });
    const transferor = await this.parties.get(project.transferorId, tx);
    const transferee = await this.parties.get(registration.partyId, tx);
    const bearers = await this.bearers.inWords(tx, [transferor.id, transferee.id], lot.projectId);
    const [transferorBearer, transfereeBearer] = [bearers.get(transferor.id), bearers.get(transferee.id)];
    const joint = await this.partners.inWords(tx, registration, transferee.name);
    return {
      lotNo: lot.no,
      title: lot.terms.title,
      transferorId: transferor.id,
      transferorName: transferor.name,
      transferorIdNumber: transferor.idNumber,
      transfereeId: transferee.id,
      transfereeName: transferee.name,
      transfereeIdNumber: transferee.idNumber,
      ...(transferorBearer ? { transferorBearer } : {}),
      ...(transfereeBearer ? { transfereeBearer } : {}),
      ...(joint ? { jointTransferees: joint } : {}),
      termFrom: lot.terms.price.termFrom,
      termTo: lot.terms.price.termTo,
      unitPriceFen: deal.unitPriceFen.toString(),
      totalFen: deal.totalFen.toString(),
      agreedTerms: deal.agreedTerms,
      priceSubAccount,
    };
  }

  /** Whoever was kept out since he won gets no contract. */
  async requireFree(tx: EntityManager, { registrationId }: DealEntity): Promise<void> {
    const { partyId } = await tx.findOneByOrFail(RegistrationEntity, { id: registrationId });
    const { idNumber } = await this.parties.get(partyId, tx);
    if (await this.bars.findFault(tx, idNumber)) throw refused('deal.barred');
  }

  seal(facts: ContractFacts): Buffer {
    return this.cipher.seal(JSON.stringify(facts), COLUMN);
  }

  open(contract: ContractEntity): ContractFacts {
    return JSON.parse(this.cipher.open(contract.factsEnc, COLUMN)) as ContractFacts;
  }

  sideOf(actor: Actor, contract: ContractEntity): DealSide | null {
    const facts = this.open(contract);
    if (!actor.partyId) return null;
    if (actor.partyId === facts.transferorId) return 'TRANSFEROR';
    return actor.partyId === facts.transfereeId ? 'TRANSFEREE' : null;
  }

  namesOf(contract: ContractEntity): Record<DealSide, string> {
    const { transferorName, transfereeName } = this.open(contract);
    return { TRANSFEROR: transferorName, TRANSFEREE: transfereeName };
  }
}
