// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import {
  plantsOfTheApplied,
  plantsOfTheArchived,
  plantsOfTheListed,
  plantsOfTheResult,
  plantsOfTheReviewed,
  plantsOfTheSettled,
  plantsOfTheStopped,
} from './list-plants.mjs';
import { readPeople, readTemplates } from './list-templates.mjs';
import { endPublicity, playAsides, playPurchase } from './list-asides.mjs';
import { asAdmin } from './stage.mjs';

/**
 * @typedef {import('./copy-listings.mjs').Part} Part
 * @typedef {import('./list-templates.mjs').Template} Template
 * @typedef {import('./list-asides.mjs').Aside} Aside
 * @typedef {{ projectId: string, lotId: string, endsAt: Date, registrations?: string[] }} Listing
 * @typedef {{ parts: Part[], everybody: Template[], people: Set<string>, types: { code: string, name: string, share: number }[],
 *             asides: Aside[], noticeId: string, roomId: string }} Seeds
 */

/** Whoever of them is named by what is copied gets copies of his own. */
const PEOPLE = ['nonghu', 'nongchang', 'cunjiti', 'qiye', 'jingmai1', 'jingmai2', 'jingmai3'];
/** Of a thousand listings; the rest is in the archive. */
const SHARES = {
  failed: 120,
  board: 20,
  publicity: 3,
  applied: 2,
  refused: 2,
  settled: 2,
  planned: 1,
  stopped: 0.1,
  desk: 1,
};
/** So many of a thousand have each type that no notice of `tools/deal/notices.json` has. */
const UNSEEN = 12;

/**
 * Plays what is copied, and keeps it as it stands on its way: a deal from its registrations to the archive, a lot for
 * which nobody registers, one on the board of each type, and one on each desk before. Beside them what is written at each
 * size (`playAsides`).
 * @param {string} databaseUrl
 * @param {number} [atADesk] of a thousand listings so many lie on each desk before the board
 * @returns {Promise<{ seeds: Seeds, env: NodeJS.ProcessEnv }>}
 */
export async function playSeeds(databaseUrl, atADesk = SHARES.desk) {
  const testing = new URL('../../dist/apps/api/testing/', import.meta.url);
  const { TestPlatform } = await import(new URL('test-platform.js', testing).href);
  const { Story } = await import(new URL('story.js', testing).href);
  const { withAppRole } = await import(new URL('test-database.js', testing).href);
  const { makeDemoSeal } = await import('../seal/make-demo-seal.mjs');
  await makeDemoSeal(path.resolve('var/test/seal'));
  const database = withAppRole(databaseUrl);
  const platform = await TestPlatform.start({ ...database, drop: () => Promise.resolve() });
  const story = new Story(platform);
  const kept = new Kept(databaseUrl, atADesk);
  const [deal, ...won] = await playResults(platform, story, kept);
  if (!deal) throw new Error('nothing was won');
  await playToArchive(platform, story, { deal, kept });
  await playDesks(platform, story, kept);
  const board = await playBoard(story, kept);
  const aside = { won, purchase: await playPurchase(platform, story) };
  const asides = await playAsides(platform, story, aside);
  await playBeside(platform);
  const everybody = await asAdmin(databaseUrl, (client) => readPeople(client, PEOPLE));
  const [{ id: noticeId }] = await platform.asOwner('select id from notice where lot_id = $1 limit 1', [
    board.lotId,
  ]);
  const env = envOf(database.appUrl, platform.config);
  await platform.close();
  const people = new Set(
    everybody.flatMap(({ table, row }) => (table === 'collective_member' ? [] : [String(row['id'])])),
  );
  const types = await typesOf();
  return {
    seeds: { parts: kept.parts(types), everybody, people, types, asides, noticeId, roomId: deal.lotId },
    env,
  };
}

/** What was played, as it stood when it was kept. */
class Kept {
  /** @type {Omit<Part, 'number'>[]} */
  #parts = [];

  /**
   * @param {string} databaseUrl
   * @param {number} atADesk
   */
  constructor(databaseUrl, atADesk) {
    this.databaseUrl = databaseUrl;
    this.atADesk = atADesk;
  }

