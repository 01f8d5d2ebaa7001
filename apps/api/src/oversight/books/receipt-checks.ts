import { type BookCheck, owed, yuan } from './book-check.js';

/** What has passed the second person; what was discarded before has not. */
const CONFIRMED =
  "(b.state not in ('ENTERED', 'CHECKED', 'SENT_BACK') and (b.state <> 'DISCARDED' or b.confirmed_at is not null))";
/** What a receipt did to the account at its bank when it was confirmed. */
const BOOKED = `
  left join ledger_entry e on e.key = 'receipt:' || b.id
  left join lateral (select sum(l.debit_fen) as fen from ledger_line l
    where l.entry_id = e.id and l.account = b.bank) w on true`;

/** Receipts of the banks against the books. */
export const RECEIPT_CHECKS: readonly BookCheck[] = [
  {
    name: '复核过的到账都记了账，金额、流水号相同',
    sql: `select format('到账 %s（流水号 %s，%s 元）%s', b.id, b.flow_no, ${yuan('b.amount_fen')}, case
          when e.id is null then '没有记账'
          when w.fen is distinct from b.amount_fen then '和账上的金额不同'
          else '和账上的流水号不同' end) as fault
      from bank_receipt b ${BOOKED}
      where ${CONFIRMED}
        and (e.id is null or w.fen is distinct from b.amount_fen or e.bank_flow_no is distinct from b.flow_no)`,
  },
  {
    name: '账上的到账都是复核过的到账',
    sql: `select format('第 %s 笔分录（%s）没有复核过的到账', e.id, e.key) as fault from ledger_entry e
      where e.key like 'receipt:%' and not exists (
        select from bank_receipt b where 'receipt:' || b.id = e.key and ${CONFIRMED})`,
  },
  {
    name: '已认领的到账记在认领人名下',
    sql: `select format('到账 %s（流水号 %s）认领了，账没有记到认领人名下', b.id, b.flow_no) as fault
      from bank_receipt b
        left join deposit d on b.bank = 'DEPOSIT_BANK' and d.id::text = b.matched_to
        left join breach_due v on b.bank = 'DEPOSIT_BANK' and v.id::text = b.matched_to
        left join contract c on b.bank = 'PRICE_BANK' and c.no = b.matched_to
        left join lot t on t.id = coalesce(c.lot_id, c.dropped_lot_id)
      where b.state = 'MATCHED' and not exists (
        select from ledger_entry e join ledger_line l on l.entry_id = e.id
        where e.bank_flow_no = b.flow_no and l.credit_fen = b.amount_fen
          and l.account in ('DEPOSITS_HELD', 'PRICES_HELD', 'BONDS_HELD')
          and l.subject = coalesce(d.registration_id::text, v.id::text, t.no)
          and not exists (select from ledger_reversal r where r.reverses = e.id))`,
  },
  {
    name: '待认领款等于待认定、待退回的到账',
    sql: `select format('到账 %s（流水号 %s）账上待认领 %s 元，和它的状态不符', w.id, w.flow_no, ${yuan('w.held')}) as fault
      from (select b.*, ${owed(
        "case b.bank when 'DEPOSIT_BANK' then 'DEPOSIT_UNCLAIMED' else 'PRICE_UNCLAIMED' end",
        'b.id::text',
      )} as held from bank_receipt b) w
      where w.held <> case when w.state in ('HELD', 'POOLED', 'UNCLAIMED') then w.amount_fen else 0 end`,
  },
  {
    name: '一个银行流水号只用一次',
    sql: `select format('%s 流水号 %s 用了 %s 次', bank, flow_no, count(*)) as fault
      from (select bank, flow_no from bank_receipt where state <> 'DISCARDED'
            union all select bank, flow_no from payment_order where flow_no is not null and state <> 'CANCELLED') w
      group by bank, flow_no having count(*) > 1`,
  },
];
