import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { PERMISSIONS, type PageView } from '@helan/contracts';
import { DEMO_PEOPLE } from './demo/index.js';
import { listGuardedRoutes } from './kernel/auth/index.js';
import { CONFIG, type Config } from './kernel/config.js';
import { readAnswers } from './kernel/description/index.js';
import { Ending } from './testing/ending.js';
import { fillLists } from './testing/filled-lists.js';
import { fillYears } from './testing/filled.js';
import { atPlace } from './testing/pages.js';
import { type Read, readsOf } from './testing/reads.js';
import { Story } from './testing/story.js';
import { TestPlatform } from './testing/test-platform.js';

jest.setTimeout(600_000);

/** Of a county that has dealt with so many lots. */
const LOTS = 50_000;
/** So many rows of one table a page may read, whatever lies in it, and a count half of them, where most are counted. */
const MOST_ROWS = 2_500;
const MOST_COUNTED = 25_000;
/** In pages of 8 kB, with all that it joins. */
const MOST_PAGES = 8_000;
const MOST_PAGES_COUNTED = 45_000;

/** What else is asked of a list, the longest ways to its rows among them. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  projects: [
    'myTurn=true',
    'state=ARCHIVED',
    'state=SUSPENDED',
    'search=没有的字',
    'search=号',
    'search=第7号',
    'state=FAILED&search=没有的字',
    'myTurn=true&search=第7号',
  ],
  notices: [
    'type=T05',
    'type=T15',
    'town=640122102',
    'stage=open',
    'stage=done',
    'type=T05&stage=done',
    'search=没有的字',
    'search=水浇地',
  ],
  'finance/receipts': ['state=HELD', 'state=MATCHED', 'state=ENTERED'],
  'finance/payment-orders': ['state=DUE', 'state=CONFIRMED', 'state=BOUNCED'],
  certificates: ['open=true', 'open=false', 'search=没有的字', 'search=JZ777', 'search=兰光村'],
  'certificates/waiting': ['search=没有的字'],
  archives: ['search=没有的字', 'search=DA777', 'search=兰光村'],
  risks: ['open=true', 'open=false', 'level=RED', 'level=YELLOW'],
  questions: ['open=true', 'open=false'],
  parties: ['search=没有的字', 'search=640122196203150026', 'search=赵'],
  parcels: ['search=没有的字', 'search=DK777', 'search=兰光村'],
  objections: ['open=true', 'open=false'],
  'village/members': ['search=没有的字'],
};

/** Alerts have no village of their own: those of a township are counted through its projects. */
const KNOWN = /^xiangzhen risks.*count\(\*\)/s;
/** What shows only what somebody has still to do, or what is small whatever was dealt with. */
const WAITING = [
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
  'certificates/waiting',
  'ending-notices',
  'escalations',
  'finance/payouts',
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
          : PERMISSIONS[requirement].map((role) => DEMO_PEOPLE.find(({ roles }) => roles[0] === role)!.login),
    }));
}

const person = (login: string) => (login === 'nobody' ? platform.nobody() : platform.as(login));

const isCount = ({ text }: Read) => text.includes('count(*)');
const tooMuch = (reads: readonly Read[]) =>
  reads.filter((read) => {
    const [rows, pages] = isCount(read) ? [MOST_COUNTED, MOST_PAGES_COUNTED] : [MOST_ROWS, MOST_PAGES];
    return read.most > rows || read.pages > pages;
  });

describe('among fifty thousand lots of before', () => {
  test('no list reads them all, whoever asks for it, and whatever for', async () => {
    const found: string[] = [];
    const empty = new Set(lists.map(({ path }) => path));
    for (const { path, logins } of lists) {
      const questions = ['', ...(QUESTIONS[path] ?? [])].map((question) => encodeURI(question));
      for (const login of logins) {
        const reader = await person(login);
        const ask = async (route: string) => {
          let page: PageView<unknown> | readonly unknown[] = [];
          const reads = await readsOf(platform, async () => void (page = await reader.get(route)), '');
          for (const read of tooMuch(reads))
            found.push(`${login} ${decodeURI(route)}: ${read.most} rows, ${read.pages} pages: ${read.text}`);
          return page as PageView<unknown> | readonly unknown[];
        };
        for (const question of questions) {
          const route = question ? `${path}?${question}` : path;
          const page = await ask(route);
          if ('items' in page ? page.items.length > 0 : page.length > 0) empty.delete(path);
          if ('items' in page && page.next) await ask(atPlace(route, page.next));
        }
      }
    }
    expect(found.filter((one) => !KNOWN.test(one))).toEqual([]);
    // Whatever is added shows something here, or is named.
    expect([...empty].filter((path) => !WAITING.includes(path))).toEqual([]);
    expect(lists.length).toBeGreaterThan(40);
    expect(lists.filter(({ path }) => path in QUESTIONS)).toHaveLength(Object.keys(QUESTIONS).length);
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
