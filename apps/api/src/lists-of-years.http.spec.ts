import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { PERMISSIONS, type PageView } from '@helan/contracts';
import { DEMO_PEOPLE } from './demo/index.js';
import { listGuardedRoutes } from './kernel/auth/index.js';
import { CONFIG, type Config } from './kernel/config.js';
import { readAnswers } from './kernel/description/index.js';
import { Ending } from './testing/ending.js';
import { fillLists } from './testing/filled-lists.js';
import { fillMoney } from './testing/filled-money.js';
import { fillYears } from './testing/filled.js';
import { QUESTIONS } from './testing/list-questions.js';
import { atPlace, behind } from './testing/pages.js';
import { type Read, keysOfRow, readsOf } from './testing/reads.js';
import { Story } from './testing/story.js';
import { TestPlatform } from './testing/test-platform.js';

jest.setTimeout(600_000);

/** Of a county that has dealt with so many lots. */
const LOTS = 50_000;
/** So far behind a page is asked for, too, or where there are not so many, there. */
const FAR = [40_000, 8_000];
/** So many rows of one table, and pages of 8 kB with all that is joined, may be read, whatever lies in it. */
const MOST = {
  /** A page, of each village or state of which it shows some. */
  page: { rows: 1_600, pages: 6_000 },
  /** What is common is found among so many, what is rare in an index. */
  found: { rows: 4_500, pages: 8_000 },
  /** So far as is counted, of which half may be left out beside. */
  count: { rows: 25_000, pages: 45_000 },
} as const;

/**
 * A word that most have, beside a stage: whoever has it is asked for his. A lister's own requests are read whole. Reviews
 * are counted one by one with their lots, as far as is counted; those of a township that has a fifth of all by reading all.
 * Figures of all alerts are the answer itself, for two roles.
 */
const KNOWN = [
  /^nobody notices\?search=水浇地&stage=failed.*count\(\*\)/s,
  // Of the one who has few of all it depends on what the planner has been told.
  /^(nonghu|cunji) my\/withdrawal-requests/,
  /^(xiangzhen|jianguan) social-reviews[^:]*: \d+ rows, \d+ pages: select count/,
  /^(jinrong|jianguan) risk-figures:/,
];
/** What shows only what somebody has still to do, or what is small whatever was dealt with. */
const WAITING = [
  'desk/search',
  'desk/sessions',
  'desk/views',
  'desk/work',
  'questions/published',
  'my/credit',
  'my/returned-payments',
  'my/openings',
  'my/scorings',
  'my/refused-scans',
  'my/ending-notices',
  'my/objections',
  'my/stand-ins',
  'my/board-calls',
  'board-calls',
  'bonds/claimed',
  'certificates/waiting',
  'corrections',
  'issuer-requests',
  'mouth-tellings',
  'my/copies',
  'my/corrections',
  'my/mandates',
  'number-releases',
  'party-stops',
  'phone-changes',
  'security-events',
  'staff-changes',
  'unread-news',
  'unsent-messages',
  'ending-notices',
  'escalations',
  'finance/bank-profiles',
  'finance/ledger-check',
  'finance/payouts',
  'finance/statement-subjects',
  'mandates',
  'paper-scans',
  'public-days',
  'reconsiderations',
  'refused-registrations',
  'rulings',
  'session-questions',
  'sessions',
  'stand-ins',
  'village-points',
];

/** Of these a page far behind was asked for. */
const FAR_LISTS = [
  'projects',
  'notices',
  'certificates',
  'risks',
  'questions',
  'parcels',
  'objections',
  'archives',
  'bars',
  'social-reviews',
  'department-queries',
  'file-accesses',
  'finance/receipts',
  'finance/payment-orders',
  'finance/payment-batches',
  'finance/bank-statements',
  'finance/bank-lines',
  'finance/vouchers',
  'bonds',
  'breach-dues',
];

/** One who lists, one who has registered for hundreds, and one who has asked. */
const MEMBERS = ['nonghu', 'jingmai1', 'jingmai2'];

interface List {
  readonly path: string;
  readonly logins: readonly string[];
}

let platform: TestPlatform;
let lists: List[];

beforeAll(async () => {
  platform = await TestPlatform.start();
  const story = new Story(platform);
  const { lotId: archived } = await story.signed();
  await new Ending(story).settle(archived);
  const open = await story.listed();
  await story.register('jingmai2', open.lotId);
  await fillYears(platform, open, LOTS);
  await fillLists(platform, LOTS);
  await fillMoney(platform, LOTS);
  lists = listsOf(platform);
});
afterAll(() => platform.close());

/** Whatever answers with a page or a list and asks for no one thing, and somebody of each role that may read it. */
function listsOf({ app }: TestPlatform): List[] {
  const { operations } = readAnswers(app.get<Config>(CONFIG).answersFile);
  const isList = (name: string) => /"type":"array"|PageViewOf/.test(JSON.stringify(operations[name] ?? ''));
  return listGuardedRoutes(app.get(DiscoveryService), app.get(Reflector))
    .filter(({ method, path, controller, handler }) => {
      return method === 'GET' && !path.includes(':') && isList(`${controller}_${handler}`);
    })
    .map(({ path, requirement }) => ({
      path: path.slice(1),
      logins:
        requirement === 'PUBLIC'
          ? ['nobody']
          : PERMISSIONS[requirement].flatMap((role) =>
              role === 'MEMBER' ? MEMBERS : DEMO_PEOPLE.find(({ roles }) => roles[0] === role)!.login,
            ),
    }));
}

