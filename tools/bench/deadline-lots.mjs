// @ts-check

/**
 * Open lots beside the one of the stage, each of a project and an owner of its own, spread over the county's villages,
 * with a first notice each: a third has no applicant and no cycle left, a third an applicant, a third runs on for
 * another cycle. Nobody has taken a step for them: they are written as they would stand.
 * @param {import('pg').Client} client
 * @param {{ lotId: string, count: number, name: string, endsAt: string }} plan `endsAt` in SQL, with `n` the lot's number
 */
export async function addOpenLots(client, { lotId, count, name, endsAt }) {
  await client.query('begin');
  await client.query(
    `create temp table open_lot on commit drop as
     select n, $2::uuid as pattern, $3 || n as no, $3 || (n - 1) as no_before, gen_random_uuid() as lot_id,
       gen_random_uuid() as project_id, gen_random_uuid() as party_id, (${endsAt}) as ends_at, v.code as village,
       chr(19968 + n * 7 % 20000) || chr(19968 + n * 11 % 20000) || '户' as owner
     from generate_series(1, $1::integer) n
     join (select code, row_number() over (order by code) - 1 as place, count(*) over () as all_of_them
           from region where length(code) = 12) v on v.place = n % v.all_of_them`,
    [count, lotId, `${name}-`],
  );
  for (const statement of [OWNERS, PROJECTS, LOTS, NOTICES, APPLICANTS]) await client.query(statement);
  await client.query('commit');
  await client.query('analyze');
}

const OWNERS = `
  insert into party
  select one.* from open_lot o cross join party p
  cross join lateral jsonb_populate_record(null::party, to_jsonb(p) || jsonb_build_object('id', o.party_id,
    'village_code', o.village, 'name', o.owner, 'id_number_hash', '\\x' || encode(sha256(convert_to(o.no, 'UTF8')), 'hex'))) one
  where p.id = (
    select j.transferor_id from project j join lot l on l.project_id = j.id where l.id = o.pattern)`;
const PROJECTS = `
  insert into project
  select one.* from open_lot o cross join project j
  cross join lateral jsonb_populate_record(null::project, to_jsonb(j) || jsonb_build_object('id', o.project_id,
    'no', o.no, 'transferor_id', o.party_id, 'village_code', o.village, 'application', j.application || jsonb_build_object(
      'parcels', (select jsonb_agg(parcel || jsonb_build_object('code', o.no))
        from jsonb_array_elements(j.application->'parcels') parcel)))) one
  where j.id = (select project_id from lot where id = o.pattern)`;
const LOTS = `
  insert into lot
  select one.* from open_lot o join lot l on l.id = o.pattern
  cross join lateral jsonb_populate_record(null::lot, to_jsonb(l) || jsonb_build_object('id', o.lot_id, 'project_id', o.project_id,
    'no', o.no, 'number', 1, 'state', 'LISTED', 'state_since', platform_now(), 'next_due_at', o.ends_at,
    'registration_ends_at', o.ends_at, 'cycles_used', 0, 'round', 1, 'terms', l.terms || jsonb_build_object(
      'projectNo', o.no, 'villageCode', o.village, 'extensionCycles', case o.n % 3 when 2 then 2 else 0 end))) one`;
const NOTICES = `
  insert into notice (id, no, kind, project_id, lot_id, title, content, content_hash, prev_hash, published_at, search)
  select gen_random_uuid(), o.no, n.kind, o.project_id, o.lot_id, n.title, n.content,
    encode(sha256(convert_to(o.no, 'UTF8')), 'hex'),
    case o.n when 1 then (select m.content_hash from notice m order by m.published_at desc, m.no desc limit 1)
      else encode(sha256(convert_to(o.no_before, 'UTF8')), 'hex') end,
    platform_now(), n.search
  from open_lot o cross join lateral (
    select * from notice where lot_id = o.pattern order by published_at limit 1) n order by o.n`;
const APPLICANTS = `
  insert into registration
  select one.* from open_lot o cross join lateral (
    select * from registration where lot_id = o.pattern order by created_at limit 1) r
  cross join lateral jsonb_populate_record(null::registration, to_jsonb(r) || jsonb_build_object('id', gen_random_uuid(),
    'lot_id', o.lot_id, 'state', 'QUALIFYING', 'paddle', null, 'decided_at', null, 'decided_by', null)) one
  where o.n % 3 = 1`;
