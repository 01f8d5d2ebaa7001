import type { EntityManager } from 'typeorm';
import type { MandateUse } from '../db/acting.js';
import { together } from '../db/together.js';

/** What has happened to an account, of which its owner has to hear. */
export type AccountChange = 'ENTERED' | 'PASSWORD' | 'PHONE';

/** What the platform tells the outside, by name. Payloads name things; readers fetch them again. */
export interface OutboxTopics {
  'ruling.decided': { rulingId: string; kind: string; to: string };
  'listing.moved': { projectId: string; lotId: string | null; action: string; to: string };
  'notice.published': { noticeId: string; lotId: string };
  'registration.moved': { registrationId: string; to: string };
  'lot.consultation': { state: string };
  'lot.bid': { seq: number };
  'lot.session': { state: string };
  'deal.signed': { side: string };
  'deal.refused': { side: string };
  'negotiation.moved': { negotiationId: string; to: string };
  'objection.moved': { objectionId: string; to: string };
  'ending.moved': { noticeId: string; to: string };
  'succession.moved': { successionId: string; to: string };
  'deposit.moved': { depositId: string; to: string };
  'bond.moved': { bondId: string; to: string };
  'breach-due.moved': { dueId: string; to: string };
  'payment.moved': { orderId: string; to: string };
  'day-close.moved': { bank: string; day: string; act: string };
  'plan.changed': { contractId: string; what: 'WAIVER' | 'QUANTITY' | 'KIND_RENT' | 'LATE_FEE' };
  'contract.moved': { contractId: string; to: string };
  'staff.odd-sign-in': { accountId: string; logId: string };
  'identity.linked': { accountId: string; requestId: string | null; to: 'ASKED' | 'LINKED' | 'REFUSED' };
  'phone-change.moved': { changeId: string; accountId: string; to: string };
  'correction.moved': { correctionId: string; partyId: string; to: string };
  /** What it had declared is another's; the accounts that it had then. */
  'party.number-freed': { partyId: string; accountIds: string[] };
  'party.stopped': { stopId: string; partyId: string; to: string };
  'mandate.moved': { mandateId: string; partyId: string; to: string };
  'mandate.used': MandateUse;
  /** A number of a party was shown to somebody of the staff in full; whether it is many that day. */
  'privacy.viewed': { viewId: string; isMany: boolean };
  'certificate.moved': { certificateId: string; to: string };
  'withdrawal.answered': { requestId: string; isGranted: boolean };
  'account.changed': { accountId: string; what: AccountChange };
  'question.answered': { questionId: string };
  'delivery.failed': { deliveryId: string };
}

/** Bids come by the hundred a second, and the room tells of them. */
const UNREAD: keyof OutboxTopics = 'lot.bid';

/** Whom the transactions that run now have told of something. */
const TOLD = new WeakMap<EntityManager, Set<string>>();

/** The subjects that a transaction tells of from here on. */
export function subjectsTold(tx: EntityManager): ReadonlySet<string> {
  const subjects = new Set<string>();
  TOLD.set(tx, subjects);
  return subjects;
}

/** Wakes whoever waits for a subject once the transaction has committed, without a word to the outside. */
export function wakeAfter(tx: EntityManager, subject: string): void {
  const told = TOLD.get(tx);
  if (!told) throw new Error(`${subject} is woken outside of a transaction`);
  told.add(subject);
}

interface News {
  readonly topic: keyof OutboxTopics;
  readonly subject: string;
  readonly payload: string;
}

const write = together<News, void>(async (tx, news) => {
  const told = TOLD.get(tx);
  if (!told) throw new Error(`${news[0]?.topic} is told outside of a transaction`);
  for (const { subject } of news) told.add(subject);
  await tx.query(
    `with told as (
       insert into outbox (topic, subject, payload, at)
       select topic, subject, payload, platform_now()
       from unnest($1::text[], $2::text[], $3::jsonb[]) as news (topic, subject, payload)
       returning id, topic)
     insert into outbox_waiting (id) select id from told where topic <> '${UNREAD}'`,
    [news.map(({ topic }) => topic), news.map(({ subject }) => subject), news.map(({ payload }) => payload)],
  );
  return news.map(() => undefined);
});

/**
 * Written with the change it tells of, in one statement with whatever else is told at this moment; whoever waits for
 * the subject is woken once the transaction has committed.
 */
export function tell<Topic extends keyof OutboxTopics>(
  tx: EntityManager,
  topic: Topic,
  subject: string,
  payload: OutboxTopics[Topic],
): Promise<void> {
  return write(tx, { topic, subject, payload: JSON.stringify(payload) });
}

/** The same of several subjects at once. */
export async function tellAll<Topic extends keyof OutboxTopics>(
  tx: EntityManager,
  topic: Topic,
  news: readonly (readonly [subject: string, payload: OutboxTopics[Topic]])[],
): Promise<void> {
  await Promise.all(news.map(([subject, payload]) => tell(tx, topic, subject, payload)));
}
