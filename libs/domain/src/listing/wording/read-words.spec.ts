import { describe, expect, test } from '@jest/globals';
import { findWords, RESTRICTION_RULES, wordRulesFor } from './index.js';

const hits = (text: string, field = 'qualification', type = 'T03') =>
  findWords([{ field, label: '受让方条件', text }], wordRulesFor(type));
const refused = (text: string, field?: string) => hits(text, field).filter(({ isRefused }) => isRefused);

describe('what may be written', () => {
  test.each([
    '标的属于禁伐林，按禁伐林管护',
    '严禁采伐，只做抚育',
    '禁止受让方砍伐任何林木',
    '不得擅自采伐',
    '采伐限额和采伐许可由林草部门核定',
    '受让方依法办理采伐许可证以后可以采伐',
    '免收报名费',
    '免收报名费、资料费、标书费、工本费、手续费',
    '不收取任何手续费',
    '中心不向报名人收取标书费',
    '任何单位不得以任何名义收取报名费',
    '报名无需缴纳资料费',
    '银行手续费由汇款人承担',
    '不允许受让方采伐',
    '不可自行采伐',
    '受让方无权采伐',
    '经林草部门批准后，受让方可自行采伐',
    '受让方可经批准采伐',
    '采伐后由受让方补种，采伐前办妥采伐许可证',
    '受让方取得采伐许可证后方可采伐，未取得许可的不得采伐',
  ])('%s', (text) => expect(hits(text)).toEqual([]));
});

describe('what may not', () => {
  test.each([
    ['受让方可自行采伐林木', '可自行采伐'],
    ['成交后即可采伐', '即可采伐'],
    ['无需许可即可砍伐', '即可砍伐'],
    ['由受让方砍伐后交还林地', '由受让方砍伐'],
    ['不得不允许采伐', '允许采伐'],
    ['经村民会议批准转让，受让方可自行采伐全部林木', '可自行采伐'],
    ['经村民会议批准，受让方即可采伐', '即可采伐'],
    ['经村民会议同意采伐', '同意采伐'],
    ['转让经自然资源局批准转让，林木可自行采伐', '可自行采伐'],
    ['依法办理过户，受让方可自行采伐', '可自行采伐'],
    ['允许受让方采伐', '允许受让方采伐'],
    ['林木归受让方采伐', '归受让方采伐'],
    ['采伐权归受让方', '采伐权归受让方'],
    ['受让方可将林木全部砍伐', '可将林木全部砍伐'],
    ['采伐许可不另办理，受让方可自行采伐', '可自行采伐'],
    ['可自行采伐，采伐手续以后再补', '可自行采伐'],
    ['受让方即可采伐，采伐许可证后补', '即可采伐'],
    ['可自行采伐，事后补办采伐许可', '可自行采伐'],
    ['允许受让方先采伐后办采伐证', '允许受让方先采伐'],
    ['报名时交标书费 200 元', '标书费'],
    ['竞买人另交工本费', '工本费'],
    ['免收报名费，另收工本费', '工本费'],
    ['不收报名费但收资料费', '资料费'],
    ['未缴纳报名费的不得参加', '报名费'],
    ['不缴纳报名费的不予受理', '报名费'],
    ['成交服务费由受让方支付', '成交服务费'],
  ])('%s', (text, words) =>
    expect(refused(text).map((hit) => hit.words.replaceAll(/\s/g, ''))).toContain(words),
  );

  test('trees that are sold themselves are trees, too', () =>
    expect(hits('可自行采伐', 'delivery', 'T12')).toMatchObject([
      { words: '可自行采伐', isRefused: true },
      { words: '采伐', isRefused: false },
    ]));

  test.each<[string, string, boolean]>([
    ['看样时请先到村部交纳资料费五十元', 'viewing', false],
    ['另收资料费五十元', 'delivery', false],
    ['另收资料费五十元', 'title', false],
    ['另收资料费五十元', 'decision.resolution', false],
    ['另收资料费五十元', 'qualification', true],
    ['另收资料费五十元', 'condition', true],
    ['另收资料费五十元', 'attributes.qualificationKind', true],
    ['交清资料费五十元以后', 'paymentPlan.1.event', true],
  ])('%s in %s: refused %s', (text, field, isRefused) =>
    expect(hits(text, field).map((hit) => [hit.words, hit.isRefused])).toEqual([['资料费', isRefused]]),
  );

  test('what is hit has its words marked', () => {
    const [hit] = hits('看样时请先到村部交纳资料费五十元，凭收据进场', 'qualification');
    expect(hit?.marked).toBe('看样时请先到村部交纳「资料费」五十元，凭收据进场');
  });
});

describe('what somebody asks about', () => {
  test('felling that is neither promised nor forbidden', () => {
    const [hit] = hits('去年采伐过一次', 'condition');
    expect(hit).toMatchObject({ words: '采伐', isRefused: false });
  });

  test('a promise outside the conditions', () =>
    expect(hits('可自行采伐', 'decision.resolution')[0]).toMatchObject({ isRefused: false }));

  test('felling is nothing to other rights', () =>
    expect(hits('可自行采伐', 'condition', 'T05')).toEqual([]));

  test.each([
    ['注册资本不低于 500 万元', ['注册资本']],
    ['本县户籍', ['本县户籍']],
    ['不限注册资本，不得以本地户籍设限', []],
  ])('%s as a condition', (text, words) => {
    const found = findWords([{ field: 'qualification', label: '受让方条件', text }], RESTRICTION_RULES);
    expect(found.map((hit) => hit.words)).toEqual(words);
  });
});
