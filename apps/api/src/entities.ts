import { ArchiveFileEntity } from './closing/archive/archive-file.entity.js';
import { OpenedShareEntity } from './trading/bidding/opening/opened-share.entity.js';
import { ReserveEntity } from './trading/bidding/opening/reserve.entity.js';
import { SessionLineEntity } from './trading/bidding/session-line.entity.js';
import { SessionEntity } from './trading/bidding/session.entity.js';
import { CertificateEntity } from './closing/certificate/certificate.entity.js';
import { AnswerEntity, ConsultationEntity } from './trading/consultation/consultation.entity.js';
import { EndingNoticeEntity, EndingNoticeStepEntity } from './closing/breach/ending-notice.entity.js';
import { SuccessionEntity } from './closing/breach/succession.entity.js';
import { BreachDueEntity } from './closing/breach/breach-due.entity.js';
import { PurchaseContractEntity } from './closing/purchase/purchase-contract.entity.js';
import { RELEASE_ENTITIES } from './trading/deposit/release-entities.js';
import { ContractEntity } from './closing/contract/contract.entity.js';
import { ConfirmationEntity } from './trading/deal/confirmation.entity.js';
import { DealEntity } from './trading/deal/deal.entity.js';
import { DepositEntity } from './trading/deposit/deposit.entity.js';
import { BankReceiptEntity } from './money/receipt/bank-receipt.entity.js';
import { PaymentBatchEntity } from './money/payment/payment-batch.entity.js';
import { PaymentDecisionEntity } from './money/payment/payment-decision.entity.js';
import { PaymentOrderEntity } from './money/payment/payment-order.entity.js';
import { ReceiptDecisionEntity } from './money/receipt/receipt-decision.entity.js';
import { DayCloseEntity } from './money/reconciliation/day-close.entity.js';
import { BankProfileEntity } from './money/bank/bank-profile.entity.js';
import { BankStatementEntity } from './money/bank/bank-statement.entity.js';
import { ListingEventEntity } from './listing/listing/listing-event.entity.js';
import { ReconsiderationEntity } from './listing/listing/reconsideration.entity.js';
import { LotEntity } from './listing/listing/lot.entity.js';
import { ProjectDocumentEntity } from './listing/listing/project-document.entity.js';
import { ProjectEntity } from './listing/listing/project.entity.js';
import { LotChangeEntity } from './publicity/notice/lot-change.entity.js';
import { NegotiationEntity, OfferEntity } from './trading/negotiation/negotiation.entity.js';
import { NoticeEntity } from './publicity/notice/notice.entity.js';
import { ObjectionEntity, ObjectionStepEntity } from './trading/objection/objection.entity.js';
import { QuestionEntity } from './publicity/question/question.entity.js';
import { RegistrationEntity } from './trading/registration/registration.entity.js';
import { RiskAlertEntity } from './listing/risk/risk-alert.entity.js';
import { RulingEntity } from './rules/ruling/ruling.entity.js';
import { HolderKeyEntity } from './listing/sealing/holder-key.entity.js';
import { LotKeyEntity, LotKeyShareEntity } from './listing/sealing/lot-key.entity.js';
import { SessionDecisionEntity } from './trading/bidding/stops/session-decision.entity.js';
import { PaymentRowEntity } from './closing/contract/payment-row.entity.js';

/** Every row class of the platform. */
export const ENTITIES = [
  ReconsiderationEntity,
  AnswerEntity,
  ArchiveFileEntity,
  BankProfileEntity,
  BankReceiptEntity,
  BankStatementEntity,
  SessionLineEntity,
  CertificateEntity,
  ConfirmationEntity,
  ConsultationEntity,
  ContractEntity,
  DealEntity,
  DepositEntity,
  HolderKeyEntity,
  ListingEventEntity,
  LotChangeEntity,
  LotEntity,
  LotKeyEntity,
  LotKeyShareEntity,
  NegotiationEntity,
  NoticeEntity,
  ObjectionEntity,
  ObjectionStepEntity,
  OfferEntity,
  OpenedShareEntity,
  PaymentDecisionEntity,
  PaymentBatchEntity,
  PaymentOrderEntity,
  ReceiptDecisionEntity,
  DayCloseEntity,
  PaymentRowEntity,
  ProjectDocumentEntity,
  ProjectEntity,
  QuestionEntity,
  RegistrationEntity,
  ReserveEntity,
  RiskAlertEntity,
  RulingEntity,
  SessionDecisionEntity,
  SessionEntity,
  SuccessionEntity,
  BreachDueEntity,
  PurchaseContractEntity,
  ...RELEASE_ENTITIES,
  EndingNoticeEntity,
  EndingNoticeStepEntity,
];
