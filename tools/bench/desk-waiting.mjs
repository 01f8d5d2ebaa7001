// @ts-check
import { asAdmin } from './stage.mjs';

const account = (/** @type {string} */ login) => `(select id from account where login = '${login}')`;
/** In the order of no column: the same ones each time, spread over all villages and years. */
const some = (/** @type {string} */ table, /** @type {string} */ where) =>
  `(select id from ${table} where ${where} order by md5(id::text) limit $1)`;

/**
 * What waits at the desks besides what was played: of a thousand projects so many.
 * @type {Record<string, { ofAThousand: number, sql: string }>}
 */
const WAITING = {
  实名核验: {
    ofAThousand: 4,
    sql: `update party set verified_at = null, verified_by = null, verified_document = null, verified_way = null
      where id in ${some('party', 'true')}`,
  },
  复核到账: {
    ofAThousand: 3,
    sql: `update bank_receipt set state = 'ENTERED', confirmed_by = null, confirmed_at = null
      where id in ${some('bank_receipt', "state = 'MATCHED' and not is_blind")}`,
  },
  提出认定: {
    ofAThousand: 1,
    sql: `update bank_receipt set state = 'HELD', held_at = confirmed_at, held_due_at = confirmed_at + interval '3 days'
      where id in ${some('bank_receipt', "state = 'MATCHED' and not is_blind")}`,
  },
  复核付款: {
    ofAThousand: 3,
    sql: `update payment_order set state = 'ENTERED', confirmed_by = null, confirmed_at = null
      where id in ${some('payment_order', "state = 'CONFIRMED'")}`,
  },
  签发鉴证书: {
    ofAThousand: 1,
    sql: `update certificate set state = 'REVIEWED' where id in ${some('certificate', "state = 'ISSUED'")}`,
  },
  更正资料: {
    ofAThousand: 1,
    sql: `insert into party_correction (id, party_id, fields, changes_enc, before_enc, reason, asked_by, asked_at)
      select gen_random_uuid(), id, '{name}', '', '', '证件换发', ${account('shouli')}, platform_now()
      from party where id in ${some('party', 'true')}`,
  },
};

/** What was raised about projects that are over has been looked into, but for one in so many. */
const OPEN_ALERTS_ONE_IN = 20;
const CLOSE_ALERTS = `update risk_alert set closed_at = raised_at, outcome = 'GONE'
  where closed_at is null and code like '%-archived%' and hashtext(id::text) % ${OPEN_ALERTS_ONE_IN} <> 0`;

/**
 * Brings it there, without triggers; nobody has read from the database before.
 * @param {string} databaseUrl
 * @param {number} projects
 * @returns {Promise<Record<string, number>>} how many of each
 */
export function addWaiting(databaseUrl, projects) {
  return asAdmin(databaseUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(CLOSE_ALERTS);
    /** @type {Record<string, number>} */
    const counts = {};
    for (const [name, { ofAThousand, sql }] of Object.entries(WAITING)) {
      const { rowCount } = await client.query(sql, [Math.round((projects * ofAThousand) / 1000)]);
      if (!rowCount) throw new Error(`nothing waits of ${name}`);
      counts[name] = rowCount;
    }
    await client.query(
      'vacuum analyze party, bank_receipt, payment_order, certificate, party_correction, risk_alert',
    );
    return counts;
  });
}
