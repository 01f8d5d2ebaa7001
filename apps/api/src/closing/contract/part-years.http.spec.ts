import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Application } from '@helan/domain';
import { saidIn } from '../../testing/printed.js';
import { type Settled, firstNotice, settledTogether } from '../../testing/side-by-side.js';
import { ownSubject } from '../../testing/story-samples.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

/** 10 亩 for two years, nine months and thirty days, from 480 元/亩/年 by 10. */
const lot = (partYear: Application): Application => {
  const { parcels } = ownSubject('T01', {});
  return {
    title: '兰光村三组 10 亩水浇地出租',
    parcels: [{ ...parcels![0]!, mu: '10' }],
    termFrom: '2027-03-01',
    termTo: '2029-12-30',
    startPriceYuan: '480',
    stepYuan: '10',
    depositYuan: '480',
    ...partYear,
  };
};

/**
 * Won at 490, that is 4,900 a year: two of them, and of the third, from 2029-03-01 through 2029-12-30,
 * MONTHS: 9/12 + 30/365 = 3,645/4,380, 4,077.7397; ACTUAL: 305/365, 4,094.5205; D30_360: March 1 to the 30th that
 * stands for December 31, 299/360, 4,069.7222. From 4,800 a year: 3,994.5205, 4,010.9589, 3,986.6667.
 */
const LOTS = [
  {
    partYear: 'MONTHS',
    startTotalFen: '1359452',
    totalFen: '1387774',
    lastFen: '407774',
    words: '不足一年的，整月按十二分之一年，余下的天数按三百六十五分之一年',
  },
  {
    partYear: 'ACTUAL',
    startTotalFen: '1361096',
    totalFen: '1389452',
    lastFen: '409452',
    words: '不足一年的，按实际天数占当年三百六十五天或者三百六十六天的比例',
  },
  {
    partYear: 'D30_360',
    startTotalFen: '1358667',
    totalFen: '1386972',
    lastFen: '406972',
    words: '不足一年的，按每月三十天、每年三百六十天',
  },
] as const;

let platform: TestPlatform;
let story: Story;
let settled: Settled[];
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  // By the center's rule, 30/360; two listers choose for themselves.
  await platform.dataSource.query(
    `insert into parameter (key, effective_from, value, source)
     values ('term.partYear', (platform_now() at time zone 'Asia/Shanghai')::date, 3, '中心文件')`,
  );
  settled = await settledTogether(
    story,
    LOTS.map(({ partYear }) => ({
      typeCode: 'T01',
      change: lot(partYear === 'D30_360' ? {} : { partYear }),
      bids: [48_000n, 49_000n],
    })),
  );
}, 180_000);
afterAll(() => platform.close());

const file = async (login: string, route: string) =>
  saidIn((await (await platform.as(login)).request('get', route)).body as Buffer);

/** Source: rules §21 A2. */
describe.each(LOTS.map((one, index) => ({ ...one, index })))(
  'a part of a year by $partYear',
  ({ partYear, startTotalFen, totalFen, lastFen, words, index }) => {
    test('is frozen, counted and printed in the notice', async () => {
      const notice = await firstNotice(story, settled[index]!.lotId);
      expect(notice.terms.price).toMatchObject({ partYear });
      expect(notice.terms.startTotalFen).toBe(startTotalFen);
      expect(await file('nonghu', `notices/${notice.id}/poster`)).toContain(words);
    });

    test('is counted in the contract, whose rows sum to the fen, and printed there', async () => {
      const { contract } = settled[index]!;
      expect(contract.totalFen).toBe(totalFen);
      expect(contract.payments.map(({ amountFen }) => amountFen)).toEqual(['490000', '490000', lastFen]);
      expect(await file('nonghu', `contracts/${contract.id}/file`)).toContain(words);
      expect(await story.state(settled[index]!.lotId)).toBe('SETTLED');
    });
  },
);
