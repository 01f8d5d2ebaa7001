import type { EntityManager } from 'typeorm';

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
  'payment.moved': { orderId: string; to: string };
  'certificate.moved': { certificateId: string; to: string };
}

/** Whom the transactions that run now have told of something. */
const TOLD = new WeakMap<EntityManager, Set<string>>();

/** The subjects that a transaction tells of from here on. */
export function subjectsTold(tx: EntityManager): ReadonlySet<string> {
  const subjects = new Set<string>();
  TOLD.set(tx, subjects);
  return subjects;
}

/** Written with the change it tells of; whoever waits for the subject is woken once the transaction has committed. */
export function tell<Topic extends keyof OutboxTopics>(
  tx: EntityManager,
  topic: Topic,
  subject: string,
  payload: OutboxTopics[Topic],
): Promise<void> {
  return tellAll(tx, topic, [[subject, payload]]);
}

/** The same of several subjects at once. */
export async function tellAll<Topic extends keyof OutboxTopics>(
  tx: EntityManager,
  topic: Topic,
  news: readonly (readonly [subject: string, payload: OutboxTopics[Topic]])[],
): Promise<void> {
  const told = TOLD.get(tx);
  if (!told) throw new Error(`${topic} is told outside of a transaction`);
  for (const [subject] of news) told.add(subject);
  await tx.query(
    `insert into outbox (topic, subject, payload, at)
     select $1, subject, payload, platform_now() from unnest($2::text[], $3::jsonb[]) as news (subject, payload)`,
    [topic, news.map(([subject]) => subject), news.map(([, payload]) => JSON.stringify(payload))],
  );
}