const person = (login: string) => (login === 'nobody' ? platform.nobody() : platform.as(login));

const boundOf = ({ text }: Read) => {
  if (text.includes('count(*)')) return MOST.count;
  return /list_hit|offset 0/.test(text) ? MOST.found : MOST.page;
};
const tooMuch = (reads: readonly Read[]) =>
  reads.filter((read) => read.most > boundOf(read).rows || read.pages > boundOf(read).pages);

type Answer = PageView<unknown> | readonly unknown[];

describe('among fifty thousand lots of before', () => {
  test('no list reads them all, whoever asks for it, whatever for, and however far behind', async () => {
    const found: string[] = [];
    const empty = new Set(lists.map(({ path }) => path));
    const far = new Set<string>();
    for (const { path, logins } of lists) {
      for (const login of logins) {
        const reader = await person(login);
        const ask = async (route: string) => {
          let page: Answer = [];
          const reads = await readsOf(platform, async () => void (page = await reader.get(route)), '');
          for (const read of tooMuch(reads))
            found.push(`${login} ${decodeURI(route)}: ${read.most} rows, ${read.pages} pages: ${read.text}`);
          return page as Answer;
        };
        for (const question of ['', ...(QUESTIONS[path] ?? [])].map(encodeURI)) {
          const route = question ? `${path}?${question}` : path;
          const page = await ask(route);
          if (('items' in page ? page.items : page).length > 0) empty.delete(path);
          if (!('items' in page) || !page.next) continue;
          await ask(atPlace(route, page.next));
          const place = await placeFarOf(() => reader.get(route), page.next);
          if (!place) continue;
          far.add(path);
          const there = await ask(atPlace(route, place));
          expect([route, 'items' in there && there.items.length > 0]).toEqual([route, true]);
        }
      }
    }
    expect(found.filter((one) => !KNOWN.some((known) => known.test(one)))).toEqual([]);
    // What is no longer so is taken out of what is known.
    expect(KNOWN.filter((known) => !found.some((one) => known.test(one)))).toEqual([]);
    // Whatever is added shows something here, or is named.
    expect([...empty].filter((path) => !WAITING.includes(path))).toEqual([]);
    expect(lists.length).toBeGreaterThan(40);
    expect(lists.filter(({ path }) => path in QUESTIONS)).toHaveLength(Object.keys(QUESTIONS).length);
    expect(FAR_LISTS.filter((path) => !far.has(path))).toEqual([]);
  });

  /** The place of a list behind its 40,000th row, which one of its places belongs to. */
  async function placeFarOf(first: () => Promise<unknown>, next: string): Promise<string | undefined> {
    for (const nth of FAR) {
      const keys = await keysOfRow(platform, first, nth);
      if (keys) return behind(next, keys);
    }
    return undefined;
  }

  test.each([
    ['town', 'town=99'],
    ['town', 'town=640122'],
    ['town', 'town=兰光村&search=水浇地'],
    ['stage', 'stage=ended'],
    ['stage', 'stage=toString&search=水浇地'],
  ])('what is no %s is refused: %s', async (field, question) => {
    expect(await platform.nobody().refused('get', `notices?${encodeURI(question)}`)).toMatchObject({
      status: 422,
      code: 'request.invalid',
      faults: [{ field }],
    });
  });

  test('word, type and place are found together, or nothing is', async () => {
    const totalOf = async (question: string) =>
      (await platform.nobody().get<PageView<unknown>>(`notices?${encodeURI(question)}`)).total;
    expect(await totalOf('search=水浇地&type=T14')).toBe(0);
    expect(await totalOf('search=水浇地&type=T05')).toBe(await totalOf('type=T05'));
    expect(await totalOf('search=设施&type=T14&town=640122102')).toBe(
      await totalOf('type=T14&town=640122102'),
    );
    expect(await totalOf('search=水浇地&town=640122102208&type=T05')).toBe(
      await totalOf('town=640122102208&type=T05'),
    );
  });

  test('a list that reads them all is found', async () => {
    const reads = await readsOf(
      platform,
      () => platform.dataSource.query("select id from lot where terms ->> 'title' like '%没有的字%'"),
      '',
    );
    expect(tooMuch(reads).map(({ text }) => text)).toEqual([expect.stringContaining('没有的字')]);
  });

  test('a person’s own hundreds cost as many questions as his first ones', async () => {
    const bidder = await platform.as('jingmai1');
    const own = await readsOf(platform, () => bidder.get('my/registrations'), '');
    expect(own.length).toBeLessThan(20);
    const contracts = await readsOf(platform, () => bidder.get('my/contracts'), '');
    expect(contracts.length).toBeLessThan(20);
  });
});
