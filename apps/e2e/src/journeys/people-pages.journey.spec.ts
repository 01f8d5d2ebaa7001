import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { assemble } from '../../../../tools/deal/cast.js';
import { Person } from '../../../../tools/deal/person.js';
import { playDeal } from '../../../../tools/deal/play-deal.js';
import { readNotice } from '../../../../tools/deal/read-notice.js';
import { readClock } from '../../../../tools/deal/stage.js';
import { RunningPlatform } from '../running-platform.js';
import { openBrowser } from './visitor.js';
import { type Group, Walk, everybodyLooks } from './walk.js';

/** Coming in, one's own account, messages, and the pages by which the staff is kept: full ones, and those with nothing on them. */
const ADDRESS: Readonly<Record<string, string>> = {
  signUp: '/sign-up',
  forgotten: '/forgotten',
  demoPhone: '/demo/phone',
  badLink: '/first-sign-in',
  fromIssuer: '/login/issuer',
  messages: '/my/messages',
  choices: '/my/message-choices',
  account: '/my/account',
  privacy: '/my/privacy',
  acting: '/my/acting',
  corrections: '/my/corrections',
  key: '/my/key',
  deskMessages: '/console/messages',
  mouth: '/console/mouth-tellings',
  list: '/console',
  issuer: '/console/issuer-requests',
  deskCorrections: '/console/corrections',
  numberReleases: '/console/number-releases',
  partyStops: '/console/party-stops',
  phoneChanges: '/console/phone-changes',
  views: '/console/personal-views',
  points: '/console/village-points',
  sessions: '/console/sessions',
  sessionQuestions: '/console/session-questions',
  papers: '/console/liaison-papers',
  staff: '/console/staff',
  staffChanges: '/console/staff-changes',
  signIns: '/console/sign-ins',
  securityEvents: '/console/security-events',
  contacts: '/console/contacts',
  security: '/console/security',
  audit: '/console/audit-state',
  resting: '/console/resting-deadlines',
};

const OWN = ['messages', 'choices', 'account', 'privacy', 'acting', 'corrections', 'key'];
const GROUPS: readonly Group[] = [
  ['the public', null, ['signUp', 'forgotten', 'demoPhone', 'badLink', 'fromIssuer']],
  ['a farmer with messages', 'nonghu', OWN],
  ['a firm with an agent', 'qiye', ['acting', 'messages', 'account']],
  ['a liaison', 'cunji', ['list', 'mouth', 'papers', 'deskMessages']],
  [
    'a window',
    'shouli',
    ['list', 'issuer', 'deskCorrections', 'numberReleases', 'partyStops', 'phoneChanges', 'deskMessages'],
  ],
  ['a reviewer', 'shenhe', ['list', 'deskCorrections', 'partyStops', 'phoneChanges']],
  ['a township', 'xiangzhen', ['list', 'points']],
  ['a host', 'zuzhi', ['list', 'sessions', 'sessionQuestions']],
  ['a system administrator', 'xitong', ['list', 'staff', 'staffChanges', 'contacts', 'security']],
  ['a security administrator', 'anquan', ['list', 'staff', 'staffChanges', 'securityEvents']],
  ['an auditor', 'shenji', ['list', 'audit', 'signIns', 'securityEvents', 'views']],
  ['an editor', 'xuanchuan', ['list', 'deskMessages']],
  ['an office of finance', 'jinrong', ['list']],
];

let platform: RunningPlatform;
let browser: Browser;
let walk: Walk;
beforeAll(async () => {
  platform = await RunningPlatform.start();
  browser = await openBrowser();
  walk = new Walk(browser, platform.url, GROUPS, (name) => ADDRESS[name]!);
  const title = '兰光村一百二十亩流转，合同到期以后重新发包，标题很长用来看折行';
  const facts = readNotice(
    {
      id: 'P1',
      type: 'T01',
      title,
      fields: {
        area: { value: 93.61, unit: '亩' },
        term: { years: 10 },
        startPrice: { value: 500, unit: '元/亩/年' },
        rentEscalation: { pctPerYear: 2 },
      },
    },
    'T01',
    await readClock(platform.url),
  );
  const stage = {
    url: platform.url,
    facts,
    say: () => undefined,
    cast: await assemble(platform.url, facts.listerKind),
  };
  await playDeal(stage, fs.mkdtempSync(path.join(os.tmpdir(), 'helan-')));
  await proposeStaff();
  await lookAtSomebody();
  await writeMandate();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await platform.stop();
});

everybodyLooks(GROUPS, () => walk);

const as = (login: string): Promise<Person> => new Person(platform.url, login).signIn('helan2026');

/** A change that waits for the second administrator. */
async function proposeStaff(): Promise<void> {
  const administrator = await as('xitong');
  await administrator.post('staff-changes/opening', {
    login: 'ouyang',
    name: '欧阳春和',
    roles: ['TOWN_REVIEWER'],
    regionCode: '640122102',
    reason: '立岗镇农业综合服务中心新来的流转专干，接替调走的纳明远，任命文件已收',
  });
}

/** Somebody of the staff reads a whole number, with his reason. */
async function lookAtSomebody(): Promise<void> {
  const [party] = await platform.query<{ id: string }>(
    `select party_id as id from account where login = 'nonghu'`,
  );
  const reviewer = await as('shenhe');
  await reviewer.post(`parties/${party!.id}/views`, {
    fact: 'ID_NUMBER',
    reason: 'CHECK_PAPERS',
    note: '核对承包合同上的身份证号码，复印件最后两位看不清',
  });
}

async function writeMandate(): Promise<void> {
  const firm = await as('qiye');
  await firm.post('my/mandates', {
    kind: 'AGENT',
    agentName: '上官云帆',
    agentIdNumber: '640122199003070017',
    acts: ['REGISTER', 'BID'],
    fromDay: '2026-11-02',
    untilDay: '2026-12-31',
  });
}
