import type {
  BoardCallView,
  CertificateRowView,
  CertificateTaskView,
  CorrectionView,
  DepartmentTaskView,
  EndingNoticeRowView,
  EscalationView,
  IssuerRequestRowView,
  MandateToSeeView,
  MouthTellingView,
  NumberReleaseView,
  ObjectionView,
  OwnOpeningView,
  PartyRowView,
  PartyStopView,
  PaymentOrderView,
  PhoneChangeView,
  ProjectRowView,
  QualificationView,
  QuestionView,
  ReceiptView,
  ReconsiderationView,
  RefusedScanView,
  RestingDeadlineView,
  RiskAlertView,
  RulingView,
  ScanToSeeView,
  ScoringCallView,
  SecurityEventView,
  SessionQuestionView,
  SetAsideView,
  SocialReviewView,
  StaffChangeView,
  StandInView,
  UnsentMessageView,
} from '@helan/contracts';
import { type ListingState, PROPERTY_TYPES, turnOf } from '@helan/domain';
import { DESK_STEPS, WAIT_ELSEWHERE } from '../listing/listing/listing-work.js';
import { DAY_QUEUE } from './day-queues.js';
import { BANK_QUEUES } from './bank-queues.js';
import { BATCH_QUEUE } from './batch-queues.js';
import { RELEASE_QUEUES } from './release-queues.js';
import { WRITTEN_FOR } from './full-desk.js';
import { type Queue, type Reader, answered, byNumber, byPath, has, listed } from './queue.js';

export type { Queue, Reader } from './queue.js';

const RELAYED = PROPERTY_TYPES.filter(({ isRelay }) => isRelay).map(({ name }) => name);
const MANDATED: readonly ListingState[] = ['DRAFT', 'CORRECTION', 'DEAL_CONFIRMED', 'CONTRACTING'];

/** Steps of listings: whose turn it is says the table of steps, and the row where both sides are asked first. */
function stepOf({ id, lotId, state, turn, typeName }: ProjectRowView, { roles }: Reader): string | undefined {
  if (WAIT_ELSEWHERE.includes(state) || turn === '双方') return undefined;
  // What is traded elsewhere is planned by nobody: whoever records its result has it as a kind of its own.
  if (state === 'REG_CLOSED' && RELAYED.includes(typeName)) return undefined;
  const isDesk =
    DESK_STEPS.some((step) => step.state === state) && (roles as readonly string[]).includes(turnOf(state)!);
  if (isDesk) return `STEP_${state}:${lotId ?? id}`;
  return MANDATED.includes(state) ? `FILING:${lotId ?? id}` : undefined;
}

