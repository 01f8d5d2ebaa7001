// @ts-check
import { round } from './figures.mjs';

/**
 * So many applicants of a lot, each with a party, an account and a registration that the lot still concerns: copies of
 * one who went the whole way to it.
 * @param {import('pg').Client} client
 * @param {string} lotId
 * @param {number} count
 */
export async function addApplicants(client, lotId, count) {
  await client.query(
    `create temporary table plan as
     select n, gen_random_uuid() as party_id, gen_random_uuid() as account_id, gen_random_uuid() as registration_id
     from generate_series(1, $1) n`,
    [count],
  );
  const model = `from registration r join party y on y.id = r.party_id join account a on a.id = r.account_id, plan n
     where r.id = (select id from registration where lot_id = $1 and state = 'ADMITTED' order by id limit 1)`;
  const own = (/** @type {string} */ name) => `sha256(convert_to('${name} ' || n.n, 'UTF8'))`;
  await client.query(
    `insert into party select (jsonb_populate_record(y, jsonb_build_object('id', n.party_id,
       'id_number_hash', ${own('id')}, 'id_number_hash_even', null, 'bank_account_hash', ${own('bank')},
       'bank_account_hash_even', null))).* ${model}`,
    [lotId],
  );
  await client.query(
    `insert into account select (jsonb_populate_record(a, jsonb_build_object('id', n.account_id, 'login', 'told-' || n.n,
       'party_id', n.party_id, 'phone_enc', null, 'phone_hash', null, 'phone_hash_even', null))).* ${model}`,
    [lotId],
  );
  await client.query(
    `insert into registration select (jsonb_populate_record(r, jsonb_build_object('id', n.registration_id,
       'party_id', n.party_id, 'account_id', n.account_id, 'paddle', null))).* ${model}`,
    [lotId],
  );
}

/**
 * What the same rows cost where nobody asks who is told of what: two statements, one commit.
 * @param {import('pg').Client} client
 * @param {number} count
 */
export async function bareInserts(client, count) {
  const began = performance.now();
  await client.query('begin');
  await client.query(
    `insert into message (id, event, subject, recipient, account_id, facts, title, text, link, at)
     select n.registration_id, 'listing.resumed', 'floor', 'ACCOUNT:' || n.account_id, n.account_id,
       jsonb_build_object('lot', '新平村120亩水浇地出租', 'project', n.party_id, 'lotId', n.party_id, 'registration', n.registration_id),
       '交易恢复', '“新平村120亩水浇地出租”已恢复，期限接着算，请看最新公告里的时间。', '/my/registrations/' || n.registration_id,
       platform_now() from plan n order by n.n limit $1`,
    [count],
  );
  await client.query(
    `insert into delivery (id, message_id, channel, next_at, state)
     select gen_random_uuid(), n.registration_id, 'SMS', platform_now(), 'DROPPED' from plan n order by n.n limit $1`,
    [count],
  );
  await client.query('commit');
  return round((performance.now() - began) / 1000);
}
