import { Injectable } from '@nestjs/common';
import {
  type CertifiedFacts,
  type DealSide,
  OPEN_ROWS,
  isNatural,
  otherFigure,
  shanghaiDate,
} from '@helan/domain';
import { lotQuantityInWords, priceTermsOf } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import { ContractBook, ContractEntity, type ContractFacts, PaymentRowEntity } from '../contract/index.js';
import { DealEntity, MANNERS } from '../../trading/deal/index.js';
import { canonicalJson, sha256 } from '../../kernel/canonical.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { type LotEntity, ProjectEntity } from '../../listing/listing/index.js';
import { PartyService } from '../../people/party/index.js';
import { Partners, RegistrationEntity } from '../../trading/registration/index.js';
import { appraisalOf } from './agreed-appraisal.js';
import { CertificateEntity, type CertificateFacts } from './certificate.entity.js';

const COLUMN = 'certificate.facts';

/** Reads a certificate's facts from the deal, and keeps them sealed. */
@Injectable()
export class CertificateBook {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly contracts: ContractBook,
    private readonly parties: PartyService,
    private readonly partners: Partners,
  ) {}

  seal(facts: CertificateFacts): { factsEnc: Buffer; factsHash: string } {
    const text = canonicalJson(facts);
    return { factsEnc: this.cipher.seal(text, COLUMN), factsHash: sha256(text) };
  }

  open(certificate: CertificateEntity): CertificateFacts {
    return JSON.parse(this.cipher.open(certificate.factsEnc, COLUMN)) as CertificateFacts;
  }

  /** Between whom each certificate of a lot says that the deal is, by their numbers. */
  async partiesOf(tx: EntityManager, lotId: string): Promise<Map<string, Record<DealSide, string>>> {
    const all = await tx.findBy(CertificateEntity, { lotId });
    return new Map(
      all.map((certificate) => {
        const { transferorName, transfereeName } = this.open(certificate);
        return [certificate.no, { TRANSFEROR: transferorName, TRANSFEREE: transfereeName }];
      }),
    );
  }

  /** What the deal itself says, read anew: a certificate must equal it when it is issued. */
  async certifiedFacts(tx: EntityManager, lot: LotEntity): Promise<CertifiedFacts> {
    const contract = await tx.findOneByOrFail(ContractEntity, { lotId: lot.id });
    const deal = await tx.findOneByOrFail(DealEntity, { lotId: lot.id });
    const facts = await this.contracts.factsOf(tx, lot, deal, contract.priceSubAccount);
    return certified(facts, contract.no);
  }

  async factsOf(tx: EntityManager, lot: LotEntity): Promise<CertificateFacts> {
    const contract = await tx.findOneByOrFail(ContractEntity, { lotId: lot.id });
    const deal = await tx.findOneByOrFail(DealEntity, { lotId: lot.id });
    const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    const registration = await tx.findOneByOrFail(RegistrationEntity, { id: deal.registrationId });
    const signed = this.contracts.open(contract);
    const transferor = await this.parties.get(signed.transferorId, tx);
    const transferee = await this.parties.get(signed.transfereeId, tx);
    const joint = await this.partners.inWords(tx, registration, signed.transfereeName);
    const rows = await tx.find(PaymentRowEntity, {
      where: { contractId: contract.id },
      order: { seq: 'ASC' },
    });
    const published: { at: Date }[] = await tx.query(
      'select min(published_at) as at from notice where lot_id = $1',
      [lot.id],
    );
    const { terms } = lot;
    const appraisal = await appraisalOf(tx, lot);
    const other = otherFigure(priceTermsOf(terms.price, deal.unitPriceFen), terms.price.quantityUnit);
    return {
      ...certified(signed, contract.no),
      ...(joint ? { jointTransferees: joint } : {}),
      ...(appraisal ? { appraisal } : {}),
      projectNo: terms.projectNo,
      typeName: terms.typeName,
      location: `${terms.townName}${terms.villageName} ${terms.location}`,
      quantity: lotQuantityInWords(terms.price),
      priceUnit: terms.price.unit,
      ...(terms.price.scale ? { priceScale: terms.price.scale } : {}),
      ...(other ? { otherFigure: other } : {}),
      ...(terms.termPermission ? { termPermission: terms.termPermission } : {}),
      purpose: terms.purpose,
      rightNo:
        project.application.certificateNo || project.application.contractNo || terms.certificateNoMasked,
      transferModeName: terms.transferModeName,
      mannerName: MANNERS[deal.manner],
      startPriceFen: terms.startPriceFen,
      unitPriceFen: deal.unitPriceFen.toString(),
      paidFen: rows.reduce((sum, row) => sum + row.paidFen, 0n).toString(),
      paymentName: terms.paymentName,
      contractSignedOn: shanghaiDate(contract.signedAt!.getTime()),
      publishedOn: shanghaiDate(published[0]!.at.getTime()),
      publicationEndsOn: shanghaiDate(lot.registrationEndsAt.getTime()),
      transferorKind: transferor.kindName,
      transfereeKind: transferee.kindName,
      transferorIsNatural: isNatural(transferor.kind),
      transfereeIsNatural: isNatural(transferee.kind),
      laterPayments: rows
        .filter(({ state }) => OPEN_ROWS.includes(state))
        .map(({ dueOn, event, amountFen, isProvisional }) => ({
          dueOn,
          ...(event ? { event } : {}),
          amountFen: amountFen.toString(),
          isProvisional,
        })),
    };
  }
}

function certified(facts: ContractFacts, contractNo: string): CertifiedFacts {
  const { lotNo, title, transferorName, transfereeName, transfereeIdNumber, termFrom, termTo, totalFen } =
    facts;
  return {
    lotNo,
    title,
    transferorName,
    transfereeName,
    transfereeIdNumber,
    termFrom,
    termTo,
    totalFen,
    contractNo,
  };
}
