import type { BookCheck } from './book-check.js';

/** The journal and its accounts by themselves. */
export const ENTRY_CHECKS: readonly BookCheck[] = [
  {
    name: '每笔分录在账的每一边借贷相等',
    sql: `select format('第 %s 笔分录（%s）借贷不平', e.id, e.key) as fault
      from ledger_line l join ledger_entry e on e.id = l.entry_id left join ledger_chart c on c.account = l.account
      group by e.id, e.key, c.side having sum(l.debit_fen) <> sum(l.credit_fen) or c.side is null`,
  },
  {
    name: '每笔分录都有借贷，每行借贷都有分录',
    sql: `select format('第 %s 笔分录（%s）没有借贷', e.id, e.key) as fault from ledger_entry e
      where not exists (select from ledger_line l where l.entry_id = e.id)
      union all
      select format('借贷行的第 %s 笔分录不见了', l.entry_id) from ledger_line l
      where not exists (select from ledger_entry e where e.id = l.entry_id)`,
  },
  {
    name: '红字冲正和被冲的一笔相抵',
    sql: `select format('第 %s 笔分录没有把第 %s 笔完整冲正', r.entry_id, r.reverses) as fault
      from ledger_reversal r join ledger_line l on l.entry_id in (r.entry_id, r.reverses)
      group by r.entry_id, r.reverses, l.account, l.subject having sum(l.debit_fen) <> sum(l.credit_fen)`,
  },
  {
    name: '没有余额的明细户不是没有发生过',
    sql: `select format('%s %s 的借贷有发生额，明细户不见了', l.account, l.subject) as fault from ledger_line l
      where not exists (select from ledger_account a where a.account = l.account and a.subject = l.subject)
      group by l.account, l.subject`,
  },
  {
    name: '预留的数等于还没有办完的预留',
    sql: `select format('%s %s 预留的数和还没有办完的预留不符', account, subject) as fault
      from (select account, subject, reserved_debit_fen as debit_fen, reserved_credit_fen as credit_fen
            from ledger_account
            union all
            select l.account, l.subject, -l.debit_fen, -l.credit_fen
            from ledger_reserved_line l join ledger_reservation r on r.key = l.key where r.state = 'OPEN') w
      group by account, subject having sum(debit_fen) <> 0 or sum(credit_fen) <> 0`,
  },
  {
    name: '明细户都有主人',
    sql: `select format('%s %s：没有这个%s', a.account, a.subject, case w.kind
          when 'REGISTRATION' then '报名' when 'LOT' then '标段' else '到账' end) as fault
      from ledger_account a join (values ('DEPOSITS_HELD', 'REGISTRATION'), ('FORFEITS_HELD', 'REGISTRATION'),
          ('TRANSFERS_DUE', 'REGISTRATION'), ('PRICES_HELD', 'LOT'), ('BONDS_HELD', 'LOT'), ('TRANSFERS_COMING', 'LOT'),
          ('DEPOSIT_UNCLAIMED', 'RECEIPT'), ('PRICE_UNCLAIMED', 'RECEIPT')) as w (account, kind) using (account)
      where a.debit_fen <> a.credit_fen and not case w.kind
          when 'REGISTRATION' then exists (select from registration r where r.id::text = a.subject)
            or a.account = 'FORFEITS_HELD' and exists (select from breach_due d where d.id::text = a.subject)
          when 'LOT' then exists (select from lot l where l.no = a.subject)
          else exists (select from bank_receipt b where b.id::text = a.subject) end`,
  },
];
