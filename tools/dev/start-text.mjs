// @ts-check

const PEOPLE = [
  ['nonghu', '农户赵禾田，转出自家承包地'],
  ['nongchang', '禾丰家庭农场，转出流转来的地'],
  ['jingmai1 jingmai2 jingmai3', '三位竞买人'],
  ['cunjiti qiye', '村集体（可连片流转）、企业'],
  ['cunji cunji2', '村级信息联络员'],
  ['xiangzhen', '乡镇专员'],
  ['shouli shenhe shenhe2 fuzeren fuzeren2', '受理员、两位审核员、两位中心负责人'],
  ['zuzhi', '交易组织员'],
  ['chuna fuhe', '出纳、财务复核'],
  ['jianzheng dangan jianguan jianguan2', '鉴证员、档案员、监管、监管部门负责人'],
  ['ziran', '自然资源局，答复协查'],
  ['xitong anquan shenji', '系统、安全、审计管理员：一人申请、一人确认账号变动，一人看登录记录'],
  ['xuanchuan jinrong', '信息发布员（联系方式）、金融主管（风险数字）'],
];
const WIDEST = Math.max(...PEOPLE.map(([logins = '']) => logins.length));
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * What `npm start` says once the platform runs; the clock is only moved forward, so the next morning is named by it.
 * @param {string} url
 * @param {Date} now where the demonstration's clock stands
 * @param {readonly string[]} hints what is there to look at
 */
export function startText(url, now, hints = []) {
  return `
贺兰县农村产权流转服务平台已启动：${url}

演示账号（密码都是 helan2026）：
${PEOPLE.map(([logins = '', who]) => `  ${logins.padEnd(WIDEST + 2)}${who}`).join('\n')}

${sightsOf(hints)}可以试试：
  1. 用 nonghu 登录，在“我的”里新建申请，填一半关掉再回来，内容还在
  2. 另开一个窗口：npm run deal -- N042 --url ${url}
     把一份真实公告从申请一直办到鉴证书，边办边看公告页和竞价厅
  3. 在“验真”页输入刚出的鉴证书编号
演示时钟现在是 ${inShanghai(now)}，只能往前拨；拨到第二天早上九点：
  curl -X POST ${url}/api/demo/clock -H 'content-type: application/json' -d '{"to":"${nextMorning(now)}"}'
按 Ctrl+C 停止。`;
}

/** @param {readonly string[]} hints */
function sightsOf(hints) {
  return hints.length === 0 ? '' : `现在县里有：\n${hints.map((hint) => `  · ${hint}\n`).join('')}\n`;
}

/** @param {Date} at */
function inShanghai(at) {
  return new Date(at.getTime() + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ');
}

/** Nine o'clock in Shanghai on the day after. @param {Date} now */
function nextMorning(now) {
  const day = Math.floor((now.getTime() + 8 * HOUR) / DAY) + 1;
  return new Date(day * DAY + HOUR).toISOString().replace('.000Z', 'Z');
}
