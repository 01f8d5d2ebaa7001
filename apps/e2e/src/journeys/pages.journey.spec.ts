import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { assemble } from '../../../../tools/deal/cast.js';
import { askBothSides } from '../../../../tools/deal/acts/consultation.js';
import { listIt } from '../../../../tools/deal/acts/listing.js';
import { applyFor, register } from '../../../../tools/deal/acts/registration.js';
import { Person } from '../../../../tools/deal/person.js';
import { playDeal } from '../../../../tools/deal/play-deal.js';
import { readNotice } from '../../../../tools/deal/read-notice.js';
import { type Stage, advanceTo, later, readClock } from '../../../../tools/deal/stage.js';
import { RunningPlatform } from '../running-platform.js';
import { DESK, PHONE, openBrowser } from './visitor.js';
import { type Group, Walk, everybodyLooks } from './walk.js';

const FACTS = {
  area: { value: 93.61, unit: '亩' },
  term: { years: 10 },
  startPrice: { value: 500, unit: '元/亩/年' },
  rentEscalation: { pctPerYear: 2 },
};

let platform: RunningPlatform;
let browser: Browser;
let walk: Walk;
const address: Record<string, string> = {};

beforeAll(async () => {
  platform = await RunningPlatform.start();
  browser = await openBrowser();
  walk = new Walk(browser, platform.url, GROUPS, (name) => address[name]!);
  const stageFor = async (id: string, type: string, title: string): Promise<Stage> => {
    const facts = readNotice({ id, type, title, fields: FACTS }, type, await readClock(platform.url));
    return {
      url: platform.url,
      facts,
      say: () => undefined,
      cast: await assemble(platform.url, facts.listerKind),
    };
  };
  const done = await playDeal(
    await stageFor('P1', 'T02', '办完的一笔：兰光村九十三亩流转'),
    fs.mkdtempSync(path.join(os.tmpdir(), 'helan-')),
  );
  const trading = await stageFor('P2', 'T01', '正在竞价的一笔：兰光村农户承包地，标题很长用来看折行');
  const listed = await listIt(trading);
  const registered = await register(trading, listed);
  await askBothSides(trading, listed, registered);
  const { earliestStartAt } = await trading.cast.staff.host.get<{ earliestStartAt: string }>(
    `lots/${listed.lotId}/trading`,
  );
  await trading.cast.staff.host.post(`lots/${listed.lotId}/trading`, { startAt: earliestStartAt });
  await advanceTo(platform.url, later(earliestStartAt, 1000));
  // Of what is bid for since its notice a file is opened, and put right, while it is listed.
  const third = await stageFor('P3', 'T02', '正在公告的一笔');
  const application = { ...third.facts.application, trading: { mode: 'DYNAMIC' } as const };
  const openStage = { ...third, facts: { ...third.facts, application } };
  const open = await listIt(openStage);
  const applied = await applyFor(openStage, open);
  await openStage.cast.staff.reviewer.post(`registrations/${applied[0]!.registrationId}/correction-request`, {
    items: ['身份证明拍得不清楚，请重新上传', '经营能力只写了“有”，请写明人员、农机和资金'],
  });
  const village = await new Person(platform.url, 'cunjiti').signIn('helan2026');
  const many = await village.post<{ id: string }>('projects', { typeCode: 'T01' });
  const [ids] = await platform.query<Record<'parcel' | 'filed', string>>(
    "select (select id from parcel limit 1) parcel, (select project_id from lot where state = 'ARCHIVED') filed",
  );
  const draft = await trading.cast.transferor.post<{ id: string }>('projects', { typeCode: 'T01' });
  Object.assign(address, {
    home: '/',
    notices: '/notices',
    nothing: '/notices?search=没有这样的地方',
    notice: `/notices/${open.notice.id}`,
    result: `/notices/${done.noticeId}`,
    room: `/rooms/${listed.lotId}`,
    screen: '/screen',
    ended: `/rooms/${done.lotId}`,
    verify: `/verify/${done.certificate.code}`,
    calendar: '/calendar',
    guides: '/guides',
    guide: '/guides/T05',
    days: '/public-days',
    rules: '/rules',
    privacy: '/privacy',
    rulings: '/console/rules',
    risks: '/console/risks',
    objections: '/console/objections',
    missing: '/notices/00000000-0000-4000-8000-000000000000',
    parcels: '/console/parcels',
    parcel: `/console/parcels/${ids!.parcel}`,
    reviews: '/console/social-reviews',
    standIns: '/console/stand-ins',
    parties: '/console/parties',
    filing: '/console/filings',
    bars: '/console/bars',
    tasks: '/console/department-tasks',
    many: `/my/projects/${many.id}`,
    login: '/login',
    lost: '/no-such-page',
    my: '/my',
    party: '/my/party',
    begin: '/my/new',
    draft: `/my/projects/${draft.id}`,
    correction: `/my/registrations/${applied[0]!.registrationId}`,
    registration: `/my/registrations/${registered[0]!.registrationId}`,
    contract: `/my/contracts/${done.lotId}`,
    today: '/console',
    project: `/console/projects/${listed.projectId}`,
    changes: `/my/projects/${listed.projectId}/history`,
    applicants: `/console/projects/${open.projectId}/applicants`,
    accesses: '/console/file-accesses',
    escalations: '/console/escalations',
    qualifications: '/console/qualifications',
    finance: '/console/finance',
    certificates: '/console/certificates',
    archives: '/console/archives',
    archive: `/console/projects/${ids!.filed}`,
    questions: '/console/questions',
    members: '/console/members',
  });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await platform.stop();
});

