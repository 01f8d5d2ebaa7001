// @ts-check
import { signInAs } from './sign-in.mjs';

/**
 * Who reads, and what is aimed at for him: the public's lists and searches, the first page, other pages, desks, and what
 * is somebody's own.
 * @typedef {'list' | 'home' | 'page' | 'desk' | 'own'} Kind
 * @typedef {{ name: string, kind: Kind, path: string, cookie: string, isLong: boolean, mayBeEmpty: boolean }} Route
 * @typedef {[name: string, kind: Kind, login: string, path: string, how?: 'long' | 'empty']} Row `long` has a second page,
 *   `empty` may show nothing
 */

/**
 * Every list as somebody reads it: the first page, what is filtered and what is looked for; and the pages of the public.
 * @param {{ port: number, seeds: { noticeId: string, roomId: string } }} county
 * @returns {Promise<Route[]>}
 */
export async function routesOf({ port, seeds: { noticeId, roomId } }) {
  /** @type {Map<string, string>} */
  const cookies = new Map([['', '']]);
  const routes = [];
  for (const [name, kind, login, path, how] of rowsWith(noticeId, roomId)) {
    if (!cookies.has(login)) cookies.set(login, (await signInAs(port, login)).cookie);
    const cookie = cookies.get(login) ?? '';
    routes.push({
      name,
      kind,
      cookie,
      path: path.startsWith('/') ? path : `/api/${path}`,
      isLong: how === 'long',
      mayBeEmpty: how === 'empty',
    });
  }
  return routes;
}

/**
 * The page behind the one that was answered; nothing where all was shown.
 * @param {Route} route
 * @param {string} body
 * @returns {Route | undefined}
 */
export function behind(route, body) {
  if (!route.isLong) return undefined;
  const { next } = /** @type {{ next?: string | null }} */ (JSON.parse(body));
  if (!next) return undefined;
  const path = `${route.path}${route.path.includes('?') ? '&' : '?'}at=${encodeURIComponent(next)}`;
  return { ...route, name: `${route.name}，第二页`, path, isLong: false };
}

