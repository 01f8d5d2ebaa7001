import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  type BidRecordView,
  type CertificateRowView,
  type LotTermsView,
  type ObjectionView,
  type PageView,
  type ProjectView,
  priceTermsOf,
} from '@helan/contracts';
import { totalPrice } from '@helan/domain';
import { sampleListing } from '@helan/domain/samples';
import { FormerRelease } from '../../apps/api/src/testing/former-release.js';
import { Ending } from '../../apps/api/src/testing/ending.js';
import { Negotiations } from '../../apps/api/src/testing/negotiations.js';
import { pastPublicity, workingDayAt } from '../../apps/api/src/testing/sessions.js';
import { Story } from '../../apps/api/src/testing/story.js';
import type { TestPerson } from '../../apps/api/src/testing/test-person.js';
import type { TestPlatform } from '../../apps/api/src/testing/test-platform.js';
import { verifyRecord } from '../proof/verify-record.js';

jest.setTimeout(120_000);

let former: FormerRelease;
let platform: TestPlatform;
let story: Story;
let ending: Ending;
beforeAll(async () => {
  former = await FormerRelease.start();
  platform = former.platform;
  story = new Story(platform);
  ending = new Ending(story);
});
afterAll(() => former.close());

const lotOf = (name: string) => former.deal(name).lotId;
const as = (login: string): Promise<TestPerson> => platform.as(login);
const record = (name: string) => platform.nobody().get<BidRecordView>(`lots/${lotOf(name)}/record`);

function registrationsOf(lotId: string): Promise<{ id: string; login: string }[]> {
  return platform.dataSource.query(
    'select r.id, a.login from registration r join account a on a.id = r.account_id where r.lot_id = $1',
    [lotId],
  );
}

describe('what had ended', () => {
  test.each([
    'archived',
    'closed',
    'certified',
    'settled',
    'settling',
    'contracting',
    'confirmed',
    'breached',
    'publicity',
    'objected',
  ])('the record of %s is verified by the rule that held when it was made', async (name) => {
    expect(verifyRecord(await record(name))).toMatchObject({ faults: [], amountFen: 62_500n, bids: 2 });
  });

  test('notices keep what they froze: fen, and nothing of how a part of a year counts', async () => {
    const ids = ['listed', 'running', 'settling'].map(lotOf);
    const rows: { terms: LotTermsView }[] = await platform.dataSource.query(
      'select terms from lot where id = any($1)',
      [ids],
    );
    expect(rows).toHaveLength(3);
    for (const { terms } of rows) {
      expect(Object.keys(terms.price).sort()).toEqual([
        'escalation',
        'quantity',
        'quantityUnit',
        'termFrom',
        'termTo',
        'unit',
      ]);
      // 120 亩 × 625 元 × 8 years.
      expect(totalPrice(priceTermsOf(terms.price, 62_500n))).toBe(60_000_000n);
    }
    expect((await record('publicity')).terms.rules).not.toHaveProperty('priceScale');
  });

  test('certificates are found by their numbers', async () => {
    const { items } = await (await as('jianzheng')).get<PageView<CertificateRowView>>('certificates');
    expect(items).toHaveLength(3);
    for (const { code } of items)
      expect(await platform.nobody().get(`verification?certificate=${code}`)).toMatchObject({
        verdict: 'VALID',
      });
  });

  test('one without bids has failed, one that was refused has too', async () => {
    expect(await story.state(lotOf('failed'))).toBe('FAILED');
    expect(await story.state(lotOf('breached'))).toBe('FAILED');
  });
});

describe('what was being closed goes on', () => {
  test('deposits that are due are paid', async () => {
    for (const name of ['listed', 'sealedListed', 'listedAlone'])
      for (const { login, id } of await registrationsOf(lotOf(name))) await story.payDeposit(login, id);
  });
  test('closed: into the archive', async () => {
    await ending.archive(lotOf('closed'));
    expect(await story.state(lotOf('closed'))).toBe('ARCHIVED');
  });
  test('certified: closed and archived', async () => {
    await ending.close(lotOf('certified'));
    await ending.archive(lotOf('certified'));
    expect(await story.state(lotOf('certified'))).toBe('ARCHIVED');
  });
  test('settled: certified, closed, archived', async () => {
    await ending.certify(lotOf('settled'));
    await ending.close(lotOf('settled'));
    await ending.archive(lotOf('settled'));
    expect(await story.state(lotOf('settled'))).toBe('ARCHIVED');
  });
  test('a contract that is signed: paid and all that follows', () => ending.settle(lotOf('settling')));
  test('a contract that one side has signed: the other signs', async () => {
    await ending.signContract(lotOf('contracting'), ['jingmai2']);
    await ending.settle(lotOf('contracting'));
  });
  test('a letter that one side has signed: the other signs', async () => {
    const lotId = lotOf('confirmed');
    await ending.signLetter(lotId, ['jingmai2']);
    await (await as('shenhe')).post(`lots/${lotId}/contract`);
    await ending.signContract(lotId, ['nonghu', 'jingmai2']);
    await ending.settle(lotId);
  });
});