const PUBLIC =
  'home notices nothing notice result room screen ended verify calendar guides guide days rules privacy login lost missing'.split(
    ' ',
  );

const GROUPS: readonly Group[] = [
  ['the public', null, PUBLIC],
  ['a farmer', 'nonghu', ['my', 'begin', 'party', 'draft', 'changes']],
  ['a bidder', 'jingmai1', ['my', 'registration', 'correction', 'room', 'notice']],
  ['a winner', 'jingmai2', ['my', 'contract']],
  [
    'a reviewer',
    'shenhe',
    ['today', 'project', 'qualifications', 'certificates', 'rulings', 'risks', 'parcels', 'parcel'],
  ],
  ['a liaison', 'cunji', ['today', 'parties', 'filing', 'members']],
  ['a window', 'shouli', ['questions', 'bars']],
  ['who draws certificates up', 'jianzheng', ['certificates']],
  ['an archivist', 'dangan', ['archives', 'archive']],
  ['a township', 'xiangzhen', ['reviews', 'standIns']],
  ['a supervisor', 'jianguan', ['bars', 'risks', 'objections', 'applicants']],
  ['a head of supervision', 'jianguan2', ['accesses', 'escalations']],
  ['an office', 'ziran', ['tasks']],
  ['a village', 'cunjiti', ['begin', 'many']],
  ['a cashier', 'chuna', ['today', 'finance']],
];

everybodyLooks(GROUPS, () => walk);

test('in large print type is at least 18 px and every target of a thumb 60 px high', async () => {
  const visitor = await walk.look(null, PHONE, true);
  await visitor.page.goto(address['notice']!);
  const button = visitor.page.getByRole('button', { name: '我要报名' });
  await button.waitFor();
  const size = await visitor.page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  const { height } = (await button.boundingBox())!;
  expect(size).toBeGreaterThanOrEqual(18);
  expect(height).toBeGreaterThanOrEqual(60);
  await visitor.leave();
});

test('an archived notice invites nobody to object', async () => {
  const html = await (await fetch(platform.url + address['result']!)).text();
  expect(html).toContain('已归档');
  expect(html).not.toContain('有异议请在公示期内提出');
  expect(html).not.toContain('提异议');
});

test('a public page is there without any script', async () => {
  const html = await (await fetch(platform.url + address['notice']!)).text();
  expect(html).toContain('正在公告的一笔');
  expect(html).toContain('第7天');
});

test('a style in an attribute and a script that the page did not bring are refused, and every walk would notice', async () => {
  const visitor = await walk.look(null, DESK, false);
  await visitor.page.goto(address['home']!);
  expect(visitor.faults).toEqual([]);
  await visitor.page.evaluate(() => {
    document.body.setAttribute('style', 'color: red');
    const script = document.createElement('script');
    script.textContent = 'globalThis.hasRun = true';
    document.body.append(script);
  });
  expect(visitor.faults.filter((fault) => fault.includes('inline style'))).toHaveLength(1);
  expect(visitor.faults.filter((fault) => fault.includes('inline script'))).toHaveLength(1);
  expect(await visitor.page.evaluate(() => 'hasRun' in globalThis)).toBe(false);
  await visitor.leave();
});

/** Pages that the server draws whole; rooms, the hall's screen and the form to sign in are made in the browser. */
const DRAWN = PUBLIC.filter(
  (name) => !['room', 'ended', 'screen', 'login', 'lost', 'missing'].includes(name),
);

/** Remembers what the server drew, before any script of the page runs. */
function rememberWhatIsDrawn(): void {
  document.addEventListener('readystatechange', () => {
    if (document.readyState === 'interactive')
      Object.assign(globalThis, { drawn: [...document.querySelectorAll('main *')] });
  });
}

/** What of it the page has taken away since. */
function whatIsGone(): string[] {
  const { drawn } = globalThis as unknown as { readonly drawn: readonly Element[] };
  return drawn.filter((element) => !element.isConnected).map((element) => element.outerHTML.slice(0, 80));
}

test.each(DRAWN)('what the server drew of %s stays while the page comes alive', async (name) => {
  const visitor = await walk.look(null, PHONE, false);
  await visitor.page.addInitScript(rememberWhatIsDrawn);
  await visitor.page.goto(address[name]!);
  await visitor.page.waitForLoadState('networkidle');
  expect(await visitor.page.evaluate(whatIsGone)).toEqual([]);
  await visitor.leave();
});
