import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PASSWORD } from '../../../../tools/deal/accounts.js';
import { apply, reviewAsTownship, verifySite } from '../../../../tools/deal/acts/listing.js';
import { type Cast, assemble } from '../../../../tools/deal/cast.js';
import { Person } from '../../../../tools/deal/person.js';
import { readLots } from '../../../../tools/deal/read-notice.js';
import { SAMPLE_PDF } from '../../../../tools/deal/sample-papers.js';
import { readClock } from '../../../../tools/deal/stage.js';
import { AtTheKeys } from './at-the-keys.js';
import { County } from './county.js';
import type { Visitor } from './visitor.js';

const LOTS = 8;
const titleOf = (number: number) => `这天要办的第 ${number} 宗地`;
const FACTS = {
  area: { value: 93.61, unit: '亩' },
  term: { years: 10 },
  startPrice: { value: 500, unit: '元/亩/年' },
};

/** How each kind of task is done, from where its page has put the focus. */
const HOW: Readonly<Record<string, (keys: AtTheKeys) => Promise<void>>> = {
  STEP_CENTER_ACCEPTING: async (keys) => {
    await keys.press('受理');
    await keys.send('意见（可以不填）', '材料齐全');
  },
  STEP_CENTER_REVIEWING: async (keys) => {
    await keys.press('审核通过');
    await keys.send('意见（可以不填）', '权属清楚');
  },
  STEP_NOTICE_APPROVING: async (keys) => {
    await keys.press(/^批准/);
    await keys.press('确定：批准并发布公告');
  },
  QUESTION: (keys) => keys.send('答复', '带身份证和户口簿'),
  PARTY: (keys) => keys.press('核验'),
  PARTY_STOP: (keys) => keys.press('确认停办'),
  CORRECTION_CHECK: (keys) => keys.send('核对了哪些证件', '居民身份证'),
  CORRECTION_DECIDE: (keys) => keys.press('同意更正'),
  RULING: (keys) => keys.press('批准生效'),
  CHANGE: (keys) => keys.press('发布变更公告'),
  WITHDRAWAL: async (keys) => {
    await keys.press('不同意撤牌');
    await keys.send('为什么不同意（转出方看得到）', '已经有人看过地了');
  },
};

let county: County;
let cast: Cast;
/** Every task that was done, by its kind. */
const done: string[] = [];

beforeAll(async () => {
  county = await County.open();
  const { url } = county.platform;
  cast = await assemble(url, 'FARMER_HOUSEHOLD');
  await fileApplications();
  await askTheWindow();
}, 240_000);
afterAll(() => county.close());

const person = (login: string) => new Person(county.platform.url, login).signIn(PASSWORD);

/** Applications as far as the center's door. */
async function fileApplications(): Promise<void> {
  const { url } = county.platform;
  const now = await readClock(url);
  for (let number = 1; number <= LOTS; number += 1) {
    const notice = { id: `D${number}`, type: 'T01', title: titleOf(number), fields: FACTS };
    const facts = readLots(notice, 'T01', now, 7_000 + number)[0]!;
    const stage = { url, facts, say: () => undefined, cast };
    const id = await apply(stage);
    await verifySite(stage, id);
    await reviewAsTownship(stage, id);
  }
}

/** What else comes to the window in a morning. */
async function askTheWindow(): Promise<void> {
  for (const login of ['jingmai1', 'jingmai2'])
    for (const text of ['流转合同可以签几年？', '保证金什么时候退？'])
      await (await person(login)).post('questions', { typeCode: 'T01', text: `${login}问：${text}` });
  const farmer = cast.transferor;
  const { id } = await farmer.post<{ id: string }>('my/corrections', {
    reason: '开户行换了',
    bankName: '贺兰农村商业银行',
  });
  await farmer.upload(`my/corrections/${id}/papers`, 'CORRECTION', '身份证.pdf', SAMPLE_PDF);
  for (const login of ['jingmai3', 'qiye']) {
    const paper = { cause: 'DEATH', reason: '家属来报', document: '死亡证明' };
    await cast.staff.reviewer.post(`parties/${await partyOf(login)}/stop`, paper);
  }
  for (const login of ['jingmai2', 'cunjiti'])
    await county.platform.query(
      `update party set verified_at = null, verified_way = null, verified_by = null, verified_document = null where id = $1`,
      [await partyOf(login)],
    );
}

async function partyOf(login: string): Promise<string> {
  const sql = 'select party_id as id from account where login = $1';
  return (await county.platform.query<{ id: string }>(sql, [login]))[0]!.id;
}