describe('what was at a table or in a room goes on', () => {
  test('minutes that one side has signed: the other signs', async () => {
    const table = Negotiations.at(story, lotOf('minutes'), []);
    expect((await table.sign('jingmai1', await table.own('jingmai1'))).status).toBe(204);
    expect(await story.state(lotOf('minutes'))).toBe('RESULT_PUBLICITY');
  });

  test('an offer that waits: it is accepted and signed', async () => {
    const table = Negotiations.at(story, lotOf('negotiating'), []);
    await table.accept('nonghu', await table.withWhom('nonghu', 'jingmai1'));
    for (const login of ['nonghu', 'jingmai1'])
      expect(
        (
          await table.sign(
            login,
            login === 'nonghu' ? await table.withWhom(login, 'jingmai1') : await table.own(login),
          )
        ).status,
      ).toBe(204);
    expect(await story.state(lotOf('negotiating'))).toBe('RESULT_PUBLICITY');
  });

  test('an objection: it is accepted, and the answer lets the publicity run on', async () => {
    const head = await as('fuzeren');
    const { items } = await head.get<PageView<ObjectionView>>('objections');
    const { id } = items.find(({ lotId }) => lotId === lotOf('objected'))!;
    await head.post(`objections/${id}/acceptance`);
    await head.post(`objections/${id}/reply`, { answer: 'dismiss', text: '记录已核对，没有中断' });
    expect(await story.state(lotOf('objected'))).toBe('RESULT_PUBLICITY');
  });

  test('envelopes whose time has ended: two holders open them', async () => {
    const lotId = lotOf('sealedOpening');
    await former.sealers.open(lotId, 'fuzeren', 'jianguan');
    expect(verifyRecord(await record('sealedOpening'))).toMatchObject({ faults: [], amountFen: 64_000n });
    expect(await story.state(lotId)).toBe('RESULT_PUBLICITY');
  });

  test('auctions that run: bids follow those of before, a stopped one is set going again', async () => {
    for (const name of ['running', 'reserved']) await story.bid('jingmai1', lotOf(name), 630);
    for (const name of ['sealedRunning', 'weightedRunning'])
      await former.sealers.bid('jingmai3', lotOf(name), 64_000n);
    const startsAgainAt = (await platform.time()) + 31 * 60_000;
    await (
      await as('zuzhi')
    ).post(`lots/${lotOf('paused')}/trading/resumption`, { at: new Date(startsAgainAt).toISOString() });
    await platform.advance((await platform.time()) + 15 * 60_000);
    await (
      await as('jingmai2')
    ).post(`lots/${lotOf('falling')}/bids`, { amountFen: '61000', kind: 'ACCEPT' }, 201, {
      'idempotency-key': randomUUID(),
    });
    await platform.advance(startsAgainAt + 1000);
    await story.bid('jingmai1', lotOf('paused'), 640);
    await platform.advance((await platform.time()) + 40 * 60_000);
  });

  test('they end, and their records hold', async () => {
    for (const [name, amountFen] of [
      ['running', 63_000n],
      ['falling', 61_000n],
    ] as const)
      expect(verifyRecord(await record(name))).toMatchObject({ faults: [], amountFen });
    const { sealers } = former;
    for (const name of ['reserved', 'sealedRunning']) await sealers.open(lotOf(name), 'fuzeren', 'jianguan');
    const weighted = lotOf('weightedRunning');
    const host = await as('zuzhi');
    const plans = await host.get<{ paddle: string }[]>(`lots/${weighted}/plans`);
    for (const judge of [host, await as('shouli')])
      await judge.post(`lots/${weighted}/scores`, {
        scores: plans.map(({ paddle }) => ({ paddle, points: '80', reason: '计划具体' })),
      });
    await sealers.open(weighted, 'fuzeren', 'nonghu');
    for (const name of ['reserved', 'sealedRunning', 'weightedRunning'])
      expect(verifyRecord(await record(name)).faults).toEqual([]);
  });

  test('a session that was set begins when it was to, and the stopped one ends', async () => {
    const startAt = await workingDayAt(platform, '10:00');
    await platform.advance(Date.parse(startAt) + 1000);
    await story.bid('jingmai1', lotOf('scheduled'), 620);
    await platform.advance(Date.parse(startAt) + 90 * 60_000);
    expect(verifyRecord(await record('scheduled'))).toMatchObject({ faults: [], amountFen: 62_000n });
    expect(verifyRecord(await record('paused'))).toMatchObject({ faults: [], amountFen: 64_000n });
  });

  test('each of them comes into the archive', async () => {
    const names = [
      'minutes',
      'negotiating',
      'publicity',
      'objected',
      'sealedOpening',
      'running',
      'falling',
      'reserved',
      'sealedRunning',
      'weightedRunning',
      'paused',
      'scheduled',
    ];
    await pastPublicity(story, lotOf('objected'));
    await pastPublicity(story, lotOf('scheduled'));
    for (const name of names) await ending.finish(lotOf(name));
    for (const name of [...names, 'settling', 'contracting', 'confirmed'])
      expect(await story.state(lotOf(name))).toBe('ARCHIVED');
  });
});