  /**
   * @param {string} name letters and digits
   * @param {string} projectId
   * @param {Partial<Omit<Part, 'name' | 'templates'>> & { plants?: string[] }} options
   */
  async keep(name, projectId, { plants = [], share = this.atADesk, isRunning = true, isTyped = true } = {}) {
    const templates = await asAdmin(this.databaseUrl, (client) => readTemplates(client, [projectId], plants));
    this.#parts.push({ name, share, isRunning, isTyped, templates });
  }

  /**
   * @param {{ code: string, share: number }[]} types by whose shares those on the board are divided
   * @returns {Part[]}
   */
  parts(types) {
    const shares = new Map(types.map(({ code, share }) => [code.toLowerCase(), share / 1000]));
    const parts = this.#parts.map((part, number) => ({
      ...part,
      number: number + 1,
      share: part.share * (part.isTyped ? 1 : (shares.get(part.name) ?? 0)),
    }));
    const others = parts.reduce((sum, { share }) => sum + share, 0);
    return parts.map((part) => (part.name === 'archived' ? { ...part, share: 1000 - others } : part));
  }
}

/**
 * Four lots that are won at one moment, and beside them one for which nobody has registered. Of the first one of three
 * applicants is refused.
 * @param {any} platform
 * @param {any} story
 * @param {Kept} kept
 * @returns {Promise<(Listing & { failedId: string })[]>}
 */
async function playResults(platform, story, kept) {
  const { projectId: failedId } = await story.listed({ extensionCycles: 0 });
  const lots = [];
  for (let n = 0; n < 4; n += 1) lots.push({ ...(await story.listed()), failedId });
  for (const lot of lots) lot.registrations = await story.registerAll(['jingmai1', 'jingmai2'], lot.lotId);
  const refused = await story.register('jingmai3', lots[0].lotId);
  await platform.advance(Math.max(...lots.map(({ endsAt }) => endsAt.getTime())) + 1000);
  const [{ projectId }] = lots;
  await kept.keep('applied', projectId, { share: SHARES.applied, plants: plantsOfTheApplied(lots[0]) });
  await qualifyAllBut(platform, refused);
  await kept.keep('refused', projectId, { share: SHARES.refused });
  for (const { lotId, registrations } of lots) {
    await story.payDeposit('jingmai1', registrations[0]);
    await story.payDeposit('jingmai2', registrations[1]);
    await story.bothSidesAgree(lotId);
  }
  const host = await platform.as('zuzhi');
  const { earliestStartAt } = await host.get(`lots/${lots.at(-1).lotId}/trading`);
  for (const { lotId } of lots) await host.post(`lots/${lotId}/trading`, { startAt: earliestStartAt });
  await kept.keep('planned', projectId, { share: SHARES.planned });
  await kept.keep('stopped', projectId, { share: SHARES.stopped, plants: plantsOfTheStopped(lots[0]) });
  await platform.advance(Date.parse(earliestStartAt) + 1000);
  for (const { lotId } of lots) {
    await story.bid('jingmai1', lotId, 620);
    await story.bid('jingmai2', lotId, 625);
  }
  const [{ at }] = await platform.dataSource.query(
    "select max(end_at) + interval '3 seconds' as at from bidding_session",
  );
  await platform.advance(at);
  await kept.keep('publicity', projectId, { share: SHARES.publicity, plants: plantsOfTheResult(lots[0]) });
  for (const { lotId } of lots.slice(1))
    await endPublicity(platform, lotId, "platform_now() + interval '60 days'");
  return lots;
}

/**
 * @param {any} platform
 * @param {string} refused
 */
async function qualifyAllBut(platform, refused) {
  const reviewer = await platform.as('shenhe');
  for (;;) {
    const { file } = await reviewer.get('qualifications/next');
    if (!file) return;
    const isQualified = file.id !== refused;
    await reviewer.post(
      `registrations/${file.id}/qualification`,
      isQualified ? { isQualified } : { isQualified, reason: '不符合公告的条件' },
    );
  }
}

/**
 * From the publicity of a result to the archive.
 * @param {any} platform
 * @param {any} story
 * @param {{ deal: Listing & { failedId: string }, kept: Kept }} played
 */
