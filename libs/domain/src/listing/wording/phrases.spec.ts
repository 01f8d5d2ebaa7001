import { expect, test } from '@jest/globals';
import { findWords, wordRulesFor } from './index.js';

const hits = (text: string, type: string, field: string) =>
  findWords([{ field, label: '条件', text }], wordRulesFor(type));

/** Typed by hand: what somebody writes who asks for a fee, and what of it is marked. */
test.each([
  ['竞买人另付资料费', '资料费'],
  ['报名手续费 100 元', '报名手续费'],
  ['服务费由竞买人另付', '服务费'],
  ['竞买人须另行支付服务费', '服务费'],
  ['图纸押金不退', '图纸押金'],
  ['图纸押金 500 元，中标与否均不退还', '图纸押金'],
  ['报名登记费', '报名登记费'],
  ['入场费五十元', '入场费'],
  ['竞买服务费按成交额百分之一', '竞买服务费'],
  ['鉴证费由受让方承担', '鉴证费'],
  ['信息服务费 300 元', '信息服务费'],
  ['竞价系统使用费', '竞价系统使用费'],
  ['平台注册费', '平台注册费'],
  ['踏勘费自理', '踏勘费'],
  ['标书售价 300 元', '标书售价300元'],
  ['资料每份二十元', '资料每份二十元'],
  ['招标文件售后不退', '招标文件售后不退'],
  ['报名时交 200 元', '报名时交200元'],
  ['交易过程中的一切费用由受让方承担', '交易过程中的一切费用'],
  ['好处费另议', '好处费'],
  ['成交价不含手续费', '手续费'],
  ['报名费不予减免', '报名费'],
  ['报名费不免收', '报名费'],
  ['免收报名费后收取资料费', '资料费'],
  ['资料费由中心负责收取', '资料费'],
  ['资料费 200 元', '资料费'],
  ['资料费由转出方承担一半', '资料费'],
])('%s: 「%s」', (text, words) =>
  expect(hits(text, 'T05', 'condition').map((hit) => [hit.words, hit.isRefused])).toEqual([[words, true]]),
);

/** And what says that nobody asks for one, or speaks of another money. */
test.each([
  '免收报名费',
  '不收标书费',
  '资料费全免',
  '报名费一律免收',
  '标书费：无',
  '手续费为 0 元',
  '资料费由转出方承担',
  '鉴证费由财政负担',
  '平台不收取交易服务费',
  '不向竞买人收取服务费',
  '受让方支付正常农机服务费',
  '农机服务费由承租方承担',
  '灌溉服务费由承包方按年缴纳',
  '社会化服务费由受让方承担',
  '不动产登记费由受让方承担',
  '报名时交纳保证金 5000 元',
  '报名须缴 5000 元保证金',
  '图纸押金退图时全额退还',
  '滴灌系统费用包含在租金内',
  '水费、电费按表据实结算费用',
  '免费踏勘',
  '按成交价的 30% 付首期价款',
])('%s', (text) => expect(hits(text, 'T05', 'condition')).toEqual([]));

/** Felling that is promised: of trees themselves, and of trees that stand on other land. */
test.each([
  ['T03', '可自行砍伐', '可自行砍伐'],
  ['T03', '树木归受让方处置采伐', '归受让方处置采伐'],
  ['T03', '树木由受让方处置、砍伐', '由受让方处置、砍伐'],
  ['T03', '林木归受让方所有并采伐', '归受让方所有并采伐'],
  ['T03', '受让方享有采伐权', '享有采伐权'],
  ['T03', '采伐收益归受让方', '采伐收益归受让方'],
  ['T03', '受让方可以砍掉老树', '可以砍掉'],
  ['T12', '成交后能采伐', '能采伐'],
  ['T12', '受让方随意砍伐', '随意砍伐'],
  ['T01', '地边树木可自行砍伐', '可自行砍伐'],
  ['T04', '原有林木归受让方处置采伐', '归受让方处置采伐'],
  ['T01', '允许承租方砍伐防护林', '允许承租方砍伐'],
])('%s: %s, 「%s」', (type, text, words) =>
  expect(
    hits(text, type, 'condition')
      .filter(({ isRefused }) => isRefused)
      .map((hit) => hit.words),
  ).toEqual([words]),
);

test.each([
  ['T03', '禁伐林由受让方管护'],
  ['T03', '严禁采伐'],
  ['T03', '采伐限额以林草部门核定为准'],
  ['T03', '取得采伐许可证后才能采伐'],
  ['T03', '受让方无权砍伐'],
  ['T03', '转出方不保证可以采伐'],
  ['T12', '凭采伐许可证采伐'],
  ['T01', '地边树木不得砍伐'],
  ['T01', '树木采伐须经林业部门批准'],
  ['T01', '承租方可自行修剪树枝'],
])('%s: %s', (type, text) =>
  expect(hits(text, type, 'condition').filter(({ isRefused }) => isRefused)).toEqual([]),
);

test.each([
  ['attributes.atExpiry', '期满时林木由受让方自行砍伐', true],
  ['paymentPlan.0.event', '受让方可自行砍伐以后', true],
  ['decision.resolution', '树木可自行砍伐', false],
])('in %s: %s, refused %s', (field, text, isRefused) =>
  expect(hits(text, 'T03', field).some((hit) => hit.isRefused)).toBe(isRefused),
);
