import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askBothSides } from '../../../../tools/deal/acts/consultation.js';
import { admit } from '../../../../tools/deal/acts/registration.js';
import { verifyRecord } from '../../../../tools/proof/verify-record.js';
import { County } from './county.js';
import { type Course, Courses } from './courses.js';
import type { Visitor } from './visitor.js';

const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];
const KEY_PASSWORD = '贺兰山下果园成林';

let county: County;
let courses: Courses;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-keys-'));
beforeAll(async () => {
  county = await County.open();
  courses = new Courses(county);
}, 60_000);
afterAll(() => county.close());

const as = (login: string) => county.as(login);
const keyFile = (login: string) => path.join(folder, `${login}.json`);

async function enterRoom(lotId: string): Promise<[Visitor, Visitor, Visitor]> {
  const bidders = await Promise.all(BIDDERS.map(as));
  for (const bidder of bidders) {
    await bidder.page.goto(`/rooms/${lotId}`);
    await bidder.sees('我的号牌');
  }
  return bidders as [Visitor, Visitor, Visitor];
}

async function sealPrice(bidder: Visitor, amount: string): Promise<void> {
  await bidder.fill('我的报价', amount);
  await bidder.press('看一遍，再密封');
  await bidder.press('密封交出');
  await bidder.sees(/已密封，第 \d 份/);
}

/** A holder opens his share with his key file, wherever he finds the project. */
async function openShare(login: string): Promise<Visitor> {
  const holder = await as(login);
  await holder.page.goto(login === 'nongchang' ? '/my' : '/console');
  const calls = holder.page.locator('.call').or(holder.page.getByRole('row', { name: /开启密封价/ }));
  await calls.getByRole('link').first().click();
  await holder.page.getByLabel('您的密钥文件').setInputFiles(keyFile(login));
  await holder.picture('sealed-opening');
  await holder.fill('密钥文件的密码', KEY_PASSWORD);
  await holder.press('用我的这一份开启');
  await holder.page.getByLabel('您的密钥文件').waitFor({ state: 'detached' });
  return holder;
}

const endOf = (lotId: string) =>
  county.advancePast(
    `select end_at as at from bidding_session where lot_id = '${lotId}' and is_current`,
    3000,
  );
const replay = async (lotId: string) =>
  verifyRecord((await (await fetch(`${county.platform.url}/api/lots/${lotId}/record`)).json()) as never);

const TITLES = {
  sealed: '密封报价的一笔',
  weighted: '权重报价的一笔',
  falling: '降价竞价的一笔',
  dynamic: '动态报价的一笔',
  reverse: '反向竞价的一笔采购',
} as const;
const lots = {} as Record<keyof typeof TITLES, Course>;

describe('before the sessions', () => {
  test('three holders make their keys, each on his own machine', async () => {
    for (const login of ['nongchang', 'fuzeren', 'jianguan']) {
      const holder = await as(login);
      await holder.page.goto(login === 'nongchang' ? '/my/key' : '/console/key');
      await holder.fill('给密钥文件设一个密码', '太短');
      await holder.fill('再输一遍', '太短');
      await holder.press('生成');
      await holder.sees('密码至少 8 个字。');
      await holder.fill('给密钥文件设一个密码', `${KEY_PASSWORD}！`);
      await holder.fill('再输一遍', KEY_PASSWORD);
      await holder.press('生成');
      await holder.sees('两遍输的不一样。');
      await holder.fill('给密钥文件设一个密码', KEY_PASSWORD);
      await holder.press('生成');
      const download = holder.page.waitForEvent('download');
      await holder.page.getByRole('link', { name: '下载密钥文件' }).click();
      await (await download).saveAs(keyFile(login));
      await holder.press('文件存好了，启用这把密钥');
      await holder.sees('已启用。');
    }
  });

  test('the notice of what is sealed names the three holders; nothing is made at its publication', async () => {
    const listings = {
      sealed: await courses.approving(TITLES.sealed, { mode: 'SEALED_ONE' }),
      weighted: await courses.approving(TITLES.weighted, { mode: 'WEIGHTED', priceWeightPercent: 50 }),
      falling: await courses.approving(TITLES.falling, {
        mode: 'DESC',
        floorYuan: '400',
        intervalSeconds: 60,
      }),
      dynamic: await courses.approving(TITLES.dynamic, { mode: 'DYNAMIC' }),
      reverse: await courses.buying(TITLES.reverse),
    };
    for (const name of ['sealed', 'weighted'] as const) {
      const head = await county.atDesk('fuzeren', TITLES[name]);
      await head.press('批准并发布公告');
      await head.sees('✓ 转出方一侧');
      await head.picture('sealed-publish');
      await head.press('确定：批准并发布公告');
      await head.sees('公告中');
    }
    for (const { stage, projectId } of [listings.falling, listings.dynamic, listings.reverse])
      await stage.cast.staff.approver.post(`projects/${projectId}/publication`);
    for (const [name, listing] of Object.entries(listings))
      lots[name as keyof typeof TITLES] = await courses.applied(listing);
    for (const { stage, listed, registered } of Object.values(lots)) {
      await admit(stage, listed, registered);
      await askBothSides(stage, listed, registered);
    }
  });
});

