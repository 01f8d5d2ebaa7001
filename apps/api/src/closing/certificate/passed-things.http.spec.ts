import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Application } from '@helan/domain';
import { Ending } from '../../testing/ending.js';
import { ownSubject } from '../../testing/story-samples.js';
import { Story, filesFor } from '../../testing/story.js';
import { sampleDocumentKinds, sampleListing } from '@helan/domain/samples';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

/** A tractor of 126,000 元, bid for by steps of 1,000; the cooperative has it for 127,000. */
async function sellTractor(application: Application): Promise<string> {
  const { lotId, ...listed } = await story.listed(application, 'T07');
  await story.admit(['jingmai1', 'jingmai2'], { lotId, ...listed });
  await story.openTrading(lotId);
  await story.bid('jingmai1', lotId, 126_000);
  await story.bid('jingmai2', lotId, 127_000);
  await story.advancePast(
    "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1",
    lotId,
  );
  await story.sign(lotId, ['nongchang', '兰光村禾丰家庭农场']);
  return lotId;
}

/** The same machine, listed by whoever says it is his; up to the desk of the reviewer. */
async function offer(login: string, application: Application): Promise<string> {
  const owner = await platform.as(login);
  const { id } = await owner.post<{ id: string }>('projects', { typeCode: 'T07' });
  await owner.put(`projects/${id}/application`, application);
  for (const kind of sampleDocumentKinds('T07', sampleListing('T07')))
    for (const [number, file] of filesFor('T07', kind).entries())
      await owner.upload(
        `projects/${id}/documents`,
        kind,
        file,
        `${number}.${kind.endsWith('S') ? 'png' : 'pdf'}`,
      );
  return id;
}

async function toReview(id: string, login: string): Promise<void> {
  await (await platform.as(login)).post(`projects/${id}/submission`);
  await story.checkSite(id, '1');
  await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
  await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
}

describe('a tractor that was sold for good', () => {
  let application: Application;
  let lotId: string;
  beforeAll(async () => {
    application = ownSubject('T07', {});
    lotId = await sellTractor(application);
  });

  test('is still its seller’s to answer for as long as nothing is certified', async () => {
    const id = await offer('jingmai2', application);
    await toReview(id, 'jingmai2');
    const problem = await (await platform.as('shenhe')).refused('post', `projects/${id}/review`);
    expect(problem).toMatchObject({ code: 'parcel.already-listed' });
    await (await platform.as('jingmai2')).post(`projects/${id}/withdrawal`, { reason: '等鉴证书' });
  });

  test('goes to its new holder with the certificate: the seller may not list it again, the holder may', async () => {
    const ending = new Ending(story);
    await ending.settle(lotId);
    const sellers = await offer('nongchang', application);
    const refused = await (await platform.as('nongchang')).refused('post', `projects/${sellers}/submission`);
    expect(refused.faults).toMatchObject([
      { code: 'subject.passed-on', field: 'attributes', rule: '贺党办〔2022〕110号 四(一)、四(八)' },
    ]);
    expect(refused.faults[0]!.sentence).toMatch(/已经在本平台转让，鉴证书 贺农鉴字〔2026〕第\d{4}号/);
    const holders = await offer('jingmai2', application);
    await toReview(holders, 'jingmai2');
    await (await platform.as('shenhe')).post(`projects/${holders}/review`);
    const { lotId: next } = await story.publish(holders);
    expect(await story.state(next)).toBe('LISTED');
  });
});

describe('a certificate that is revoked', () => {
  test('gives the thing back, and the one that replaces it passes it again', async () => {
    const application = ownSubject('T07', {});
    const lotId = await sellTractor(application);
    await story.payPrice(await (await platform.as('jingmai2')).get(`lots/${lotId}/contract`));
    while ((await story.payOutAll()) > 0);
    await new Ending(story).certify(lotId);
    const held = async () => {
      const rows: { holder: string | null; claims: number }[] = await platform.dataSource.query(
        `select (select p.name from passed_thing t join party p on p.id = t.holder_id
                 where t.lot_id = $1 and t.ended_at is null) as holder,
                (select count(*)::int from subject_claim c join lot l on l.project_id = c.project_id
                 where l.id = $1 and c.is_active) as claims`,
        [lotId],
      );
      return rows[0];
    };
    expect(await held()).toEqual({ holder: '立岗镇惠泽种植专业合作社', claims: 0 });
    const rows: { id: string }[] = await platform.dataSource.query(
      'select id from certificate where lot_id = $1',
      [lotId],
    );
    await (
      await platform.as('fuzeren')
    ).post(`certificates/${rows[0]!.id}/revocation`, { reason: '机架号写错' });
    expect(await held()).toEqual({ holder: null, claims: 1 });
    // The one in its place passes it again: no sale that is over holds it.
    await new Ending(story).certify(lotId);
    expect(await held()).toEqual({ holder: '立岗镇惠泽种植专业合作社', claims: 0 });
  });
});
