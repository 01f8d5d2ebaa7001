import { type BookCheck, owed, yuan } from './book-check.js';

/** What a payment did to the account at its bank, and whether that was taken back. */
const BOOKED = `
  left join ledger_entry e on e.key = 'order:' || o.id
  left join lateral (select sum(l.credit_fen) as fen from ledger_line l
    where l.entry_id = e.id and l.account = o.bank) w on true
  left join ledger_reversal r on r.reverses = e.id`;
/** What still has to go out; of two that stand for each other, the one that was there first. */
export const OPEN = "o.state not in ('PROPOSED', 'CONFIRMED', 'REPLACED', 'CANCELLED')";

/** What a kind of orders still has to pay is what is owed to the same. */
function stillOwed(account: string, kinds: string, name: string): BookCheck {
  return {
    name: `${name}等于还没有付出的付款单`,
    sql: `select format('报名 %s 账上${name} %s 元，还没有付出的付款单 %s 元', w.subject, ${yuan('w.owed')},
          ${yuan('w.ordered')}) as fault
      from (select s.subject, ${owed(`'${account}'`, 's.subject')} as owed,
              coalesce((select sum(o.amount_fen) from payment_order o
                where o.kind in (${kinds}) and o.subject = s.subject and ${OPEN}), 0) as ordered
            from (select subject from ledger_account where account = '${account}'
                  union select subject from payment_order where kind in (${kinds})) s) w
      where w.owed <> w.ordered`,
  };
}

/** Payment orders against the books. */
export const ORDER_CHECKS: readonly BookCheck[] = [
  {
    name: '已付的付款单都记了账，金额、流水号相同',
    sql: `select format('付款单 %s（%s 元）%s', o.id, ${yuan('o.amount_fen')}, case
          when e.id is null then '已付，没有记账'
          when r.entry_id is not null then '已付，账上却冲正了'
          when w.fen is distinct from o.amount_fen then '和账上的金额不同'
          else '和账上的流水号不同' end) as fault
      from payment_order o ${BOOKED}
      where o.state = 'CONFIRMED' and (e.id is null or r.entry_id is not null
        or w.fen is distinct from o.amount_fen or e.bank_flow_no is distinct from o.flow_no)`,
  },
  {
    name: '账上付出的都是已付的付款单',
    sql: `select format('第 %s 笔分录（%s）%s', e.id, e.key,
          case when o.id is null then '没有付款单' else '的付款单没有付成，也没有冲正' end) as fault
      from ledger_entry e left join payment_order o on 'order:' || o.id = e.key
        left join ledger_reversal r on r.reverses = e.id
      where e.key like 'order:%' and (o.id is null or o.state <> 'CONFIRMED' and r.entry_id is null)`,
  },
  {
    name: '一笔款只付一次',
    sql: `select format('付款单 %s 付了 %s 次', split_part(key, '~', 1), count(*)) as fault
      from payment_order where state = 'CONFIRMED' group by split_part(key, '~', 1) having count(*) > 1`,
  },
  stillOwed('FORFEITS_HELD', "'FORFEIT', 'BREACH_DUE'", '应付违约金'),
  stillOwed('TRANSFERS_DUE', "'TRANSFER'", '待划转'),
];