test('a dynamic session: bids before its window, and in it', async () => {
  const { lotId } = lots.dynamic.listed;
  const bidders = (await Promise.all(BIDDERS.map(as))) as [Visitor, Visitor, Visitor];
  const [first, second, third] = bidders;
  for (const bidder of bidders) {
    await bidder.page.goto(`/rooms/${lotId}`);
    await bidder.sees('第一次出价时抽号牌');
    await bidder.sees(/限时竞价的开始时间/);
  }
  await first.press('¥500.00');
  await first.press('确认出价');
  await first.sees(/第 1 口，¥500.00，已记入/);
  await second.press('¥510.00');
  await second.press('确认出价');
  await second.sees(/第 2 口/);
  await courses.begin(lots.dynamic);
  for (const bidder of bidders) await bidder.page.reload();
  await third.sees(/限时竞价，距结束/);
  await third.press('¥520.00');
  await third.press('确认出价');
  await third.sees(/第 3 口/);
  await endOf(lotId);
  await first.sees(/成交：号牌 \d{3}，¥520.00/);
  expect(await replay(lotId)).toMatchObject({ faults: [], amountFen: 52_000n, bids: 3 });
});

describe('sealed prices', () => {
  let lotId: string;

  test('the notice tells anybody who opens, and by which public keys', async () => {
    const reader = await as(BIDDERS[0]!);
    const own = `/notices/${lots.sealed.listed.notice.id}`;
    // Nothing else stands behind its id.
    for (const more of ['%3fx', '%23x'])
      expect((await fetch(county.platform.url + own + more)).status).toBe(404);
    await reader.page.goto(own);
    await reader.page.getByText('密封的价格由谁开启').click();
    for (const login of ['fuzeren', 'jianguan', 'nongchang']) {
      const { publicKey } = JSON.parse(fs.readFileSync(keyFile(login), 'utf8')) as { publicKey: string };
      const fingerprint = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
      await reader.sees(`指纹 ${fingerprint}`);
      await reader.sees(`公钥 ${publicKey}`);
    }
    await reader.picture('sealed-notice');
  });

  test('three seal their prices; nobody sees any of them', async () => {
    lotId = await courses.begin(lots.sealed);
    const [first, second, third] = await enterRoom(lotId);
    await first.fill('我的报价', '499');
    await first.press('看一遍，再密封');
    await first.sees(/起始价/);
    await first.picture('sealed-panel');
    await sealPrice(first, '520');
    await sealPrice(second, '530');
    await sealPrice(third, '530');
    await second.sees('收到 3 份密封报价');
    await first.page.reload();
    await first.sees('您这一轮已经密封报价');
    await endOf(lotId);
    await second.sees('已截止，等两位持钥人开启密封的价格');
  });

  test('two holders open them; the two who are equal seal once more, and the better one wins', async () => {
    const supervisor = await openShare('jianguan');
    await supervisor.sees('您的一份已经开启，等另一位持钥人。');
    await openShare('fuzeren');
    const [, second] = (await Promise.all(BIDDERS.map(as))) as [Visitor, Visitor, Visitor];
    await second.sees('等下一轮报价');
    await second.picture('waiting-for-a-round');
    await county.advancePast(
      `select resume_at as at from bidding_session where lot_id = '${lotId}' and is_current`,
      1000,
    );
    await second.sees('密封报价，距截止');
    await sealPrice(second, '550');
    await endOf(lotId);
    await openShare('nongchang');
    const head = await openShare('fuzeren');
    await head.page.goto(`/rooms/${lotId}`);
    await head.sees(/成交：号牌 \d{3}，¥550.00/);
    // What was in each envelope stands beside it.
    for (const price of ['¥520.00', '¥530.00', '¥550.00']) await head.sees(price);
    expect(await replay(lotId)).toMatchObject({ faults: [], amountFen: 55_000n });
    for (const login of [...BIDDERS, 'fuzeren', 'jianguan', 'nongchang'])
      expect((await as(login)).faults).toEqual([]);
  });
});

