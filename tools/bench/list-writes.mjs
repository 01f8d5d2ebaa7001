// @ts-check
import { round } from './figures.mjs';
import { post, signInAs } from './sign-in.mjs';
import { asAdmin } from './stage.mjs';

/** @typedef {{ p50Ms: number, longestMs?: number }} Written */

/**
 * What is written once at each size, each in milliseconds: notices, registrations and a purchase as HTTP answers them, the
 * one in the middle of five; a result and a noon as the clock of the demonstration comes to them, a second before and
 * after, with all that this second brings. What is known of risks is asked for by notices and registrations.
 * @param {{ port: number, databaseUrl: string }} county
 * @param {import('./list-asides.mjs').Aside} aside
 * @returns {Promise<Record<string, Written>>}
 */
export async function writeOnce({ port, databaseUrl }, { reviewed, drafts, purchase, bidder, wonLotId }) {
  const head = await signInAs(port, 'fuzeren');
  const applicant = await signInAs(port, bidder);
  const buyer = await signInAs(port, 'cunjiti');
  const notices = await timed(reviewed, (id) => post(port, `projects/${id}/publication`, head, {}));
  const registrations = await timed(drafts, (id) =>
    post(port, `registrations/${id}/submission`, applicant, {}),
  );
  // What is bought by tender is refused, after all purchases of its project have been summed up.
  const purchases = await timed(
    reviewed.map(() => purchase),
    (id) => post(port, `projects/${id}/submission`, buyer, {}),
    422,
  );
  const ends = await asAdmin(databaseUrl, async (client) => {
    const { rows } = await client.query('select publicity_ends_at as at from deal where lot_id = $1', [
      wonLotId,
    ]);
    return rows[0].at.getTime();
  });
  const result = await second(port, ends);
  const state = await asAdmin(databaseUrl, async (client) => {
    const { rows } = await client.query('select state from lot where id = $1', [wonLotId]);
    return rows[0].state;
  });
  if (state !== 'DEAL_CONFIRMED') throw new Error(`the result is not confirmed: ${state}`);
  const noon = await second(port, ends + 2 * 3_600_000);
  return {
    发布公告: middleOf(notices),
    提交报名: middleOf(registrations),
    同一项目的第二次采购: middleOf(purchases),
    成交确认并计价格中位数: { p50Ms: result },
    正午日签: { p50Ms: noon },
  };
}

/**
 * @param {string[]} ids
 * @param {(id: string) => Promise<Response>} write
 * @param {number} [refused] the status of what is refused at its end
 */
async function timed(ids, write, refused) {
  const times = [];
  for (const id of ids) {
    const at = performance.now();
    const answer = await write(id);
    const text = await answer.text();
    if (!answer.ok && answer.status !== refused) throw new Error(`${answer.status} ${text}`);
    times.push(round(performance.now() - at));
  }
  return times;
}

/**
 * How long the clock takes over a moment, from a second before it to a second after it.
 * @param {number} port
 * @param {number} moment
 */
async function second(port, moment) {
  await advance(port, moment - 1000);
  const at = performance.now();
  await advance(port, moment + 1000);
  return round(performance.now() - at);
}

/**
 * @param {number} port
 * @param {number} to
 */
async function advance(port, to) {
  const answer = await fetch(`http://127.0.0.1:${port}/api/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: new Date(to).toISOString() }),
  });
  if (!answer.ok) throw new Error(`the clock answered ${answer.status} ${await answer.text()}`);
}

/**
 * @param {number[]} times
 * @returns {Written}
 */
function middleOf(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50Ms: sorted[sorted.length >> 1] ?? 0, longestMs: sorted.at(-1) ?? 0 };
}
