import { type Attribute, code, optional, text, yesNo } from './attribute.js';

/** Code of the land survey, unique in the country; a part that was split off bears `/` and its number. Source: rules §3.1. */
export const LAND_SURVEY_CODE = { pattern: /^\d{19}(\/\d{1,2}){0,2}$/, shape: '19 位数字' } as const;

/** Uses that keep farmland in farming; grain first. Source: 农村土地经营权流转管理办法 第三条. */
export const FARM_PURPOSES = [
  '粮食种植',
  '蔬菜种植',
  '其他种植',
  '畜牧养殖',
  '水产养殖',
  '林果种植',
] as const;

const GRADES = Object.fromEntries(
  ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].map((word, index) => [
    String(index + 1).padStart(2, '0'),
    `${word}等地`,
  ]),
);

/** Facts of farmland, by the land survey's code lists, and those that count in an irrigated county. Source: rules §3.1, §16.1. */
export const FARMLAND_ATTRIBUTES: readonly Attribute[] = [
  code('dklb', '地块类别', {
    '10': '承包地块',
    '21': '自留地',
    '22': '机动地',
    '23': '开荒地',
    '99': '其他集体土地',
  }),
  optional(code('dldj', '地力等级', GRADES, { hint: '以地力评价结果为准，不知道可以不填' })),
  code('irrigation', '灌溉方式', { YELLOW: '黄灌', WELL: '井灌', DRIP: '滴灌', NONE: '无灌溉' }),
  optional(text('canal', '所属渠系', { hint: '干渠或支渠的名称' })),
  optional(code('salinity', '盐渍化程度', { NONE: '无', LIGHT: '轻度', MIDDLE: '中度', HEAVY: '重度' })),
  optional(yesNo('hasRoad', '通机耕路')),
  optional(yesNo('hasPower', '通电')),
  optional(yesNo('isHighStandard', '高标准农田')),
  optional(text('crop', '现种作物')),
];
