// @ts-check

/**
 * @typedef {{ reviewed: string[], drafts: string[], purchase: string, bidder: string, wonLotId: string }} Aside what is
 *   done at one size
 */

/** So many of what is done once at each size. */
const EACH = 5;
const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];

/**
 * A purchase of a project for which there was one already: those of one buyer count together, wherever it is looked at.
 * @param {any} platform
 * @param {any} story
 * @returns {Promise<string>}
 */
export async function playPurchase(platform, story) {
  const { sampleListing } = await import('@helan/domain/samples');
  const { application } = sampleListing('T14');
  const purchase = (/** @type {number} */ estimate) => ({
    method: 'TENDER',
    attributes: {
      ...application.attributes,
      estimate: String(estimate),
      projectName: '渠道衬砌',
      approvalNo: 'A-1',
    },
    startPriceYuan: String(estimate),
    depositYuan: String(Math.floor(estimate / 100)),
  });
  const first = await story.draft(purchase(2_500_000), 'T14');
  await platform.asOwner("update project set state = 'VILLAGE_VERIFYING' where id = $1", [first]);
  return story.draft(purchase(1_499_999), 'T14');
}

/**
 * For each of up to three sizes: listings that wait for their notice, registrations that wait to be handed in, and a
 * result whose publicity is over a day after the one before.
 * @param {any} platform
 * @param {any} story
 * @param {{ won: { lotId: string }[], purchase: string }} played
 * @returns {Promise<Aside[]>}
 */
export async function playAsides(platform, story, { won, purchase }) {
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
    asides.push({ reviewed, drafts, purchase, bidder, wonLotId });
  }
  return asides;
}

/**
 * @param {any} platform
 * @param {string} lotId
 * @param {string} at
 */
export async function endPublicity(platform, lotId, at) {
  await platform.asOwner(`update deal set publicity_ends_at = ${at} where lot_id = '${lotId}'`);
  await platform.asOwner(`update lot set next_due_at = ${at} where id = '${lotId}'`);
}
