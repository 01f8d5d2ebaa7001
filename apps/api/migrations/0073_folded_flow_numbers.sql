-- Numbers of the bank's lines are kept as they are read: letters and digits, without blanks and dashes between their
-- groups, letters large. Those of before were kept as they were typed, so that one number could stand twice. They are
-- put into the same form; where two of them turn out to be one, the earlier has the number and the later stays as it
-- was typed, and nobody can enter that number again. A number of blanks alone stays, too: what it paid was paid.
create function folded_flow_no(typed text) returns text language sql immutable as $$
  select upper(regexp_replace(
    translate(typed, '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ－',
                     '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-'),
    '[[:space:]\u00A0\u00AD\u2000-\u200F\u2010-\u2015\u2060\u2212\u3000\uFEFF-]', '', 'g'))
$$;

update bank_receipt r set flow_no = folded_flow_no(r.flow_no)
from (
  select id, row_number() over (partition by bank, folded_flow_no(flow_no) order by entered_at, id) as place
  from bank_receipt
) numbered
where numbered.id = r.id and numbered.place = 1 and folded_flow_no(r.flow_no) not in ('', r.flow_no)
  and not exists (select 1 from bank_receipt o where o.bank = r.bank and o.flow_no = folded_flow_no(r.flow_no));

update payment_order r set flow_no = folded_flow_no(r.flow_no)
from (
  select id, row_number() over (partition by bank, folded_flow_no(flow_no) order by entered_at, id) as place
  from payment_order where flow_no is not null
) numbered
where numbered.id = r.id and numbered.place = 1 and folded_flow_no(r.flow_no) not in ('', r.flow_no)
  and not exists (select 1 from payment_order o where o.bank = r.bank and o.flow_no = folded_flow_no(r.flow_no));

drop function folded_flow_no(text);