async function playToArchive(platform, story, { deal, kept }) {
  const { lotId, projectId, failedId } = deal;
  const contract = await story.sign(lotId);
  await story.payPrice(contract);
  while ((await story.payOutAll()) > 0);
  await kept.keep('settled', projectId, { share: SHARES.settled, plants: plantsOfTheSettled(deal) });
  const { id } = await (await platform.as('jianzheng')).post(`lots/${lotId}/certificate`);
  await (await platform.as('shenhe')).post(`certificates/${id}/review`);
  await (await platform.as('fuzeren')).post(`certificates/${id}/issue`);
  const handedOver = { handover: '已现场交接', registration: '不满五年，不办理登记' };
  await (await platform.as('shenhe')).post(`lots/${lotId}/closing`, handedOver);
  await (await platform.as('dangan')).post(`lots/${lotId}/archive`);
  await kept.keep('archived', projectId, { isRunning: false, share: 0, plants: plantsOfTheArchived(deal) });
  await kept.keep('failed', failedId, { isRunning: false, share: SHARES.failed });
}

/**
 * One on each desk on the way to the board.
 * @param {any} platform
 * @param {any} story
 * @param {Kept} kept
 */
async function playDesks(platform, story, kept) {
  await kept.keep('submitted', await story.submitted());
  const id = await story.verified();
  await kept.keep('verified', id);
  await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
  await kept.keep('town', id);
  await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
  await kept.keep('accepted', id, { plants: plantsOfTheReviewed({ projectId: id }) });
  await (await platform.as('shenhe')).post(`projects/${id}/review`);
  await kept.keep('reviewed', id);
}

/**
 * @param {any} story
 * @param {Kept} kept
 * @returns {Promise<Listing>} the first that is on the board
 */
async function playBoard(story, kept) {
  const { PROPERTY_TYPES } = await import('@helan/domain');
  const listed = [];
  for (const { code } of PROPERTY_TYPES) {
    const listing = await story.listed({}, code);
    const plants = plantsOfTheListed(listing);
    await kept.keep(code.toLowerCase(), listing.projectId, { isTyped: false, share: SHARES.board, plants });
    listed.push(listing);
  }
  return listed[0];
}

/**
 * Somebody who is kept out, and a ruling that waits for its second person.
 * @param {any} platform
 */
async function playBeside(platform) {
  await (
    await platform.as('jianguan')
  ).post('bars', {
    name: '失信人',
    idNumber: '640122197903100067',
    reason: '判决',
    documentNo: '贺法执〔2026〕1号',
    from: '2026-01-01',
  });
  await (
    await platform.as('shenhe')
  ).post('rulings/calendar', {
    documentNo: '贺政办发〔2026〕1号',
    days: [{ date: '2026-12-30', scope: 'COUNTY', kind: 'OFF', name: '试验' }],
  });
}

/** As they are spread in `tools/deal/notices.json`, those that it has not with a small share. */
async function typesOf() {
  const { PROPERTY_TYPES } = await import('@helan/domain');
  const notices = JSON.parse(fs.readFileSync(new URL('../deal/notices.json', import.meta.url), 'utf8'));
  const count = (/** @type {string} */ code) =>
    notices.filter((/** @type {{ type: string }} */ { type }) => type === code).length;
  const unseen = PROPERTY_TYPES.filter(({ code }) => count(code) === 0).length;
  return PROPERTY_TYPES.map(({ code, name }) => ({
    code,
    name,
    share: Math.round(count(code) === 0 ? UNSEEN : (count(code) / notices.length) * (1000 - unseen * UNSEEN)),
  }));
}

/**
 * @param {string} appUrl
 * @param {any} config
 * @returns {NodeJS.ProcessEnv}
 */
function envOf(appUrl, { filesDir, sealKeyFile, sealCertificateFile, receiptKeyFile }) {
  return {
    ...process.env,
    DATABASE_URL: appUrl,
    FILES_DIR: filesDir,
    SEAL_KEY_FILE: sealKeyFile,
    SEAL_CERTIFICATE_FILE: sealCertificateFile,
    RECEIPT_KEY_FILE: receiptKeyFile,
  };
}
