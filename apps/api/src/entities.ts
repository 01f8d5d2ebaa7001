import { ArchiveFileEntity } from './archive/archive-file.entity.js';
import { ReserveEntity } from './bidding/opening/reserve.entity.js';
import { SessionLineEntity } from './bidding/session-line.entity.js';
import { SessionEntity } from './bidding/session.entity.js';
import { CertificateEntity } from './certificate/certificate.entity.js';
import { AnswerEntity, ConsultationEntity } from './consultation/consultation.entity.js';
import { SuccessionEntity } from './breach/succession.entity.js';
import { ContractEntity } from './contract/contract.entity.js';
import { ConfirmationEntity } from './deal/confirmation.entity.js';
import { DealEntity } from './deal/deal.entity.js';
import { DepositEntity } from './deposit/deposit.entity.js';
import { BankReceiptEntity } from './ledger/bank-receipt.entity.js';
import { PaymentOrderEntity } from './ledger/payment-order.entity.js';
import { ListingEventEntity } from './listing/listing-event.entity.js';
import { LotEntity } from './listing/lot.entity.js';
import { ProjectDocumentEntity } from './listing/project-document.entity.js';
import { ProjectEntity } from './listing/project.entity.js';
import { LotChangeEntity } from './notice/lot-change.entity.js';
import { NegotiationEntity, OfferEntity } from './negotiation/negotiation.entity.js';
import { NoticeEntity } from './notice/notice.entity.js';
import { ObjectionEntity, ObjectionStepEntity } from './objection/objection.entity.js';
import { QuestionEntity } from './question/question.entity.js';
import { RegistrationEntity } from './registration/registration.entity.js';
import { RiskAlertEntity } from './risk/risk-alert.entity.js';
import { RulingEntity } from './ruling/ruling.entity.js';
import { HolderKeyEntity } from './sealing/holder-key.entity.js';
import { KeyShareEntity, SealingKeyEntity } from './sealing/sealing-key.entity.js';
import { PaymentRowEntity } from './settlement/payment-row.entity.js';

/** Every row class of the platform. */
export const ENTITIES = [
  AnswerEntity,
  ArchiveFileEntity,
  BankReceiptEntity,
  SessionLineEntity,
  CertificateEntity,
  ConfirmationEntity,
  ConsultationEntity,
  ContractEntity,
  DealEntity,
  DepositEntity,
  HolderKeyEntity,
  KeyShareEntity,
  ListingEventEntity,
  LotChangeEntity,
  LotEntity,
  NegotiationEntity,
  NoticeEntity,
  ObjectionEntity,
  ObjectionStepEntity,
  OfferEntity,
  PaymentOrderEntity,
  PaymentRowEntity,
  ProjectDocumentEntity,
  ProjectEntity,
  QuestionEntity,
  RegistrationEntity,
  ReserveEntity,
  RiskAlertEntity,
  RulingEntity,
  SealingKeyEntity,
  SessionEntity,
  SuccessionEntity,
];
