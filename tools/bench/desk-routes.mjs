// @ts-check
import { signInAs } from './sign-in.mjs';

/**
 * @typedef {'work' | 'search' | 'floor'} Kind
 * @typedef {{ name: string, kind: Kind, path: string, cookie: string, hasNext: boolean, mayBeEmpty: boolean }} Question
 * @typedef {[name: string, kind: Kind, login: string, path: string, how?: 'next' | 'empty']} Row `next` has a second page,
 *   `empty` may show nothing
 */

const work = (/** @type {string} */ query) => `desk/work${query}`;
const find = (/** @type {string} */ text) => `desk/search?q=${encodeURIComponent(text)}`;

/** What clerks of several posts ask of their lists. */
/** @type {Row[]} */
const WORK = [
  ['待办，联络员', 'work', 'cunji', work(''), 'empty'],
  ['待办，乡镇', 'work', 'xiangzhen', work(''), 'next'],
  ['待办，受理员', 'work', 'shouli', work(''), 'next'],
  ['待办，审核员', 'work', 'shenhe', work(''), 'next'],
  ['待办，负责人', 'work', 'fuzeren', work(''), 'next'],
  ['待办，组织员', 'work', 'zuzhi', work(''), 'next'],
  ['待办，出纳', 'work', 'chuna', work(''), 'next'],
  ['待办，复核员', 'work', 'fuhe', work('')],
  ['待办，鉴证员', 'work', 'jianzheng', work(''), 'next'],
  ['待办，监管', 'work', 'jianguan', work(''), 'next'],
  ['受理员，只看一种', 'work', 'shouli', work('?kind=STEP_CENTER_ACCEPTING'), 'next'],
  ['受理员，一个乡镇', 'work', 'shouli', work('?region=640122102')],
  ['受理员，超期的', 'work', 'shouli', work('?due=overdue'), 'empty'],
  ['受理员，这一周的', 'work', 'shouli', work('?due=week'), 'empty'],
  ['受理员，查名称', 'work', 'shouli', work(`?q=${encodeURIComponent('水浇地')}`)],
  ['受理员，查没有的', 'work', 'shouli', work(`?q=${encodeURIComponent('飞机场')}`), 'empty'],
  ['受理员，自己名下的', 'work', 'shouli', work('?mine=true'), 'empty'],
  ['受理员，按地区排', 'work', 'shouli', work('?sort=region'), 'next'],
  ['负责人，后来的在前', 'work', 'fuzeren', work('?sort=newest'), 'next'],
  ['负责人，按名称排', 'work', 'fuzeren', work('?sort=title')],
  ['监管，按编号排', 'work', 'jianguan', work('?sort=number')],
  ['件数，受理员', 'work', 'shouli', 'desk/counts'],
  ['件数，负责人', 'work', 'fuzeren', 'desk/counts'],
  ['件数，监管', 'work', 'jianguan', 'desk/counts'],
];

/**
 * What they look for; only the window's clerk may find all of it.
 * @param {{ number: string, flow: string, contract: string }} known as it stands in the database
 * @returns {Row[]}
 */
function searches({ number, flow, contract }) {
  /** @type {[string, string, 'empty'?][]} */
  const texts = [
    ['常见的两个字', '兰光'],
    ['一个字', '地'],
    ['标的名称', '水浇地'],
    ['长的名称', '兰光村三组 120 亩水浇地出租'],
    ['少见的字', '拖拉机', 'empty'],
    ['人的名字', '赵禾田'],
    ['项目编号', number],
    ['项目编号的开头', number.slice(0, 12)],
    ['合同编号的开头', contract.slice(0, 6)],
    ['手机号', '13895310001', 'empty'],
    ['证件号码', '640122196203150026', 'empty'],
    ['证件号码的几位', '640122196', 'empty'],
    ['流水号的开头', flow.slice(0, 4), 'empty'],
    ['什么也查不到', '飞机场跑道', 'empty'],
  ];
  const clerks = [
    ['受理员', 'shouli'],
    ['乡镇', 'xiangzhen'],
    ['复核员', 'fuhe'],
  ];
  return clerks.flatMap(([post, login]) =>
    texts.map(
      ([what, text, how]) =>
        /** @type {Row} */ ([
          `查${what}，${post}`,
          'search',
          login,
          find(text),
          login === 'shouli' ? how : 'empty',
        ]),
    ),
  );
}

/**
 * All of them, and the least that an answer of the platform costs.
 * @param {number} port
 * @param {{ number: string, flow: string, contract: string }} known
 * @returns {Promise<Question[]>}
 */
export async function questionsOf(port, known) {
  /** @type {Map<string, string>} */
  const cookies = new Map();
  const questions = [];
  /** @type {Row[]} */
  const floor = [['最省的回答：自己存的视图', 'floor', 'shouli', 'desk/views', 'empty']];
  for (const [name, kind, login, path, how] of [...floor, ...WORK, ...searches(known)]) {
    if (!cookies.has(login)) cookies.set(login, (await signInAs(port, login)).cookie);
    const cookie = cookies.get(login) ?? '';
    questions.push({
      name,
      kind,
      cookie,
      path: `/api/${path}`,
      hasNext: how === 'next',
      mayBeEmpty: how === 'empty',
    });
  }
  return questions;
}

/**
 * The page behind the one that was answered.
 * @param {Question} question
 * @param {string} body
 * @returns {Question | undefined}
 */
export function nextOf(question, body) {
  const { next } = /** @type {{ next?: string | null }} */ (JSON.parse(body));
  if (!question.hasNext || !next) return undefined;
  const path = `${question.path}${question.path.includes('?') ? '&' : '?'}at=${encodeURIComponent(next)}`;
  return { ...question, name: `${question.name}，下一页`, path, hasNext: false };
}

/**
 * How much an answer shows, and of how much.
 * @param {string} body
 */
export function shownIn(body) {
  const answer = JSON.parse(body);
  const items = answer.items ?? answer.hits ?? (Array.isArray(answer) ? answer : Object.keys(answer));
  return { items: items.length, ...(answer.total === undefined ? {} : { total: answer.total }) };
}
