import {
  type LeaseTerms,
  PAYMENT_MODES,
  type PropertyType,
  type Rulebook,
  TRANSFER_MODES,
  isNatural,
  lotNumber,
  maskCertificateNo,
  maskName,
  totalRent,
} from '@helan/domain';
import type { LotTermsView } from '@helan/contracts';
import type { ProjectEntity } from '../listing/index.js';
import type { Party } from '../party/index.js';

export interface TermsSource {
  readonly project: ProjectEntity;
  readonly lot: number;
  readonly type: PropertyType;
  readonly terms: LeaseTerms;
  readonly transferor: Party;
  readonly villageName: string;
  readonly townName: string;
  readonly rulebook: Rulebook;
}

/** The terms of a lot as its notice freezes them: every value that rules it, persons masked. */
export function freezeTerms(source: TermsSource): LotTermsView {
  const { project, type, terms, transferor, rulebook } = source;
  const { application } = project;
  const rent = {
    unitPriceFen: terms.startPriceFen,
    mu: terms.mu,
    term: terms.term,
    escalation: terms.escalation,
  };
  return {
    projectNo: project.no!,
    lotNo: lotNumber(project.no!, source.lot),
    title: application.title!,
    typeCode: type.code,
    typeName: type.name,
    location: application.location!,
    villageCode: application.villageCode!,
    villageName: source.villageName,
    townName: source.townName,
    transferorMasked: isNatural(transferor.kind) ? maskName(transferor.name) : transferor.name,
    transferModeName: TRANSFER_MODES[application.transferMode!],
    certificateNoMasked: maskCertificateNo(application.certificateNo || application.contractNo!),
    mu: terms.mu.toString(),
    areaCentiSquareMetres: terms.area.toString(),
    parcels: application.parcels!.map(({ name, mu, east, south, west, north }) => ({
      name,
      mu,
      bounds: `东至${east || '—'}，南至${south || '—'}，西至${west || '—'}，北至${north || '—'}`,
    })),
    termFrom: terms.term.from,
    termTo: terms.term.to,
    purpose: application.purpose!,
    condition: application.condition ?? '',
    startPriceFen: terms.startPriceFen.toString(),
    stepFen: terms.stepFen.toString(),
    depositFen: terms.depositFen.toString(),
    startTotalFen: totalRent(rent).toString(),
    escalation: terms.escalation ?? null,
    payment: application.payment!,
    paymentName: PAYMENT_MODES[application.payment!],
    qualification: application.qualification || '具备农业经营能力，能独立承担民事责任。',
    delivery: application.delivery || '合同签订并按约付款后交付。',
    publicationWorkingDays: application.publicationWorkingDays!,
    extensionCycles: Math.min(
      application.extensionCycles ?? rulebook['extension.maxCycles'],
      rulebook['extension.maxCycles'],
    ),
    parameters: { ...rulebook },
  };
}