/** What the list shows, row by row: the kind in words, and of what. */
async function rowsOf({ page }: Visitor): Promise<string[]> {
  const rows = page.locator('hl-work-grid [role="row"][row-index]');
  await rows.first().waitFor();
  await page.waitForLoadState('networkidle');
  return rows.evaluateAll((all) =>
    all
      .map((row) =>
        ['kind', 'title'].map((id) => row.querySelector(`[col-id="${id}"]`)?.textContent?.trim()).join(' '),
      )
      .sort(),
  );
}

/** From the first of the list to its end, without a hand on the mouse; answers how many tasks were done. */
async function workOff({ page }: Visitor): Promise<number> {
  const keys = new AtTheKeys(page);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  for (let count = 0; ; count += 1) {
    await page.waitForURL((url) => url.searchParams.has('task') || count > 0);
    const task = new URL(page.url()).searchParams.get('task');
    if (task === null) return count;
    const kind = task.split(':')[0]!;
    await page.getByRole('region', { name: '正在办的这一件' }).waitFor();
    await HOW[kind]!(keys);
    await page.getByText('这一件办完了。').waitFor();
    done.push(kind);
    // What was typed in is gone with its form: the next Ctrl+Enter is the list's.
    await page.waitForFunction(() => !document.activeElement?.matches('input, select, textarea'));
    await page.keyboard.press('Control+Enter');
    await page.waitForURL((url) => url.searchParams.get('task') !== task);
  }
}

async function dayOf(login: string, expected: readonly string[]): Promise<Visitor> {
  const clerk = await county.as(login);
  await clerk.page.goto('/console');
  await clerk.sees(`共 ${expected.length} 件`);
  expect(await rowsOf(clerk)).toEqual([...expected].sort());
  await clerk.picture(`day-${login}`);
  expect(await workOff(clerk)).toBe(expected.length);
  await clerk.sees('没有等您办的');
  return clerk;
}

const lots = (name: string, numbers: readonly number[]) =>
  numbers.map((number) => `${name} ${titleOf(number)}`);
const ALL = Array.from({ length: LOTS }, (_, index) => index + 1);

test('the acceptor finds all that waits for her in the list, and works it off by keys', async () => {
  const clerk = await dayOf('shouli', [
    ...lots('受理', ALL),
    '答复咨询 jingmai1问：流转合同可以签几年？',
    '答复咨询 jingmai1问：保证金什么时候退？',
    '答复咨询 jingmai2问：流转合同可以签几年？',
    '答复咨询 jingmai2问：保证金什么时候退？',
    '核对更正的证件 赵禾田',
    '确认停办或者恢复 王春晓：停办',
    '确认停办或者恢复 贺兰塞上粮源农业有限公司：停办',
    '实名核验 立岗镇惠泽种植专业合作社',
    '实名核验 立岗镇兰光村股份经济合作社',
  ]);
  expect(clerk.faults).toEqual([]);
});

test('the reviewer finds what she has let go on, and what was compared', async () => {
  const clerk = await dayOf('shenhe', [...lots('审核', ALL), '决定资料更正 赵禾田']);
  expect(clerk.faults).toEqual([]);
});

test('the head of the center publishes, and decides about the rules', async () => {
  const proposal = { effectiveFrom: '2026-12-30', source: '中心交易规则修订第1号' };
  const { reviewer } = cast.staff;
  await reviewer.post('rulings/parameter', { ...proposal, key: 'result.publicityWorkingDays', value: 5 });
  await reviewer.post('rulings/parameter', { ...proposal, key: 'correction.workingDays', value: 8 });
  const clerk = await dayOf('fuzeren', [
    ...lots('批准发布', ALL),
    '批准规则、日历 规则：成交公示',
    '批准规则、日历 规则：补正期限',
  ]);
  expect(clerk.faults).toEqual([]);
});

test('what comes in the afternoon is in the list, too; forty tasks of eleven kinds make a day', async () => {
  const lotOf = async (number: number) => {
    const sql = "select id from lot where terms->>'title' = $1";
    return (await county.platform.query<{ id: string }>(sql, [titleOf(number)]))[0]!.id;
  };
  for (const number of [1, 2])
    await cast.staff.reviewer.post(`lots/${await lotOf(number)}/change`, {
      change: { viewing: '每周三上午' },
      reason: '转出方提出',
    });
  for (const number of [3, 4])
    await cast.transferor.post(`lots/${await lotOf(number)}/withdrawal-request`, { reason: '家里要自己种' });
  const clerk = await dayOf('fuzeren', [...lots('决定变更公告', [1, 2]), ...lots('撤牌申请', [3, 4])]);
  expect(clerk.faults).toEqual([]);
  expect(done).toHaveLength(40);
  expect([...new Set(done)].sort()).toEqual(Object.keys(HOW).sort());
});
