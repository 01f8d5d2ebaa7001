import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { HolderSealingView, HoldersView, LotKeySealingView, LotTermsView } from '@helan/contracts';
import type { Application } from '@helan/domain';
import { fingerprintOf } from '@helan/sealing';
import { LotKeys } from '../../testing/lot-keys.js';
import { HOLDERS, SealedLots } from '../../testing/sealed-lots.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let lots: SealedLots;
beforeAll(async () => {
  platform = await TestPlatform.start();
  lots = new SealedLots(platform);
});
afterAll(() => platform.close());

const head = () => platform.as('fuzeren');
const countOf = async (table: string) =>
  (await platform.dataSource.query<[{ n: number }]>(`select count(*)::int as n from ${table}`))[0].n;

/** What the newest notice of a lot has frozen of the sealing. */
async function sealingOf(lotId: string): Promise<LotTermsView['sealing']> {
  const [{ sealing }] = await platform.dataSource.query<[{ sealing: LotTermsView['sealing'] }]>(
    `select content->'terms'->'sealing' as sealing from notice where lot_id = $1 order by published_at desc, no desc limit 1`,
    [lotId],
  );
  return sealing;
}

async function change(lotId: string, application: Application): Promise<void> {
  const reviewer = await platform.as('shenhe');
  const { id } = await reviewer.post<{ id: string }>(`lots/${lotId}/change`, {
    change: application,
    reason: '转出方申请',
  });
  await (await head()).post(`changes/${id}/publication`);
}

describe('a notice of what will be sealed', () => {
  let projectId: string;
  let lotId: string;

  test('is not published before each of the three has a key of his own', async () => {
    projectId = await lots.story.reviewed({ trading: { mode: 'SEALED_ONE' } });
    for (const [holder, part] of [
      ['fuzeren', '中心负责人'],
      ['jianguan', '监管人员'],
      ['nonghu', '转出方一侧'],
    ] as const) {
      const problem = await (await head()).refused('post', `projects/${projectId}/publication`);
      expect(problem).toMatchObject({ status: 409, code: 'sealing.no-holder' });
      expect(JSON.stringify(problem)).toContain(part);
      await lots.sealers.makeOwnKeys(holder);
    }
    const { isSealed, holders } = await (await head()).get<HoldersView>(`projects/${projectId}/sealing`);
    expect(isSealed).toBe(true);
    expect(holders.map(({ part, name }) => [part, name])).toEqual([
      ['CENTER', '周立公'],
      ['SUPERVISOR', '察清和'],
      ['TRANSFEROR', '赵禾田'],
    ]);
  });

  test('names their public keys; nothing else is made, and no key of the lot is anywhere', async () => {
    ({ lotId } = await lots.story.publish(projectId));
    const { holders, drawHash, ...rest } = (await sealingOf(lotId)) as HolderSealingView;
    expect(rest).toEqual({});
    expect(holders).toEqual(
      await Promise.all(
        (['CENTER', 'SUPERVISOR', 'TRANSFEROR'] as const).map(async (part, index) => {
          const { publicKey } = lots.sealers.keyOf(HOLDERS[index]!);
          return { part, publicKey, fingerprint: await fingerprintOf(publicKey) };
        }),
      ),
    );
    expect(drawHash).toMatch(/^[0-9a-f]{64}$/);
    expect([await countOf('sealing_key'), await countOf('key_share')]).toEqual([0, 0]);
    expect((await (await head()).refused('post', `projects/${projectId}/sealing`, { keys: [] })).status).toBe(
      404,
    );
  });

  test('keeps them when a holder has made a new key, and when it is changed', async () => {
    const before = await sealingOf(lotId);
    await lots.sealers.makeOwnKeys('jianguan');
    await change(lotId, { viewing: '每周四上午' });
    expect(await sealingOf(lotId)).toEqual(before);
  });

  test('what is no key is not taken, nor one that somebody has', async () => {
    const refused = async (publicKey: string) =>
      (await head()).refused('post', 'my/holder-key', { publicKey });
    expect(await refused('AAAA')).toMatchObject({ status: 422, code: 'sealing.bad-key' });
    expect(await refused(lots.sealers.keyOf('jianguan').publicKey)).toMatchObject({
      code: 'sealing.bad-key',
    });
  });
});

describe('a change of a notice', () => {
  test('that brings a reserve brings its holders, too, and takes them away with it', async () => {
    const { lotId } = await lots.story.listed({});
    expect(await sealingOf(lotId)).toBeNull();
    await change(lotId, { trading: { hasReserve: true } });
    expect((await sealingOf(lotId)) as HolderSealingView).toHaveProperty('holders.length', 3);
    await change(lotId, { trading: { hasReserve: false } });
    expect(await sealingOf(lotId)).toBeNull();
  });

  test('leaves an older lot its keys as long as they serve', async () => {
    const { lotId } = await lots.story.listed({ trading: { hasReserve: true } });
    await new LotKeys(lots).give(lotId, 1);
    await change(lotId, { viewing: '每周四上午' });
    expect(((await sealingOf(lotId)) as LotKeySealingView).keys).toHaveLength(1);
    // An extra round would need a second one, and none is made any more.
    await change(lotId, { trading: { mode: 'SEALED_ONE' } });
    expect((await sealingOf(lotId)) as HolderSealingView).toHaveProperty('holders.length', 3);
  });
});

test('nothing is asked of holders where nothing is sealed', async () => {
  const projectId = await lots.story.reviewed({});
  expect(await (await head()).get(`projects/${projectId}/sealing`)).toEqual({ isSealed: false, holders: [] });
});