describe('what was listed or before that goes on', () => {
  const measured = sampleListing('T01').application.parcels![0]!.mu;

  test('applications at each desk are published', async () => {
    const { projectId: draft } = former.deal('draft');
    const { projectId: submitted } = former.deal('submitted');
    const { projectId: verified } = former.deal('verified');
    const lister = await as('nonghu');
    // What nobody has sent yet is asked what the form asks today.
    const asked = await lister.refused('post', `projects/${draft}/submission`);
    expect(asked.faults.map(({ field }) => field)).toEqual([
      'attributes.issuerCode',
      'attributes.holderCode',
    ]);
    const { application } = await lister.get<ProjectView>(`projects/${draft}`);
    const { attributes = {}, parcels = [] } = application;
    const issuerCode = parcels[0]!.code.slice(0, 14);
    const codes = { issuerCode, holderCode: `${issuerCode}0018` };
    await lister.put(`projects/${draft}/application`, {
      ...application,
      contractNo: `${codes.holderCode}J`,
      attributes: { ...attributes, ...codes },
    });
    await lister.post(`projects/${draft}/submission`);
    for (const id of [draft, submitted]) await story.checkSite(id, measured);
    for (const id of [draft, submitted, verified]) await story.review(id);
    for (const id of [draft, submitted, verified, former.deal('reviewed').projectId])
      expect(await story.state((await story.publish(id)).lotId)).toBe('LISTED');
  });

  test('sessions of what was listed are set, bid in and recorded', async () => {
    const names = ['listed', 'sealedListed', 'listedAlone', 'dynamicListed'];
    const ends = await Promise.all(names.map((name) => story.registrationEnd(lotOf(name))));
    await platform.advance(Math.max(...ends.map((end) => end.getTime())) + 1000);
    const traded = ['listed', 'sealedListed', 'dynamicListed'];
    for (const name of traded) await story.bothSidesAgree(lotOf(name));
    const startAt = await workingDayAt(platform, '10:00');
    for (const name of traded) await (await as('zuzhi')).post(`lots/${lotOf(name)}/trading`, { startAt });
    await platform.advance(Date.parse(startAt) + 1000);
    await story.bid('jingmai1', lotOf('listed'), 620);
    await former.sealers.bid('jingmai1', lotOf('sealedListed'), 62_000n);
    await platform.advance(Date.parse(startAt) + 90 * 60_000);
    await former.sealers.open(lotOf('sealedListed'), 'fuzeren', 'jianguan');
    for (const name of traded)
      expect(verifyRecord(await record(name))).toMatchObject({ faults: [], amountFen: 62_000n });
  });

  test('who stands alone waits longer, as the notice said', async () => {
    expect(await story.state(lotOf('listedAlone'))).toBe('LISTED');
  });
});
