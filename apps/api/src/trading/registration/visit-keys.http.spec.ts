import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PageView, RiskAlertView } from '@helan/contracts';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { prepareDatabase } from '../../prepare-database.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const HERE = 'ADDRESS:127.0.0.1';
const alerts = async (projectId: string) =>
  (await (await platform.as('jianguan')).get<PageView<RiskAlertView>>(`risks?open=true&project=${projectId}`))
    .items;
const traces = (lotId: string) =>
  platform.dataSource.query<{ hash: Buffer }[]>(
    "select hash from visit_trace where lot_id = $1 and kind = 'ADDRESS'",
    [lotId],
  );

test('each lot has a key of its own: the same visitor leaves other marks at another lot', async () => {
  const one = await story.listed();
  const other = await story.listed();
  for (const { lotId } of [one, other]) await story.register('jingmai1', lotId);
  const [[first], [second]] = await Promise.all([traces(one.lotId), traces(other.lotId)]);
  expect(first!.hash).not.toEqual(second!.hash);
  const keys = await platform.dataSource.query<{ key_enc: Buffer }[]>('select key_enc from visit_key');
  expect(keys).toHaveLength(2);
});

test('a lot that was watched before lots had keys goes on with what its marks were made with', async () => {
  const { projectId, lotId } = await story.listed();
  await story.register('jingmai1', lotId);
  const former = new FieldCipher(platform.config).hashKeyOf(1)!;
  await platform.dataSource.query('delete from visit_key where lot_id = $1', [lotId]);
  await platform.dataSource.query("update visit_trace set hash = $2 where lot_id = $1 and kind = 'ADDRESS'", [
    lotId,
    createHmac('sha256', former).update(HERE).digest(),
  ]);
  await prepareDatabase(platform.config);
  expect(await alerts(projectId)).toEqual([]);
  await story.register('jingmai2', lotId);
  expect(await alerts(projectId)).toMatchObject([{ code: 'R01', level: 'YELLOW' }]);
});

test('the mark is of the client’s own address: his proxy’s word counts, that of anybody else does not', async () => {
  const { lotId } = await story.listed();
  await story.register('jingmai1', lotId);
  const seatFrom = async (of: TestPlatform, address: string) =>
    (await of.as('jingmai1'))
      .request('get', `lots/${lotId}/seat`)
      .set('X-Forwarded-For', address)
      .expect(200);
  await seatFrom(platform, '203.0.113.7');
  await seatFrom(platform, '203.0.113.7');
  expect(await traces(lotId)).toHaveLength(2);
  const { databaseUrl: appUrl, ownerDatabaseUrl: url } = platform.config;
  const elsewhere = { url: url!, appUrl, drop: () => Promise.resolve() };
  const direct = await TestPlatform.start(elsewhere, { TRUSTED_PROXIES: '192.0.2.1' });
  await seatFrom(direct, '198.51.100.1');
  expect(await traces(lotId)).toHaveLength(2);
  await direct.close();
});
