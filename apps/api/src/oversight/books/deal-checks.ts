import { type BookCheck, owed, yuan } from './book-check.js';
import { OPEN } from './order-checks.js';

/** Where nothing is decided any more, and nothing may be left lying. */
const OVER = "('FAILED', 'WITHDRAWN', 'TERMINATED', 'VOIDED', 'ARCHIVED')";

/** Registrations, lots and contracts against the books. */
export const DEAL_CHECKS: readonly BookCheck[] = [
  {
    name: '账上的保证金等于冻结的和待退的',
    sql: `select format('报名 %s 账上保证金 %s 元，冻结和待退的 %s 元', w.subject, ${yuan('w.owed')},
          ${yuan('w.expected')}) as fault
      from (select d.registration_id::text as subject, ${owed("'DEPOSITS_HELD'", 'd.registration_id::text')} as owed,
              case d.state when 'HELD' then d.amount_fen - d.forfeited_fen - d.converted_fen else 0 end + coalesce((
                select sum(o.amount_fen) from payment_order o where o.kind = 'REFUND'
                  and o.subject = d.registration_id::text and ${OPEN}), 0) as expected
            from deposit d) w
      where w.owed <> w.expected`,
  },
  {
    name: '标段了结以后没有冻结的保证金',
    sql: `select format('标段 %s 已经了结，报名 %s 的保证金还冻结着', l.no, d.registration_id) as fault
      from deposit d join lot l on l.id = d.lot_id where d.state = 'HELD' and l.state in ${OVER}`,
  },
  {
    name: '账上代收的价款等于合同收到的减去付出的',
    sql: `select format('标段 %s 账上代收价款 %s 元，合同收到减去付出 %s 元', w.no, ${yuan('w.owed')},
          ${yuan('w.expected')}) as fault
      from (select l.no, ${owed("'PRICES_HELD'", 'l.no')} as owed,
              coalesce((select sum(p.paid_fen) from payment_row p join contract c on c.id = p.contract_id
                where p.kind <> 'BOND' and coalesce(c.lot_id, c.dropped_lot_id) = l.id), 0)
              - coalesce((select sum(o.amount_fen) from payment_order o where o.subject = l.no
                 and o.kind in ('PAYOUT', 'PRICE_REFUND', 'PRICE_FORFEIT', 'PRICE_EARNED') and o.state = 'CONFIRMED'), 0)
                as expected
            from lot l) w
      where w.owed <> w.expected`,
  },
  {
    name: '合同付款计划上已付出的等于付款单',
    sql: `select format('合同 %s 第 %s 期已付出 %s 元，付款单 %s 元', c.no, w.seq, ${yuan('w.paid_out_fen')},
          ${yuan('w.ordered')}) as fault
      from (select p.contract_id, p.seq, p.paid_out_fen, coalesce((
              select sum(o.amount_fen) from payment_order o where o.kind = 'PAYOUT' and o.state = 'CONFIRMED'
                and o.key like 'payout:' || p.contract_id || ':' || p.seq || ':%'), 0) as ordered
            from payment_row p) w join contract c on c.id = w.contract_id
      where w.paid_out_fen <> w.ordered`,
  },
  {
    name: '转作价款的保证金都记了账',
    sql: `select format('报名 %s 有 %s 元保证金转作价款，账上转了 %s 元', w.subject, ${yuan('w.converted_fen')},
          ${yuan('w.booked')}) as fault
      from (select d.registration_id::text as subject, d.converted_fen, coalesce((
              select sum(l.debit_fen - l.credit_fen) from ledger_line l
              where l.account = 'DEPOSITS_HELD' and l.subject = d.registration_id::text and exists (
                select from ledger_line p where p.entry_id = l.entry_id and p.account = 'PRICES_HELD')), 0) as booked
            from deposit d) w
      where w.converted_fen <> w.booked`,
  },
];
