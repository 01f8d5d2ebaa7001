import { type BookCheck, owed, yuan } from './book-check.js';
import { OPEN } from './order-checks.js';

/** What becomes of deposits against the books: interest that was given and is promised, bonds that stand for contracts. */
export const RELEASE_CHECKS: readonly BookCheck[] = [
  {
    name: '账上的应付利息等于结息的余额和待付的利息',
    sql: `select format('%s 账上应付利息 %s 元，结息余额和待付利息 %s 元', w.subject, ${yuan('w.owed')},
          ${yuan('w.expected')}) as fault
      from (select s.subject, ${owed("'INTEREST_HELD'", 's.subject')} as owed,
              coalesce((select r.rest_fen from interest_receipt r where r.id::text = s.subject), 0)
              + coalesce((select sum(o.amount_fen) from payment_order o
                where o.kind = 'INTEREST' and o.subject = s.subject and ${OPEN}), 0) as expected
            from (select subject from ledger_account where account = 'INTEREST_HELD'
                  union select id::text from interest_receipt where bank = 'DEPOSIT_BANK') s) w
      where w.owed <> w.expected`,
  },
  {
    name: '账上的履约保证金等于在押的和待付的',
    sql: `select format('标段 %s 账上履约保证金 %s 元，在押和待付的 %s 元', w.subject, ${yuan('w.owed')},
          ${yuan('w.expected')}) as fault
      from (select s.subject, ${owed("'BONDS_HELD'", 's.subject')} as owed,
              coalesce((select sum(b.amount_fen - b.claimed_fen) from bond b
                where b.lot_no = s.subject and b.state = 'HELD'), 0)
              + coalesce((select sum(o.amount_fen) from payment_order o
                where o.kind in ('BOND_RETURN', 'BOND_CLAIM') and o.subject = s.subject and ${OPEN}), 0) as expected
            from (select subject from ledger_account where account = 'BONDS_HELD'
                  union select lot_no from bond) s) w
      where w.owed <> w.expected`,
  },
  {
    name: '到账的违约赔付都在付给受让方',
    sql: `select format('违约赔付 %s 已经到账，没有等着付的付款单', d.id) as fault
      from breach_due d where d.state = 'PAID' and not exists (
        select from payment_order o where o.kind = 'BREACH_DUE' and o.subject = d.id::text and ${OPEN})`,
  },
];
