import type { WithdrawalRequestView } from '@helan/contracts';
import type { EntityManager } from 'typeorm';

/** What ends a request that nobody has answered: granted, or its time is over. */
const OVER = {
  withdrawNotice: '',
  closeRegistration: '没有办理，报名已截止',
  fail: '没有办理，报名已截止',
  terminate: '没有办理，交易已终止',
} as const;
type Over = keyof typeof OVER;

export interface RequestRow {
  readonly id: string;
  readonly reason: string;
  readonly decision_no: string | null;
  readonly at: Date;
  readonly kind: 'TAKEN_BACK' | 'REFUSED' | null;
  readonly answer: string | null;
  readonly answered_at: Date | null;
  readonly over_at: Date | null;
  readonly over_by: Over | null;
}

/** Requests with their answers. Once registration has closed nothing is taken down any more; for a second round it would be asked anew. */
export const REQUESTS = `
  select r.id, r.lot_id, r.reason, r.decision_no, r.at, a.kind, a.reason as answer, a.at as answered_at,
         o.at as over_at, o.action as over_by
  from withdrawal_request r left join withdrawal_answer a on a.request_id = r.id
  left join lateral (
    select e.at, e.action from listing_event e
    where e.lot_id = r.lot_id and e.at > r.at and e.action in (${Object.keys(OVER)
      .map((action) => `'${action}'`)
      .join(', ')})
    order by e.at, e.id limit 1) o on true`;

/** The last request of a lot, and how it ended. */
export interface LastRequest extends WithdrawalRequestView {
  readonly id: string;
}

export async function lastRequest(tx: EntityManager, lotId: string): Promise<LastRequest | null> {
  const rows: RequestRow[] = await tx.query(
    `${REQUESTS} where r.lot_id = $1 order by r.at desc, r.id limit 1`,
    [lotId],
  );
  return rows[0] ? { id: rows[0].id, ...toRequestView(rows[0]) } : null;
}

export function toRequestView(row: RequestRow): WithdrawalRequestView {
  const { reason, decision_no: decisionNo, kind, over_by: overBy } = row;
  const answeredAt = row.answered_at ?? row.over_at;
  const answer = answeredAt && {
    isTakenBack: kind === 'TAKEN_BACK',
    isGranted: kind === null && overBy === 'withdrawNotice',
    reason: row.answer ?? (overBy ? OVER[overBy] : ''),
    at: answeredAt.toISOString(),
  };
  return { reason, decisionNo, at: row.at.toISOString(), isOpen: !answer, answer };
}