/** A room lives in the browser; its page says that it is there. */
/** @type {[page: RegExp, shown: RegExp][]} */
const SHOWN = [
  [/^\/notices\//, /<h1/g],
  [/^\/rooms\//, /正在进入竞价厅/g],
];
const LINKS = /href="\/notices\/[0-9a-f]{8}-/g;

/**
 * How much an answer shows: rows of a list, of a page its links to notices, of one thing's page that it is there.
 * @param {Route} route
 * @param {string} body
 */
export function itemsIn({ path }, body) {
  if (!path.startsWith('/api/')) {
    return (body.match(SHOWN.find(([page]) => page.test(path))?.[1] ?? LINKS) ?? []).length;
  }
  const answer = JSON.parse(body);
  return (Array.isArray(answer) ? answer : (answer.items ?? answer.hits ?? [])).length;
}

const search = (/** @type {string} */ path, /** @type {string} */ text) =>
  `${path}?search=${encodeURIComponent(text)}`;

/**
 * @param {string} noticeId
 * @param {string} roomId
 * @returns {Row[]}
 */
function rowsWith(noticeId, roomId) {
  return [
    ['首页', 'home', '', '/'],
    ['页面：公告', 'page', '', '/notices'],
    ['页面：成交的公告', 'page', '', '/notices?stage=done'],
    ['页面：一份公告', 'page', '', `/notices/${noticeId}`],
    ['页面：一个竞价厅', 'page', '', `/rooms/${roomId}`],
    ...PUBLIC,
    ...OWN,
    ...DESKS,
  ];
}

/** @type {Row[]} */
const PUBLIC = [
  ['公告', 'list', '', 'notices', 'long'],
  ['公告，按类型', 'list', '', 'notices?type=T05'],
  ['公告，按乡镇', 'list', '', 'notices?town=640122102'],
  ['公告，按阶段', 'list', '', 'notices?stage=open'],
  ['公告，已成交', 'list', '', 'notices?stage=done', 'long'],
  ['公告，类型和阶段', 'list', '', 'notices?type=T05&stage=done'],
  ['查公告，常见的字', 'list', '', search('notices', '水浇地')],
  ['查公告，少见的字', 'list', '', search('notices', '拖拉机')],
  ['查公告，没有的字', 'list', '', search('notices', '飞机场'), 'empty'],
  ['订阅', 'list', '', 'feed.json'],
  ['竞价厅', 'list', '', 'sessions', 'long'],
  ['公示日签', 'list', '', 'public-days'],
];

/** @type {Row[]} */
const OWN = [
  ['自己的项目', 'own', 'nonghu', 'projects', 'long'],
  ['自己的报名', 'own', 'jingmai1', 'my/registrations', 'long'],
  ['自己的合同', 'own', 'nonghu', 'my/contracts', 'long'],
  ['自己的鉴证书', 'own', 'jingmai2', 'certificates', 'long'],
  ['自己的咨询', 'own', 'jingmai2', 'my/questions'],
  ['自己的撤牌申请', 'own', 'nonghu', 'my/withdrawal-requests'],
  ['自己的异议', 'own', 'jingmai1', 'my/objections'],
];

/** @type {Row[]} */
const DESKS = [
  ['待办，审核员', 'desk', 'shenhe', 'desk/work', 'empty'],
  ['待办，负责人', 'desk', 'fuzeren', 'desk/work', 'empty'],
  ['待办，负责人，后来的在前', 'desk', 'fuzeren', 'desk/work?sort=newest', 'empty'],
  ['待办，受理员', 'desk', 'shouli', 'desk/work', 'empty'],
  ['待办，联络员', 'desk', 'cunji', 'desk/work', 'empty'],
  ['待办，出纳', 'desk', 'chuna', 'desk/work', 'empty'],
  ['待办件数，负责人', 'desk', 'fuzeren', 'desk/counts', 'empty'],
  ['查找，常见的字', 'desk', 'shouli', `desk/search?q=${encodeURIComponent('水浇地')}`],
  ['查找，没有的字', 'desk', 'shouli', `desk/search?q=${encodeURIComponent('没有的字')}`, 'empty'],
  ['查找，编号', 'desk', 'shenhe', 'desk/search?q=640122102N2611', 'empty'],
  ['查找，流水', 'desk', 'fuhe', 'desk/search?q=LS777', 'empty'],
  ['项目', 'desk', 'shenhe', 'projects', 'long'],
  ['项目，轮到审核', 'desk', 'shenhe', 'projects?myTurn=true'],
  ['项目，轮到负责人', 'desk', 'fuzeren', 'projects?myTurn=true'],
  ['项目，按状态', 'desk', 'shenhe', 'projects?state=ARCHIVED'],
  ['项目，查名称', 'desk', 'shenhe', search('projects', '水浇地')],
  ['乡镇的项目', 'desk', 'xiangzhen', 'projects?myTurn=true'],
  ['村里的项目', 'desk', 'cunji', 'projects?myTurn=true'],
  ['村里的授权', 'desk', 'xiangzhen', 'mandates', 'empty'],
  ['本村的人', 'desk', 'cunji', 'village/members', 'long'],
  ['等看的纸件', 'desk', 'xiangzhen', 'paper-scans'],
  ['社会资本审查', 'desk', 'xiangzhen', 'social-reviews'],
  ['问部门的', 'desk', 'ziran', 'department-queries', 'long'],
  ['复核', 'desk', 'fuzeren', 'reconsiderations'],
  ['被退回的报名', 'desk', 'shenhe', 'refused-registrations'],
  ['等负责人办的公告', 'desk', 'fuzeren', 'board-calls'],
  ['咨询', 'desk', 'shouli', 'questions'],
  ['咨询，答复过的', 'desk', 'shouli', 'questions?open=false', 'long'],
  ['主体', 'desk', 'shouli', 'parties', 'long'],
  ['主体，查名字', 'desk', 'shouli', search('parties', '赵禾田')],
  ['地块', 'desk', 'shenhe', 'parcels', 'long'],
  ['竞价里要决定的', 'desk', 'fuzeren', 'session-questions'],
  ['收款', 'desk', 'chuna', 'finance/receipts', 'long'],
  ['收款，对上的', 'desk', 'fuhe', 'finance/receipts?state=MATCHED'],
  ['付款', 'desk', 'chuna', 'finance/payment-orders', 'long'],
  ['付款，要付的', 'desk', 'chuna', 'finance/payment-orders?state=DUE'],
  ['付给多户的', 'desk', 'chuna', 'finance/payouts'],
  ['鉴证书', 'desk', 'jianzheng', 'certificates', 'long'],
  ['鉴证书，查编号', 'desk', 'jianzheng', 'certificates?search=0001'],
  ['等鉴证的', 'desk', 'jianzheng', 'certificates/waiting'],
  ['解除通知', 'desk', 'fuzeren', 'ending-notices'],
  ['档案', 'desk', 'dangan', 'archives', 'long'],
  ['异议', 'desk', 'jianguan', 'objections', 'long'],
  ['风险', 'desk', 'jianguan', 'risks', 'long'],
  ['风险，乡镇的', 'desk', 'xiangzhen', 'risks'],
  ['上报的风险', 'desk', 'jianguan2', 'escalations'],
  ['禁止交易的', 'desk', 'jianguan', 'bars', 'long'],
  ['破窗记录', 'desk', 'jianguan2', 'file-accesses', 'long'],
  ['裁定', 'desk', 'fuzeren', 'rulings'],
  ['放下的期限', 'desk', 'xitong', 'resting-deadlines', 'empty'],
];