test('weighted prices: plans are scored by paddle, then the prices are opened', async () => {
  const lotId = await courses.begin(lots.weighted);
  const [first, second, third] = await enterRoom(lotId);
  const own = /\d{3}/.exec(await second.page.getByText('我的号牌').first().innerText())![0];
  await sealPrice(first, '600');
  await sealPrice(second, '590');
  // Something on the way writes another commitment into his envelope.
  const spoil = (envelope: string) => envelope.replace(/^2\../, (start) => (start === '2.A' ? '2.B' : '2.A'));
  await third.page.route(
    '**/bids',
    (route) => {
      const body = JSON.parse(route.request().postData()!) as { envelope: string };
      return route.continue({ postData: JSON.stringify({ ...body, envelope: spoil(body.envelope) }) });
    },
    { times: 1 },
  );
  await sealPrice(third, '900');
  await endOf(lotId);
  const host = await as('zuzhi');
  for (const judge of [host, await as('shouli')]) {
    await judge.page.goto('/console');
    await judge.page
      .getByRole('row', { name: /方案评分/ })
      .first()
      .waitFor();
    await judge.page.goto(`/console/projects/${lots.weighted.listed.projectId}`);
    await judge.sees('方案得分');
    const paddles = judge.page.getByText(/^号牌 \d{3}$/);
    await paddles.nth(BIDDERS.length - 1).waitFor();
    for (const label of await paddles.allInnerTexts()) {
      await judge.page.getByLabel(label, { exact: true }).fill(label.includes(own) ? '95' : '60');
      await judge.fill(`${label} 的理由`, '计划写得具体');
    }
    await judge.press('定下得分');
    await judge.page.getByRole('button', { name: '定下得分' }).waitFor({ state: 'detached' });
    if (judge !== host) continue;
    await host.sees('您的评分已经定下。等另一位评完');
    await host.sees('方案得分还没有定下');
  }
  // The other has scored meanwhile: the page that stood open says so by itself.
  await host.page.getByText('方案得分还没有定下').waitFor({ state: 'detached' });
  await host.page.getByText('您的评分已经定下').waitFor({ state: 'detached' });
  await openShare('jianguan');
  await openShare('fuzeren');
  await second.sees(new RegExp(`成交：号牌 ${own}，¥590.00`));
  await second.sees('不算：密封不完整');
  await third.sees('您的密封报价没有算进来。');
  await third.picture('sealed-void');
  expect(await replay(lotId)).toMatchObject({ faults: [], amountFen: 59_000n, winner: own });
});

test('a falling price: three watch it fall, the first who accepts wins', async () => {
  const lotId = await courses.begin(lots.falling);
  const [first, second, third] = await enterRoom(lotId);
  await first.sees('接受 ¥500.00');
  await county.advancePast('select platform_now() as at', 61_000);
  for (const bidder of [first, second, third]) await bidder.page.reload();
  await third.press(/^接受 ¥4\d\d.00/);
  await third.press('确认接受');
  for (const bidder of [first, second]) await bidder.sees('已有人接受');
  await endOf(lotId);
  await second.sees(/成交：号牌 \d{3}/);
  expect((await replay(lotId)).faults).toEqual([]);
});

test('a reverse session: suppliers bid downwards, the lowest wins', async () => {
  const lotId = await courses.begin(lots.reverse);
  const [first, second, third] = await enterRoom(lotId);
  await first.sees('最高限价');
  await first.press('¥150,000.00');
  await first.press('确认出价');
  await first.sees(/第 1 口/);
  await second.press('¥149,000.00');
  await second.press('确认出价');
  await second.sees(/第 2 口/);
  await third.press('¥148,000.00');
  await third.press('确认出价');
  for (const bidder of [first, second]) await bidder.sees('现在最低');
  await endOf(lotId);
  await first.sees(/成交：号牌 \d{3}，¥148,000.00/);
  expect(await replay(lotId)).toMatchObject({ faults: [], amountFen: 14_800_000n, bids: 3 });
});
