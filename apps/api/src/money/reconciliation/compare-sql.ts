import { BANK_FEN, BANK_LINES } from './bank-side.js';

/**
 * About which lines book and bank disagree at the end of a day. $1 the bank's account, $2 the last closed day, $3 the day,
 * $4 when $2 was closed, $5 whether the bank has sent lines at all: where it has not, lines are not held against it.
 * What a transfer brought bears the number of its own line in the other account's statement.
 */
const KEYS = `
  transfers as (
    select 'order:' || o.id as key, o.arrival_flow_no as flow_no from payment_order o
    where $1 = 'PRICE_BANK' and o.kind = 'TRANSFER' and o.arrival_flow_no is not null
  ), keys as (
    select coalesce('flow:' || coalesce(t.flow_no, e.bank_flow_no), 'entry:' || e.key) as key
    from ledger_entry e join ledger_line l on l.entry_id = e.id and l.account = $1
      left join transfers t on t.key = e.key
    where $5 and e.day > coalesce($2::date, '-infinity') and e.day <= $3
    union
    select 'flow:' || b.flow_no from ${BANK_LINES}
    where $5 and b.bank = $1 and b.day > coalesce($2::date, '-infinity') and b.day <= $3
    union
    select 'flow:' || b.flow_no from ${BANK_LINES} where b.bank = $1 and b.day <= $2::date and b.taken_at > $4
    union
    select d.key from day_difference d where d.bank = $1 and d.key <> 'balance' and d.first_day <= $3
      and (d.settled_on is null or d.settled_on > coalesce($2::date, '-infinity'))
  ), flows as (
    select key, substr(key, 6) as flow_no from keys where key like 'flow:%'
  )`;

const BOOK = `
  entries as (
    select f.key, e.id, e.day, e.memo from flows f join ledger_entry e on e.bank_flow_no = f.flow_no
    where not exists (select from transfers t where t.key = e.key)
    union all
    select f.key, e.id, e.day, e.memo from flows f join transfers t on t.flow_no = f.flow_no
      join ledger_entry e on e.key = t.key
    union all
    select k.key, e.id, e.day, e.memo from keys k join ledger_entry e on e.key = substr(k.key, 7)
    where k.key like 'entry:%'
  ), book as (
    select e.key, sum(l.debit_fen - l.credit_fen) filter (where e.day <= $3) as fen,
      sum(l.debit_fen - l.credit_fen) as since_fen, min(e.day) as day,
      (array_agg(e.memo order by e.id))[1] as memo, max(e.day) as last_day
    from entries e join ledger_line l on l.entry_id = e.id and l.account = $1 group by e.key
  )`;

const BANK = `
  bank as (
    select f.key, sum(${BANK_FEN}) filter (where b.day <= $3) as fen, sum(${BANK_FEN}) as since_fen, min(b.day) as day,
      max(b.day) as last_day
    from flows f join ${BANK_LINES} on b.bank = $1 and b.flow_no = f.flow_no group by f.key
  )`;

/** So many are shown; a day with more is not explained line by line. */
export const MOST_DIFFERENCES = 1_000;

/** Of each line about which they differ what both say; `all_gaps` and `all_rows` are of all of them. */
export const DIFFERING_SQL = `with ${KEYS}, ${BOOK}, ${BANK}
  select k.key, coalesce(o.fen, 0)::text as book_fen, coalesce(b.fen, 0)::text as bank_fen,
    coalesce(o.since_fen, 0)::text as book_since_fen, coalesce(b.since_fen, 0)::text as bank_since_fen, o.memo,
    to_char(o.day, 'YYYY-MM-DD') as book_day, to_char(b.day, 'YYYY-MM-DD') as bank_day,
    to_char(greatest(o.last_day, b.last_day), 'YYYY-MM-DD') as last_day, count(*) over ()::int as all_rows,
    (sum(coalesce(b.fen, 0) - coalesce(o.fen, 0)) over ())::text as all_gaps
  from keys k left join book o on o.key = k.key left join bank b on b.key = k.key
  where coalesce(o.fen, 0) <> coalesce(b.fen, 0)
  order by coalesce(o.since_fen, 0) = coalesce(b.since_fen, 0), k.key limit ${MOST_DIFFERENCES}`;
