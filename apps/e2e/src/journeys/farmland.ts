import { SAMPLE_PDF } from '../../../../tools/deal/sample-papers.js';
import type { Visitor } from './visitor.js';

/** The papers that a farmer adds when he lets land of his own contract. */
const PAPERS = [
  '转出方身份证',
  '土地承包经营权证',
  '土地承包合同',
  '共有人同意书',
  '地块示意图',
  '发包方备案表',
];

/** What certificate and contract say of the land, whose it is beside him, and from when to when it is let. */
export async function describeFarmland(farmer: Visitor): Promise<void> {
  await farmer.fill('权证编号', '640122102208030018J');
  await farmer.fill('承包合同编号', '640122102208030018J');
  await farmer.fill('承包期到哪天', '2047-12-31');
  await farmer.fill('地块编码（19 位数字）', '6401221022080300018');
  await farmer.fill('地块名称', '大田');
  await farmer.fill('面积（亩，照证填）', '120');
  await farmer.fill('发包方编码', '64012210220803');
  await farmer.fill('承包方编码', '640122102208030018');
  await farmer.page.getByLabel('地块类别').selectOption({ label: '承包地块' });
  await farmer.page.getByLabel('灌溉方式').selectOption({ label: '黄灌' });
  await farmer.fill('现状', '没有附着物，没有在租');
  await farmer.press('加一位共有人');
  await farmer.fill('第 1 位共有人姓名', '周秀兰');
  await farmer.page.getByLabel('已签字同意').check();
  await farmer.fill('从哪天起', '2027-01-16');
  await farmer.fill('到哪天止', '2035-01-15');
}

/** Each is on its way until it can be opened. */
export function uploadPapers(visitor: Visitor): Promise<void> {
  return handIn(visitor, PAPERS);
}

/** Papers by the names of their rows, each until its file stands there. */
export async function handIn({ page }: Visitor, papers: readonly string[]): Promise<void> {
  for (const paper of papers) {
    await page
      .getByLabel(`上传${paper}`, { exact: true })
      .setInputFiles({ name: `${paper}.pdf`, mimeType: 'application/pdf', buffer: SAMPLE_PDF });
    await page.getByRole('link', { name: `${paper}.pdf` }).waitFor();
  }
}
