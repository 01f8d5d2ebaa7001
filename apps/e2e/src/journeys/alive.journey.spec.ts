import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { County } from './county.js';
import { Courses } from './courses.js';
import { DESK, PHONE, TABLET, type Visitor } from './visitor.js';

let county: County;
let noticeId: string;
beforeAll(async () => {
  county = await County.open();
  const courses = new Courses(county);
  const { stage, projectId } = await courses.approving('正在公告的一块地', { mode: 'ASC_MULTI' });
  await stage.cast.staff.approver.post(`projects/${projectId}/publication`);
  [{ id: noticeId }] = (await county.platform.query<{ id: string }>('select id from notice')) as [
    { id: string },
  ];
}, 120_000);
afterAll(() => county.close());

/** The scripts of a page wait until they are let go. */
async function holdScripts(page: Page): Promise<() => void> {
  let letGo: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/*.js', async (route) => {
    await gone;
    await route.continue();
  });
  return letGo;
}

describe('what is pressed before a page is alive counts', () => {
  test('a button', async () => {
    const visitor = await county.stranger();
    const letGo = await holdScripts(visitor.page);
    await visitor.page.goto('/', { waitUntil: 'commit' });
    await visitor.press('长辈版');
    letGo();
    await visitor.page.locator('html.large-print').waitFor();
    await visitor.sees('标准版');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  test('the button under a notice, which leads to the sign-in and back', async () => {
    const visitor = await county.stranger();
    const letGo = await holdScripts(visitor.page);
    await visitor.page.goto(`/notices/${noticeId}`, { waitUntil: 'commit' });
    await visitor.press('我要报名');
    letGo();
    await visitor.page.waitForURL(/\/login\?back=/);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  test('the same button of whoever is signed in, which leads to his registration', async () => {
    const visitor = await (await county.stranger()).signIn('jingmai1');
    const letGo = await holdScripts(visitor.page);
    await visitor.page.goto(`/notices/${noticeId}`, { waitUntil: 'commit' });
    await visitor.press('我要报名');
    letGo();
    await visitor.page.waitForURL(/\/my\/registrations\//);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  test('a form, with what was written into it', async () => {
    const visitor = await county.stranger();
    const letGo = await holdScripts(visitor.page);
    await visitor.page.goto('/calendar', { waitUntil: 'commit' });
    await visitor.fill('从哪天起', '2026-11-02');
    await visitor.fill('多少个工作日', '3');
    await visitor.press('计算');
    letGo();
    await visitor.sees('共 3 个工作日，最后一天是 2026-11-05');
    expect(new URL(visitor.page.url()).search).toBe('');
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  test('a link', async () => {
    const visitor = await county.stranger();
    const letGo = await holdScripts(visitor.page);
    await visitor.page.goto('/', { waitUntil: 'commit' });
    await visitor.page.getByRole('link', { name: '办事指南' }).first().click();
    // That its scripts wait is all that the next page lacks.
    await visitor.page.waitForURL('**/guides', { waitUntil: 'commit' });
    letGo();
    await visitor.leave();
  });
});

/** For a browser that runs no script. */
async function look(path: string): Promise<Page> {
  const visitor = await county.stranger();
  const browser = visitor.page.context().browser()!;
  await visitor.leave();
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: county.platform.url });
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

