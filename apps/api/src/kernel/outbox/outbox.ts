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
  'succession.moved': { successionId: string; to: string };
  'deposit.moved': { depositId: string; to: string };
  'certificate.moved': { certificateId: string; to: string };
}

/** Written with the change it tells of; the notification leaves when the transaction commits. */
export async function tell<Topic extends keyof OutboxTopics>(
  tx: EntityManager,
  topic: Topic,
  subject: string,
  payload: OutboxTopics[Topic],
): Promise<void> {
  await tx.query(
    `with told as (
       insert into outbox (topic, subject, payload, at) values ($1, $2, $3, platform_now()) returning id
     ) select pg_notify('outbox', $2::text) from told`,
    [topic, subject, JSON.stringify(payload)],
  );
}
