// @ts-check
import { signInAs } from './sign-in.mjs';

/**
 * Every list as somebody reads it: the first page, a page further down, what is filtered and what is looked for.
 * @param {{ port: number }} county
 * @returns {Promise<{ name: string, path: string, cookie: string }[]>}
 */
export async function listsOf({ port }) {
  /** @type {Map<string, string>} */
  const cookies = new Map([['', '']]);
  const routes = [];
  for (const [name, login, path] of LISTS) {
    if (!cookies.has(login)) cookies.set(login, (await signInAs(port, login)).cookie);
    const cookie = cookies.get(login) ?? '';
    routes.push({ name, path: path === '/' ? path : `/api/${path}`, cookie });
    if (!NEXT.has(name)) continue;
    const next = await nextOf(`http://127.0.0.1:${port}/api/${path}`, cookie);
    if (next)
      routes.push({
        name: `${name}，第二页`,
        path: `/api/${path}${path.includes('?') ? '&' : '?'}at=${next}`,
        cookie,
      });
  }
  return routes;
}

/** @type {[string, string, string][]} name, who, and what */
const LISTS = [
  ['首页', '', '/'],
  ['公告', '', 'notices'],
  ['公告，按类型', '', 'notices?type=T05'],
  ['公告，按乡镇', '', 'notices?town=640122102'],
  ['公告，按阶段', '', 'notices?stage=open'],
  ['公告，已成交', '', 'notices?stage=done'],
  ['公告，类型和阶段', '', 'notices?type=T05&stage=done'],
  ['查公告，常见的字', '', `notices?search=${encodeURIComponent('水浇地')}`],
  ['查公告，少见的字', '', `notices?search=${encodeURIComponent('拖拉机')}`],
  ['查公告，没有的字', '', `notices?search=${encodeURIComponent('飞机场')}`],
  ['订阅', '', 'feed.json'],
  ['竞价厅', '', 'sessions'],
  ['项目', 'shenhe', 'projects'],
  ['项目，轮到我', 'shenhe', 'projects?myTurn=true'],
  ['项目，按状态', 'shenhe', 'projects?state=ARCHIVED'],
  ['项目，查名称', 'shenhe', `projects?search=${encodeURIComponent('水浇地')}`],
  ['乡镇的项目', 'xiangzhen', 'projects?myTurn=true'],
  ['自己的项目', 'nonghu', 'projects'],
  ['自己的报名', 'jingmai1', 'my/registrations'],
  ['收款', 'chuna', 'finance/receipts'],
  ['付款', 'chuna', 'finance/payment-orders'],
  ['自己的合同', 'nonghu', 'my/contracts'],
  ['自己的鉴证书', 'jingmai2', 'certificates'],
  ['鉴证书', 'jianzheng', 'certificates'],
  ['鉴证书，查编号', 'jianzheng', 'certificates?search=0001'],
  ['等鉴证的', 'jianzheng', 'certificates/waiting'],
  ['档案', 'dangan', 'archives'],
  ['异议', 'jianguan', 'objections'],
  ['地块', 'shenhe', 'parcels'],
  ['被退回的报名', 'shenhe', 'refused-registrations'],
  ['咨询', 'shouli', 'questions'],
  ['咨询，答复过的', 'shouli', 'questions?open=false'],
  ['风险', 'jianguan', 'risks'],
  ['禁止交易的', 'jianguan', 'bars'],
  ['本村的人', 'cunji', 'village/members'],
  ['主体，查名字', 'shouli', `parties?search=${encodeURIComponent('赵禾田')}`],
  ['主体', 'shouli', 'parties'],
];
const NEXT = new Set(['公告', '公告，已成交', '项目', '收款']);

/**
 * @param {string} address
 * @param {string} cookie
 * @returns {Promise<string | undefined>}
 */
async function nextOf(address, cookie) {
  const response = await fetch(address, { headers: cookie ? { cookie } : {} });
  const { next } = /** @type {{ next?: string }} */ (await response.json());
  return next ? encodeURIComponent(next) : undefined;
}
