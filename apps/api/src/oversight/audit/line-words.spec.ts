import { expect, test } from '@jest/globals';
import { lineInWords } from './line-words.js';
import type { Surroundings } from './value-words.js';

const CLERK = '11111111-2222-4333-8444-555555555555';
const around: Surroundings = {
  names: new Map([
    [CLERK, '李正言'],
    ['640122102208', '兰光村'],
  ]),
  scale: 4,
  typeCode: 'T01',
  attributes: new Map([
    ['depth', { key: 'depth', name: '井深', kind: 'number', unit: '米', isRequired: true }],
    ['salt', { key: 'salt', name: '盐渍化', kind: 'code', codes: { LIGHT: '轻度' }, isRequired: true }],
  ]),
};

type Told = [string, string, string];
const said = (table_name: string, before: object | null, after: object | null): Told[] =>
  lineInWords({ table_name, before, after } as Parameters<typeof lineInWords>[0], around).map((one) => [
    one.raw ? `${one.column}（${one.raw}）` : one.column,
    one.before,
    one.after,
  ]);

test.each<[string, string, object | null, object | null, Told[]]>([
  [
    'money in 元, a price of a unit with the decimals of its lot',
    'deal',
    { total_fen: 31246000, unit_price_fen: 6150 },
    { total_fen: 31246001, unit_price_fen: 6151 },
    [
      ['成交总价', '¥312,460.00', '¥312,460.01'],
      ['成交单价', '¥0.6150', '¥0.6151'],
    ],
  ],
  [
    'moments in Beijing',
    'lot',
    { next_due_at: null },
    { next_due_at: '2026-12-02T09:00:00+00:00' },
    [['下一个期限', '', '2026-12-02 17:00（周三）']],
  ],
  [
    'codes, yes and no, people and villages by name',
    'project',
    { state: 'DRAFT', is_mandated: false, created_by: null, village_code: null },
    { state: 'CENTER_REVIEWING', is_mandated: true, created_by: CLERK, village_code: '640122102208' },
    [
      ['进度', '草稿', '中心审核'],
      ['联络员代办', '否', '是'],
      ['申请人', '', '李正言'],
      ['所在村', '', '兰光村'],
    ],
  ],
  [
    'of a form what differs alone, part by part',
    'project',
    { application: { title: '一', decision: { total: 30 }, attributes: { depth: '' }, method: 'BIDDING' } },
    {
      application: {
        title: '一',
        decision: { total: 31 },
        attributes: { depth: '60', salt: 'LIGHT' },
        method: 'BIDDING',
      },
    },
    [
      ['申请内容·民主决议·应到人数', '30', '31'],
      ['申请内容·标的情况·井深', '', '60 米'],
      ['申请内容·标的情况·盐渍化', '', '轻度'],
    ],
  ],
  [
    'what nobody has named yet under its own name in small print, a part of a form as well',
    'project',
    { newly_added: null, application: { novelty: 1 } },
    { newly_added: 'x', application: { novelty: 2 } },
    [
      ['其他字段（newly_added）', '', 'x'],
      ['其他字段（application.novelty）', '1', '2'],
    ],
  ],
  [
    'nothing of what stays empty, and sealed what lies sealed',
    'project',
    null,
    { no: null, agent_id_enc: '\\x01', application: {}, site_check: null, correction_items: [] },
    [['代理人证件号码', '', '（密文）']],
  ],
  [
    'long text that differs behind its cut is said to differ',
    'risk_alert',
    { finding: `${'很'.repeat(500)}一` },
    { finding: `${'很'.repeat(500)}二` },
    [['核查情况', `${'很'.repeat(400)}……`, '（已改）']],
  ],
  [
    'a list of words as one, other lists item by item',
    'project',
    { correction_items: ['甲'], application: { coHolders: [] } },
    { correction_items: ['甲', '乙'], application: { coHolders: [{ name: '丙', hasConsented: true }] } },
    [
      ['要补正的', '甲', '甲；乙'],
      ['申请内容·共有人·第 1 项·名称', '', '丙'],
      ['申请内容·共有人·第 1 项·已同意', '', '是'],
    ],
  ],
])('%s', (_, table, before, after, told) => {
  expect(said(table, before, after)).toEqual(told);
});
