import { afterAll, beforeAll, expect, test } from '@jest/globals';
import ExcelJs from 'exceljs';
import { HOUSEHOLD_COLUMNS, type HouseholdRow } from '@helan/domain';
import { sampleHouseholdRows } from '@helan/domain/samples';
import { SAMPLE_PDF, SAMPLE_PHOTOS } from '../../../../tools/deal/sample-papers.js';
import { County } from './county.js';

const TITLE = '兰光村五组六户连片流转';
const CORNERS = ['106.4000, 38.6300', '106.4006, 38.6300', '106.4006, 38.6306', '106.4000, 38.6306'];

let county: County;
beforeAll(async () => {
  county = await County.open();
}, 60_000);
afterAll(() => county.close());

const sheet = async (rows: readonly HouseholdRow[]) => {
  const book = new ExcelJs.Workbook();
  const page = book.addWorksheet('各户名册');
  page.addRow(Object.values(HOUSEHOLD_COLUMNS).map(({ head }) => head));
  for (const { cells } of rows) page.addRow(Object.values(cells));
  return {
    name: '各户名册.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await book.xlsx.writeBuffer()),
  };
};

test('a village hands in the land of six households; what is wrong with the sheet is told by row and column', async () => {
  const village = await county.as('cunjiti');
  const { page } = village;
  await page.goto('/my/new');
  await village.sees('受各户委托连片流转');
  await village.press('开始申请');
  await village.sees('各户名册');
  const rows = sampleHouseholdRows(6);
  const wrong = rows.map((row) => (row.row === 4 ? { ...row, cells: { ...row.cells, phone: '1' } } : row));
  await page.getByLabel('上传名册').setInputFiles(await sheet(wrong));
  await village.sees('第 4 行“手机号”不对，应是：11 位。');
  await page.getByLabel('上传名册').setInputFiles(await sheet(rows));
  await village.sees(/共 6 户/);
  await village.fill('项目名称', TITLE);
  await village.fill('坐落', '兰光村五组');
  await page.getByLabel('地块类别').selectOption({ label: '承包地块' });
  await page.getByLabel('灌溉方式').selectOption({ label: '黄灌' });
  await village.fill('现状', '没有附着物，没有在租');
  await village.fill('从哪天起', '2027-01-16');
  await village.fill('到哪天止', '2035-01-15');
  await village.fill('挂牌价（元/亩/年）', '620');
  await village.fill('加价幅度（元/亩/年）', '5');
  await village.fill('保证金（元）', '2000');
  await page.getByLabel(/我承诺/).check();
  await village.sees('✓ 已保存');
  for (const paper of [
    '土地承包经营权证',
    '土地承包合同',
    '地块示意图',
    '发包方备案表',
    '转出方主体资格证明',
    '各户授权委托书',
  ]) {
    await page
      .getByLabel(`上传${paper}`, { exact: true })
      .setInputFiles({ name: `${paper}.pdf`, mimeType: 'application/pdf', buffer: SAMPLE_PDF });
    await page.getByRole('link', { name: `${paper}.pdf` }).waitFor();
  }
  await village.sees('都齐了，可以提交');
  await village.press('提交申请');
  await village.sees('村级核实');
  expect(village.faults).toEqual([]);
});

test('the liaison draws a parcel on site and measures; the township passes it', async () => {
  const liaison = await county.atDesk('cunji', TITLE);
  const { page } = liaison;
  const corners = page.getByLabel(/^角点的经度和纬度/).first();
  await corners.fill(CORNERS.slice(0, 2).join('\n'));
  await corners.fill([...CORNERS.slice(0, 3), '10.6, 38.6'].join('\n'));
  await liaison.sees('界线有的角不在贺兰县范围内');
  await corners.fill(CORNERS.join('\n'));
  await liaison.sees(/4 个角，画出来约/);
  await liaison.press('保存这块地的界线');
  await liaison.sees('已画界线');
  await liaison.press('核实通过');
  await page
    .getByLabel(/现场照片/)
    .setInputFiles(SAMPLE_PHOTOS.map((buffer, n) => ({ name: `${n}.png`, mimeType: 'image/png', buffer })));
  await liaison.sees('已有 3 张');
  const total = sampleHouseholdRows(6).reduce((sum, { cells }) => sum + Number(cells.mu), 0);
  await page.getByLabel(/^实测数量/).fill(total.toFixed(2));
  await liaison.fill('纬度', '38.6305');
  await liaison.fill('经度', '106.401');
  await page.getByLabel(/没有争议/).check();
  await liaison.press('核实通过，送乡镇');
  await liaison.sees('乡镇审核');
  const town = await county.atDesk('xiangzhen', TITLE);
  await town.sees('各户名册');
  await town.press('乡镇审核通过');
  await town.page.getByRole('button', { name: /确定/ }).click();
  await town.sees('中心受理');
});

test('the center asks an office before it passes the review; the notice shows the land', async () => {
  const clerk = await county.atDesk('shouli', TITLE);
  await clerk.press('受理');
  await clerk.page.getByRole('button', { name: /确定/ }).click();
  await clerk.sees('中心审核');
  const reviewer = await county.atDesk('shenhe', TITLE);
  await reviewer.fill('问什么', '这几宗地有没有查封、抵押？');
  await reviewer.press('发给部门');
  await reviewer.sees('等答复');
  await reviewer.press('审核通过');
  await reviewer.page.getByRole('button', { name: /确定/ }).click();
  await reviewer.sees('自然资源局还没有答复');
  const office = await county.as('ziran');
  await office.page.goto('/console/department-tasks');
  await office.sees('这几宗地有没有查封、抵押？');
  await office.fill('查到的情况', '没有');
  await office.press('答复');
  await office.sees('已答复：没有意见');
  await reviewer.page.reload();
  await reviewer.press('审核通过');
  await reviewer.page.getByRole('button', { name: /确定/ }).click();
  await reviewer.sees('公告审批');
  await reviewer.sees('登记备案');
  const head = await county.atDesk('fuzeren', TITLE);
  await head.press('批准并发布公告');
  await head.page.getByRole('button', { name: /确定/ }).click();
  await head.sees('公告中');
  const stranger = await county.stranger();
  await stranger.page.goto('/notices');
  await stranger.page.getByText(TITLE).first().click();
  await stranger.sees('6 户的承包合同，各户书面委托');
  await stranger.page.getByRole('img', { name: /地块示意图/ }).waitFor();
  expect([...reviewer.faults, ...office.faults, ...stranger.faults]).toEqual([]);
});
