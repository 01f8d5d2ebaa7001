import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Ending } from '../../apps/api/src/testing/ending.js';
import { FormerRelease } from '../../apps/api/src/testing/former-release.js';
import { leftOf } from '../../apps/api/src/testing/nothing-left.js';
import { Story } from '../../apps/api/src/testing/story.js';
import type { TestPlatform } from '../../apps/api/src/testing/test-platform.js';

jest.setTimeout(120_000);

let former: FormerRelease;
let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  former = await FormerRelease.start();
  platform = former.platform;
  story = new Story(platform);
});
afterAll(() => former.close());

const lotOf = (name: string) => former.deal(name).lotId;
const as = (login: string) => platform.as(login);
const AGREED = { cause: 'AGREED', documentNo: '解除协议2026-1', note: '双方协商解除' };

/** What the center still has of a lot after everything that is due has been paid, and what it still claims. */
async function left(name: string): Promise<{ held: number; claims: number }> {
  while ((await story.payOutAll()) > 0);
  const { lotId, projectId } = former.deal(name);
  const rows: { held: number }[] = await platform.dataSource.query(
    `select coalesce(sum(credit_fen - debit_fen), 0)::int as held from ledger_line
     where account in ('DEPOSITS_HELD', 'FORFEITS_HELD', 'PRICES_HELD')
       and (subject = (select no from lot where id = $1)
            or subject in (select id::text from registration where lot_id = $1))`,
    [lotId],
  );
  return { held: rows[0]!.held, claims: (await leftOf(platform, projectId)).claims };
}

async function consent(lotId: string): Promise<void> {
  for (const login of ['nonghu', 'jingmai2'])
    await (await as(login)).post(`lots/${lotId}/contract-ending/consent`, { reason: '不做了' });
}

test.each(['confirmed', 'contracting', 'settling'])(
  'a deal of before that is %s ends at the word of both sides, and leaves nothing',
  async (name) => {
    const lotId = lotOf(name);
    await consent(lotId);
    await (await as('fuzeren')).post(`lots/${lotId}/contract-ending`, AGREED);
    expect(await story.state(lotId)).toBe('TERMINATED');
    expect(await left(name)).toEqual({ held: 0, claims: 0 });
  },
);

test.each(['listed', 'scheduled', 'running', 'publicity'])(
  'a lot of before that is %s is ended with its right, and leaves nothing',
  async (name) => {
    const gone = { reason: 'RIGHT_GONE', note: '地块被依法征收' };
    await (await as('fuzeren')).post(`lots/${lotOf(name)}/termination`, gone);
    expect(await story.state(lotOf(name))).toBe('TERMINATED');
    expect(await left(name)).toEqual({ held: 0, claims: 0 });
  },
);

test('a certificate that was issued then is discarded never, but revoked and replaced', async () => {
  const lotId = lotOf('archived');
  const rows: { id: string; no: string }[] = await platform.dataSource.query(
    "select id, no from certificate where lot_id = $1 and state = 'ISSUED'",
    [lotId],
  );
  const { id, no } = rows[0]!;
  const head = await as('fuzeren');
  expect((await head.refused('post', `certificates/${id}/discard`, { reason: '写错了' })).code).toBe(
    'lifecycle.not-now',
  );
  await head.post(`certificates/${id}/revocation`, { reason: '地块名称有误' });
  await new Ending(story).certify(lotId);
  expect(await story.state(lotId)).toBe('ARCHIVED');
  const old = await platform.nobody().get(`verification?certificate=${encodeURIComponent(no)}`);
  expect(old).toMatchObject({ verdict: 'REVOKED', revokedReason: expect.stringContaining('已换发') });
});

test('a notice of before goes back to the review, and a lot is taken down at its lister’s word', async () => {
  const { projectId } = former.deal('reviewed');
  await (await as('fuzeren')).post(`projects/${projectId}/notice-return`, { reason: '起始价写错了单位' });
  await (await as('shenhe')).post(`projects/${projectId}/review`);
  const { lotId } = await story.publish(projectId);
  await (await as('nonghu')).post(`lots/${lotId}/withdrawal-request`, { reason: '自己种' });
  await (await as('fuzeren')).post(`lots/${lotId}/withdrawal`, { reason: '转出方申请' });
  expect(await story.state(lotId)).toBe('WITHDRAWN');
});