/** All lists of the console from which something is worked off. */
export const QUEUES: readonly Queue[] = [
  DAY_QUEUE,
  listed<ProjectRowView>(
    'projects?myTurn=true',
    [...DESK_STEPS.map(({ state }) => `STEP_${state}`), 'FILING'].join(' '),
    stepOf,
  ),
  listed<DepartmentTaskView>(
    'department-queries',
    'DEPARTMENT_QUERY',
    ({ id, answer }) => answer === null && `DEPARTMENT_QUERY:${id}`,
  ),
  listed<MandateToSeeView>('mandates', 'MANDATE', ({ projectId, isOwn }) => !isOwn && `MANDATE:${projectId}`),
  listed<ScanToSeeView>('paper-scans', 'SCAN', ({ id, isOwn }) => !isOwn && `SCAN:${id}`),
  answered<RefusedScanView[], RefusedScanView>(
    'my/refused-scans',
    'SCAN_AGAIN',
    (rows) => rows,
    ({ kindName, title }) => `${kindName}：${title}`,
    { ofWork: ({ title }) => title },
  ),
  listed<ReconsiderationView>(
    'reconsiderations',
    'RECONSIDERATION RECONSIDERATION_FIT',
    ({ id, subjectName, proposerName }, reader) =>
      has(reader, 'CENTER_APPROVE') &&
      proposerName !== reader.name &&
      `${subjectName.startsWith('申请') ? 'RECONSIDERATION' : 'RECONSIDERATION_FIT'}:${id}`,
  ),
  listed<RiskAlertView>(
    'risks?open=true',
    'RISK',
    ({ id, level }, reader) =>
      (has(reader, 'SUPERVISOR') || (level !== 'RED' && !has(reader, 'CENTER_ACCEPT'))) && `RISK:${id}`,
  ),
  listed<EscalationView>('escalations', 'ESCALATION', ({ id }) => `ESCALATION:${id}`),
  listed<BoardCallView>('board-calls', 'WITHDRAWAL CHANGE', ({ kind, lotNo }) => `${kind} ${lotNo}`, {
    ofWork: byNumber,
  }),
  listed<QuestionView>('questions?open=true', 'QUESTION', ({ id }) => `QUESTION:${id}`),
  answered<{ file: QualificationView | null }, QualificationView>(
    'qualifications/next',
    'QUALIFICATION',
    ({ file }) => (file ? [file] : []),
    ({ id }) => `QUALIFICATION:${id}`,
  ),
  listed<SocialReviewView>(
    'social-reviews',
    'SOCIAL_REVIEW',
    ({ registrationId, isMine }) => isMine && `SOCIAL_REVIEW:${registrationId}`,
  ),
  listed<SessionQuestionView>(
    'session-questions',
    'SESSION_PROPOSE SESSION_DECIDE',
    ({ lotNo, proposal }, reader) =>
      has(reader, 'SUPERVISOR')
        ? proposal !== null && !proposal.isOwn && `SESSION_DECIDE ${lotNo}`
        : proposal === null && `SESSION_PROPOSE ${lotNo}`,
    { ofWork: byNumber },
  ),
  answered<ScoringCallView[], ScoringCallView>(
    'my/scorings',
    'SCORING',
    (rows) => rows,
    ({ projectId }) => `/console/projects/${projectId}`,
    { ofWork: byPath },
  ),
  answered<OwnOpeningView[], OwnOpeningView>(
    'my/openings',
    'OPENING',
    (rows) => rows,
    ({ projectId }) => `/console/projects/${projectId}`,
    { ofWork: byPath },
  ),
  listed<ObjectionView>(
    'objections?open=true',
    'OBJECTION_ACCEPT OBJECTION_REPLY OBJECTION_DECIDE',
    ({ id, state, actions }) => {
      if (actions.includes('accept')) return `OBJECTION_ACCEPT:${id}`;
      if (actions.includes('dismiss')) return `OBJECTION_REPLY:${id}`;
      // The supervisor may decide at any time; his turn it is once the center has answered.
      return (
        actions.includes('decide') && ['UPHELD', 'COMPLAINED'].includes(state) && `OBJECTION_DECIDE:${id}`
      );
    },
  ),
  listed<ReceiptView>(
    'finance/receipts',
    'RECEIPT_CONFIRM RECEIPT_CORRECT RECEIPT_HELD RECEIPT_POOLED RECEIPT_ANSWER',
    ({ flowNo, state, proposal, enteredByMe }, reader) => {
      if (proposal) return has(reader, 'FINANCE_CHECK') && !proposal.isMine && `RECEIPT_ANSWER ${flowNo}`;
      if (state === 'ENTERED' || state === 'CHECKED')
        return has(reader, 'FINANCE_CHECK') && !enteredByMe && `RECEIPT_CONFIRM ${flowNo}`;
      if (state === 'SENT_BACK') return enteredByMe && `RECEIPT_CORRECT ${flowNo}`;
      if (state === 'POOLED') return has(reader, 'FINANCE_CLERK') && `RECEIPT_POOLED ${flowNo}`;
      return state === 'HELD' && has(reader, 'FINANCE_CLERK') && `RECEIPT_HELD ${flowNo}`;
    },
    { ofWork: byNumber },
  ),
  listed<PaymentOrderView>(
    'finance/payment-orders',
    'ORDER_EXECUTE ORDER_CONFIRM ORDER_AGAIN ORDER_ANSWER',
    ({ kindName, flowNo, state, proposal, enteredByMe, waitsForTransfer }, reader) => {
      const row = `${kindName} ${flowNo ?? ''}`;
      if (proposal) return has(reader, 'FINANCE_CHECK') && !proposal.isMine && `ORDER_ANSWER ${row}`;
      if (state === 'DUE' && waitsForTransfer) return false;
      if (state === 'DUE') return has(reader, 'FINANCE_CLERK') && `ORDER_EXECUTE ${row}`;
      if (state === 'ENTERED') return has(reader, 'FINANCE_CHECK') && !enteredByMe && `ORDER_CONFIRM ${row}`;
      return state === 'BOUNCED' && has(reader, 'FINANCE_CLERK') && `ORDER_AGAIN ${row}`;
    },
    { ofWork: ({ kind, title, number }) => `${kind} ${title} ${number ?? ''}` },
  ),
  ...BANK_QUEUES,
  BATCH_QUEUE,
  ...RELEASE_QUEUES,
  listed<EndingNoticeRowView>(
    'ending-notices',
    'ENDING_PROPOSE ENDING_DECIDE',
    ({ id, stateName }, reader) => {
      if (stateName === '等对方答复') return undefined;
      if (stateName === '已提请决定') return has(reader, 'CENTER_APPROVE') && `ENDING_DECIDE:${id}`;
      return has(reader, 'CENTER_REVIEW') && `ENDING_PROPOSE:${id}`;
    },
  ),
  listed<CertificateTaskView>(
    'certificates/waiting',
    'CERTIFICATE_DRAFT',
    ({ lotId }) => `CERTIFICATE_DRAFT:${lotId}`,
  ),
  listed<CertificateRowView>(
    'certificates?open=true',
    'CERTIFICATE_REVIEW CERTIFICATE_ISSUE',
    ({ id, actions }) =>
      (actions.includes('review') && `CERTIFICATE_REVIEW:${id}`) ||
      (actions.includes('issue') && `CERTIFICATE_ISSUE:${id}`),
  ),
  listed<RulingView>(
    'rulings',
    'RULING',
    ({ id, state, proposerName }, reader) =>
      has(reader, 'CENTER_APPROVE') && state === 'PROPOSED' && proposerName !== reader.name && `RULING:${id}`,
  ),
  // Whoever writes in somebody's name does not also say that he is who he is.
  listed<PartyRowView>(
    'parties',
    'PARTY',
    ({ id, name, verifiedAt }, reader) =>
      verifiedAt === null && !(has(reader, 'VILLAGE_LIAISON') && name === WRITTEN_FOR.name) && `PARTY:${id}`,
  ),
  answered<StandInView[], StandInView>(
    'stand-ins',
    'STAND_IN',
    (rows) => rows,
    ({ id, mayConfirm }) => mayConfirm && `STAND_IN:${id}`,
  ),
  answered<{ items: RestingDeadlineView[] }, RestingDeadlineView>(
    'resting-deadlines',
    'RESTING_DEADLINE',
    ({ items }) => items,
    ({ table, id }) => `RESTING_DEADLINE:${table}:${id}`,
  ),
  listed<IssuerRequestRowView>('issuer-requests', 'ISSUER_REQUEST', ({ id }) => `ISSUER_REQUEST:${id}`),
  listed<CorrectionView>(
    'corrections',
    'CORRECTION_CHECK CORRECTION_DECIDE',
    ({ id, mayCheck, mayDecide }) =>
      (mayCheck && `CORRECTION_CHECK:${id}`) || (mayDecide && `CORRECTION_DECIDE:${id}`),
  ),
  listed<NumberReleaseView>(
    'number-releases',
    'NUMBER_RELEASE',
    ({ id, mayAnswer }) => mayAnswer && `NUMBER_RELEASE:${id}`,
  ),
  listed<PhoneChangeView>(
    'phone-changes',
    'PHONE_CHANGE',
    ({ id, mayConfirm }) => mayConfirm && `PHONE_CHANGE:${id}`,
  ),
  listed<PartyStopView>('party-stops', 'PARTY_STOP SUCCESSOR', ({ id, mayAnswer, successors }) => [
    ...(mayAnswer ? [`PARTY_STOP:${id}`] : []),
    ...successors.filter(({ mayConfirm }) => mayConfirm).map((successor) => `SUCCESSOR:${successor.id}`),
  ]),
  listed<StaffChangeView>(
    'staff-changes?open=true',
    'STAFF_CHANGE',
    ({ id, mayDecide }) => mayDecide && `STAFF_CHANGE:${id}`,
  ),
  listed<SecurityEventView>(
    'security-events?open=true',
    'SECURITY_EVENT',
    ({ id, mayClose }) => mayClose && `SECURITY_EVENT:${id}`,
  ),
  listed<UnsentMessageView>('unsent-messages', 'UNSENT_MESSAGE', ({ id }) => `UNSENT_MESSAGE:${id}`),
  listed<MouthTellingView>('mouth-tellings', 'MOUTH_TELLING', ({ id }) => `MOUTH_TELLING:${id}`),
  answered<SetAsideView[], SetAsideView>(
    'unread-news',
    'UNREAD_NEWS',
    (rows) => rows,
    ({ id }) => `UNREAD_NEWS:${id}`,
  ),
];
