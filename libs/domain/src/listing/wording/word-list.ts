import type { WordRule } from './read-words.js';

const NOT_FELLED =
  /(?:严禁|禁止|不得(?!不)|不准|不能(?!不)|不可(?!不)|不允许|不许|杜绝|不(?:再)?承诺|不包括?|不含)[^，。；]{0,12}$/;
const PERMIT = /许可|批准|审批|核发|采伐证|采伐限额|依法办/;
const WITHOUT_PERMIT =
  /(?:无需|无须|不需要?|不用|不必|免|没有|未)[^，。；]{0,6}(?:许可|批准|审批|核发|采伐证|证)/;
const FOREST_LAW = { reason: '采伐要另办许可，公告不能承诺采伐', source: '森林法 第五十五条至第五十七条' };

/** Nobody pays a fee here, so no notice may ask for one. Source: 贺党办〔2022〕110号 五(一); rules §17 fee.rural. */
const FEES: WordRule = {
  kind: 'FEE',
  phrase:
    /报名费|资料费|文件费|标书费|图纸费|工本费|手续费|交易(?:服务)?费|平台(?:服务|使用)?费|(?:招标|中标|成交|代理)服务费|招标代理费|中介费|佣金/g,
  exempt: /(?:银行|转账|汇款|过户|证照)[^，。；]{0,4}(?:手续费|工本费)/g,
  negated:
    /(?:免(?:收|交|缴|除|费)?|不(?:再)?收取?|不得[^，。；]{0,10}(?:收取?|要求[^，。；]{0,4})|不[向对][^，。；]{0,8}收取?|无[需须]|不[需用必]|严禁|禁止|[没无]有?任何|不含|不产生)[^，。；]{0,24}$/,
  refusedIn: 'ALL',
  reason: '办事不收任何费用，公告不能要求交费',
  source: '贺党办〔2022〕110号 五(一)',
};

/** What promises somebody that he may fell, and says nothing of the permit. */
const FELLING_PROMISE: WordRule = {
  kind: 'FELLING_PROMISE',
  phrase:
    /(?:可以?|允许|准许|自行|自由|随时|即可|有权|负责|全部|一次性|由(?:受让方|买受人|乙方))(?:组织|安排|自行|随时|进行|立即|全部|予以)*(?:采伐|砍伐|皆伐|伐木)/g,
  exempt: /(?:采伐|砍伐)(?:许可|限额|指标|迹地|剩余物|证)/g,
  lawful: PERMIT,
  unlawful: WITHOUT_PERMIT,
  negated: NOT_FELLED,
  refusedIn: ['title', 'condition', 'qualification', 'delivery'],
  types: ['T03'],
  ...FOREST_LAW,
};

/** Felling that is spoken of otherwise: somebody asks what is meant. */
const FELLING: WordRule = {
  kind: 'FELLING',
  phrase: /采伐|砍伐|皆伐|伐木/g,
  exempt: /(?:采伐|砍伐)(?:许可|限额|指标|迹地|剩余物|证)/g,
  lawful: PERMIT,
  unlawful: WITHOUT_PERMIT,
  negated: NOT_FELLED,
  refusedIn: 'NONE',
  types: ['T03'],
  ...FOREST_LAW,
};

/** Words by which a condition picks its receiver instead of describing what he must be able to do. Source: rules §11.3 R14. */
const RESTRICTIONS: readonly (readonly [phrase: RegExp, what: string])[] = [
  [/注册资本|注册资金|年营业额|营业收入|资产总额/g, '按规模设限'],
  [/品牌/g, '指定品牌'],
  [/专用型号/g, '指定型号'],
  [/指定厂家|独家授权/g, '指定厂家'],
  [/本[县市地]户籍|本[县地区]企业|注册地在|外地企业不得/g, '按地域设限'],
];

const NOT_ASKED = /(?:不(?:限|设|要求|看|问|以|得(?:以|设|要求|限定|指定)?)|无|禁止|严禁)[^，。；]{0,12}$/;

/** What no application of a type may hold, and what is asked about, in the order in which it is told. */
export function wordRulesFor(typeCode: string): WordRule[] {
  return [FEES, FELLING_PROMISE, FELLING].filter(({ types }) => !types || types.includes(typeCode));
}

/** What a condition may leave somebody out by; each is a finding. */
export const RESTRICTION_RULES: readonly WordRule[] = RESTRICTIONS.map(([phrase, what]) => ({
  kind: 'RESTRICTION',
  phrase,
  negated: NOT_ASKED,
  refusedIn: 'NONE',
  readIn: ['qualification', 'condition'],
  reason: what,
  source: '中心交易规则（默认值）',
}));
