// @ts-check
import path from 'node:path';

/**
 * @typedef {{ archived: string, failed: string, listed: string[], people: string[], asides: Aside[] }} Seeds
 * @typedef {{ reviewed: string[], drafts: string[], bidder: string, wonLotId: string }} Aside what is done at one size
 */

/** So many of what is done once at each size. */
const EACH = 5;
const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];

/**
 * Plays what is copied: a deal to the archive, a lot for which nobody registers, one on the board of each type; and for
 * each of up to three sizes what is written there: listings that wait for their notice, registrations that wait to be
 * handed in, and a result whose publicity is over a day after the one before.
 * @param {string} databaseUrl
 * @returns {Promise<{ seeds: Seeds, env: NodeJS.ProcessEnv }>}
 */
export async function playSeeds(databaseUrl) {
  const testing = new URL('../../dist/apps/api/testing/', import.meta.url);
  const { TestPlatform } = await import(new URL('test-platform.js', testing).href);
  const { Story } = await import(new URL('story.js', testing).href);
  const { withAppRole } = await import(new URL('test-database.js', testing).href);
  const { PROPERTY_TYPES } = await import('@helan/domain');
  const { makeDemoSeal } = await import('../seal/make-demo-seal.mjs');
  await makeDemoSeal(path.resolve('var/test/seal'));
  const database = withAppRole(databaseUrl);
  const platform = await TestPlatform.start({ ...database, drop: () => Promise.resolve() });
  const story = new Story(platform);
  const won = await playResults(platform, story);
  await playToArchive(platform, story, won[0].lotId);
  const listed = [];
  for (const { code } of PROPERTY_TYPES) listed.push((await story.listed({}, code)).projectId);
  const asides = await playAsides(platform, story, won.slice(1));
  const people = await platform.dataSource.query(
    `select id from account where login in ('nonghu', 'jingmai1', 'jingmai2')
     union all select party_id from account where login in ('nonghu', 'jingmai1', 'jingmai2')`,
  );
  const { filesDir, sealKeyFile, sealCertificateFile, receiptKeyFile } = platform.config;
  await platform.close();
  return {
    seeds: {
      archived: won[0].projectId,
      failed: won[0].failedId,
      listed,
      asides,
      people: people.map((/** @type {{ id: string }} */ { id }) => id),
    },
    env: {
      ...process.env,
      DATABASE_URL: database.appUrl,
      FILES_DIR: filesDir,
      SEAL_KEY_FILE: sealKeyFile,
      SEAL_CERTIFICATE_FILE: sealCertificateFile,
      RECEIPT_KEY_FILE: receiptKeyFile,
    },
  };
}

/**
 * Four lots that are won at one moment, and beside them one for which nobody has registered; of the others than the first
 * the publicity goes on for long.
 * @param {any} platform
 * @param {any} story
 * @returns {Promise<any[]>}
 */
async function playResults(platform, story) {
  const { projectId: failedId } = await story.listed({ extensionCycles: 0 });
  const lots = [];
  for (let n = 0; n < 1 + BIDDERS.length; n += 1) lots.push({ ...(await story.listed()), failedId });
  for (const lot of lots) lot.registrations = await story.registerAll(['jingmai1', 'jingmai2'], lot.lotId);
  await platform.advance(Math.max(...lots.map(({ endsAt }) => endsAt.getTime())) + 1000);
  await story.qualifyAll();
  for (const { lotId, registrations } of lots) {
    await story.payDeposit('jingmai1', registrations[0]);
    await story.payDeposit('jingmai2', registrations[1]);
    await story.bothSidesAgree(lotId);
  }
  const host = await platform.as('zuzhi');
  const { earliestStartAt } = await host.get(`lots/${lots.at(-1).lotId}/trading`);
  for (const { lotId } of lots) await host.post(`lots/${lotId}/trading`, { startAt: earliestStartAt });
  await platform.advance(Date.parse(earliestStartAt) + 1000);
  for (const { lotId } of lots) {
    await story.bid('jingmai1', lotId, 620);
    await story.bid('jingmai2', lotId, 625);
  }
  const [{ at }] = await platform.dataSource.query(
    "select max(end_at) + interval '3 seconds' as at from bidding_session",
  );
  await platform.advance(at);
  for (const { lotId } of lots.slice(1))
    await endPublicity(platform, lotId, "platform_now() + interval '60 days'");
  return lots;
}

/**
 * From the publicity of a result to the archive.
 * @param {any} platform
 * @param {any} story
 * @param {string} lotId
 */
async function playToArchive(platform, story, lotId) {
  const contract = await story.sign(lotId);
  await story.payPrice(contract);
  while ((await story.payOutAll()) > 0);
  const { id } = await (await platform.as('jianzheng')).post(`lots/${lotId}/certificate`);
  await (await platform.as('shenhe')).post(`certificates/${id}/review`);
  await (await platform.as('fuzeren')).post(`certificates/${id}/issue`);
  const handedOver = { handover: '已现场交接', registration: '不满五年，不办理登记' };
  await (await platform.as('shenhe')).post(`lots/${lotId}/closing`, handedOver);
  await (await platform.as('dangan')).post(`lots/${lotId}/archive`);
}

/**
 * @param {any} platform
 * @param {string} lotId
 * @param {string} at
 */
async function endPublicity(platform, lotId, at) {
  await platform.asOwner(`update deal set publicity_ends_at = ${at} where lot_id = '${lotId}'`);
  await platform.asOwner(`update lot set next_due_at = ${at} where id = '${lotId}'`);
}

/**
 * @param {any} platform
 * @param {any} story
 * @param {any[]} won
 * @returns {Promise<Aside[]>}
 */
async function playAsides(platform, story, won) {
  const lots = [];
  for (let n = 0; n < EACH; n += 1) lots.push((await story.listed()).lotId);
  const asides = [];
  for (const [index, { lotId: wonLotId }] of won.entries()) {
    const bidder = /** @type {string} */ (BIDDERS[index]);
    const person = await platform.as(bidder);
    const reviewed = [];
    const drafts = [];
    for (const lotId of lots) {
      reviewed.push(await story.reviewed());
      const { id } = await person.post(`lots/${lotId}/registrations`);
      await person.put(`registrations/${id}`, { intendedUse: '种小麦', hasPromised: true });
      drafts.push(id);
    }
    await endPublicity(
      platform,
      wonLotId,
      `date_trunc('day', platform_now(), 'Asia/Shanghai') + interval '${index + 1} days 10 hours'`,
    );
    asides.push({ reviewed, drafts, bidder, wonLotId });
  }
  return asides;
}
