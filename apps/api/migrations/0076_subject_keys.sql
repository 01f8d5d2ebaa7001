-- A thing is known by letters and digits of its number alone: who leaves out a bracket or a dash means the same one.
-- Things of before were known by what was typed. Their names are put into the same form; where two active claims
-- would then be of one thing for the same time, both stay as they are, and a new listing meets one of them.
create function folded_subject(name text) returns text language plpgsql immutable as $$
declare
  parts text[] := regexp_match(name, '^(T[0-9]{2}:[0-9]{12}:)([^@]*)(@.*)?$');
begin
  if parts is null then return name; end if;
  return parts[1] || regexp_replace(
    upper(translate(parts[2],
      '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～',
      '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~')),
    '[][:space:](){}[〔〕【】〖〗〘〙「」『』·._\u00A0\u00AD\u2000-\u200F\u2010-\u2015\u2060\u2212\u3000\uFEFF-]', '', 'g')
    || coalesce(parts[3], '');
end $$;

do $$
declare
  one record;
begin
  for one in select id, folded_subject(subject_key) as key from subject_claim
             where folded_subject(subject_key) <> subject_key order by is_active desc, id loop
    begin
      update subject_claim set subject_key = one.key where id = one.id;
    exception when exclusion_violation or unique_violation then null;
    end;
  end loop;
  for one in select id, folded_subject(key) as key from parcel
             where folded_subject(key) <> key order by registered_at, id loop
    begin
      update parcel set key = one.key where id = one.id;
    exception when unique_violation then null;
    end;
  end loop;
  for one in select lot_id, subject_key, folded_subject(subject_key) as key from relisting_ban
             where folded_subject(subject_key) <> subject_key loop
    begin
      update relisting_ban set subject_key = one.key where lot_id = one.lot_id and subject_key = one.subject_key;
    exception when unique_violation then null;
    end;
  end loop;
end $$;

drop function folded_subject(text);
