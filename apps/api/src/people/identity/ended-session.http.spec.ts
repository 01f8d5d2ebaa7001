import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { OwnSessionView, SessionView } from '@helan/contracts';
import { ownerUrl } from '../../kernel/config.js';
import { withClient } from '../../kernel/db/index.js';
import { type Issuer, startIssuer } from '../../testing/issuer-browser.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

const PLATFORM = 'http://localhost:3999';
let issuer: Issuer;
let platform: TestPlatform;
beforeAll(async () => {
  issuer = await startIssuer(PLATFORM);
  platform = await TestPlatform.start(undefined, { ...issuer.settings, PUBLIC_URL: PLATFORM });
});
afterAll(async () => {
  await platform.close();
  await issuer.stop();
});

const isHeldUp = async (): Promise<boolean> => {
  const rows: unknown[] = await platform.dataSource.query('select 1 from pg_locks where not granted');
  return rows.length > 0;
};

test('a session that was ended stays ended, also where a request that writes it was under way', async () => {
  const [own, lost] = [await platform.as('nonghu'), await TestPerson.signIn(platform.app, 'nonghu')];
  await withClient(ownerUrl(platform.config), async (client) => {
    await client.query('begin; lock table limit_use in access exclusive mode');
    const underWay = lost.request('post', 'session/issuer').then(({ status }) => status);
    while (!(await isHeldUp())) continue;
    await own.request('delete', 'my/sessions').expect(204);
    await client.query('commit');
    expect(await underWay).toBe(200);
  });
  expect(await lost.get<SessionView>('session')).toMatchObject({ account: null });
  expect(await own.get<OwnSessionView[]>('my/sessions')).toHaveLength(1);
});