describe('without any script', () => {
  test('the search of the first page finds', async () => {
    const page = await look('/');
    await page.getByLabel('搜索公告').fill('正在公告的一块地');
    await page.getByRole('button', { name: '搜公告' }).click();
    await page.getByRole('link', { name: '正在公告的一块地' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/notices');
    await page.context().close();
  });

  test.each([
    ['T02', 1],
    ['T13', 0],
  ])('that of the list, by the type %s, too', async (type, count) => {
    const page = await look('/notices');
    await page.getByLabel('品种').selectOption(type);
    await page.getByRole('button', { name: '搜索' }).click();
    await page.waitForURL(/type=/);
    expect(await page.getByRole('link', { name: '正在公告的一块地' }).count()).toBe(count);
    expect(await page.getByLabel('品种').inputValue()).toBe(type);
    await page.context().close();
  });
});

test('the pages of a list are turned without any script, too', async () => {
  const { platform } = county;
  await platform.query(
    `insert into listing_row
     select (jsonb_populate_record(null::listing_row_source, to_jsonb(s) || jsonb_build_object(
       'id', gen_random_uuid(), 'notice_id', gen_random_uuid(), 'notice_title', '第 ' || n || ' 块地', 'published_at', s.published_at - n * interval '1 minute'))).*
     from (select * from listing_row_source where notice_id is not null limit 1) s, generate_series(1, 25) n`,
  );
  const page = await look('/notices?type=T02');
  expect(await page.getByRole('link', { name: '第 20 块地' }).count()).toBe(0);
  await page.getByRole('link', { name: '下一页' }).click();
  await page.getByRole('link', { name: '第 20 块地' }).waitFor();
  expect(new URL(page.url()).searchParams.get('type')).toBe('T02');
  await page.getByRole('link', { name: '上一页' }).click();
  await page.getByRole('link', { name: '正在公告的一块地' }).waitFor();
  await page.context().close();
  await platform.query('delete from listing_row where id not in (select id from listing_row_source)');
});

test('a certificate is looked up without any script, too', async () => {
  const answer = await fetch(`${county.platform.url}/verify?code=HLNQ-2026-999999-5`);
  expect(answer.status).toBe(404);
  const html = await answer.text();
  expect(html).toContain('没有查到这份鉴证书');
  expect(html).toMatch(/<form[^>]* action="\/verify"/);
});

test('a link that takes long says that its page is on its way', async () => {
  const visitor = await county.stranger();
  await visitor.page.goto('/');
  await visitor.page.waitForLoadState('networkidle');
  const letGo = await holdScripts(visitor.page);
  await visitor.page.getByRole('link', { name: '工作日计算' }).click();
  const bar = visitor.page.getByRole('status').filter({ hasText: '正在打开' });
  await bar.waitFor({ state: 'attached' });
  letGo();
  await visitor.sees('发布当天不计入');
  await bar.waitFor({ state: 'detached' });
  await visitor.leave();
});

describe('nothing moves while a page comes, all at once or in pieces, and comes alive', () => {
  const PATHS = ['/', '/notices', 'notice', '/guides', '/guides/T05', '/verify', '/calendar', '/rules'];

  /** Of a screen: a fraction of a pixel while the first bytes come is nothing that anybody sees. */
  const SEEN = 0.001;
  const PIECES = 12;

  type Shift = readonly [far: number, ...what: (string | undefined)[]];

  /** How far things have moved since a page began, and what has. */
  async function watch(page: Page): Promise<() => Promise<Shift[]>> {
    await page.addInitScript(() => {
      const shifts: Shift[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          sources: { node: Element | null }[];
        })[])
          shifts.push([entry.value, ...entry.sources.map(({ node }) => node?.outerHTML.slice(0, 80))]);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    return async () => {
      const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);
      return shifts.filter(([far]) => far >= SEEN);
    };
  }

  async function moved(visitor: Visitor, path: string): Promise<Shift[]> {
    const shifts = await watch(visitor.page);
    await visitor.page.goto(path);
    await visitor.page.waitForLoadState('networkidle');
    return shifts();
  }

  /** What has been sent by the server is written piece by piece, each of which is seen before the next one comes. */
  async function movedInPieces({ page }: Visitor, path: string): Promise<Shift[]> {
    const shifts = await watch(page);
    await page.route('**/*.js', (route) => route.abort());
    const html = (await (await page.goto(path))!.text()).replace(/<script[\s\S]*?<\/script>/g, '');
    const pieces = Array.from({ length: PIECES }, (_, at) =>
      html.slice((html.length * at) / PIECES, (html.length * (at + 1)) / PIECES),
    );
    await page.evaluate(async (texts) => {
      const isSeen = () =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      document.open();
      for (const text of texts) {
        document.write(text);
        await isSeen();
      }
      document.close();
      await isSeen();
    }, pieces);
    return shifts();
  }

  describe.each([
    ['a phone', PHONE, false],
    ['a tablet', TABLET, false],
    ['a desk', DESK, false],
    ['a phone in large print', PHONE, true],
  ] as const)('on %s', (_, viewport, isLarge) => {
    test.each(PATHS)('%s', async (name) => {
      const visitor = await county.stranger(viewport);
      if (isLarge) await visitor.page.addInitScript(() => localStorage.setItem('large-print', 'on'));
      const path = name === 'notice' ? `/notices/${noticeId}` : name;
      expect(await moved(visitor, path)).toEqual([]);
      expect(await movedInPieces(visitor, path)).toEqual([]);
      await visitor.leave();
    });
  });

  test.each([PHONE, DESK])('of the first page for whoever is signed in: %o', async (viewport) => {
    const visitor = await (await county.stranger(viewport)).signIn('jingmai1');
    expect(await moved(visitor, '/')).toEqual([]);
    await visitor.sees('退出');
    await visitor.leave();
  });
});
