import { FEES } from './fee-words.js';
import type { WordRule } from './read-words.js';

const FELLED =
  '(?:采伐|砍伐|皆伐|清伐|伐木|主伐|择伐|间伐|伐除|伐净|砍除|砍光|砍树|伐树|[砍伐锯](?:掉|倒|走)|放倒)';
const NOT_FELLED =
  /(?:严禁|禁止|不得(?!不)|不准|不能(?!不)|不可(?!不)|(?<!不得|不能|不可)不允许|不许|无权|杜绝|不(?:再)?承诺|不保证|不代表|不等于|不意味着|不包括?|不含)[^，。；]{0,12}$/;
/** The permit to fell by its name, or the office that gives it; what somebody else approves is none. */
const PERMIT =
  /(?:采伐|砍伐)的?(?:许可|审批|限额|指标|手续|证)|(?:林草|林业|自然资源|主管部门)[^，。；]{0,8}(?:许可|批准|审批|核准|核发|同意)(?![^，。；]{0,4}(?:转让|流转|出租|出让|承包|发包|挂牌|交易))/;
/** In the felling's own clause it is enough that one says by law, or approved, and by nobody else. */
const BY_LAW =
  /(?:依法|按规定|按照规定)[^，。；]{0,4}(?:办|申请|报批|许可|批准|审批|核准)|经(?:依法)?(?:许可|批准|审批|核准)/;
const WITHOUT_PERMIT =
  /(?:(?:无需|无须|不需要?|不用|不必|免)[^，。；]{0,6}(?:许可|批准|审批|核发|核准|手续|采伐证|证)|(?:没有|未)[^，。；]{0,6}(?:许可|批准|审批|核发|采伐证|证)(?![^。；]{0,8}(?:不得|不能|不可|不准|严禁|禁止))|(?:采伐|砍伐)(?:许可|审批|手续|证)[^，。；]{0,4}(?:不(?:再|另|需|用|必|办)|无[需须]|免)|(?:许可|审批|手续|证)[^。；]{0,8}(?:补办|补交|补齐|补上|再补|后补)|补(?:办|交|齐)[^，。；]{0,8}(?:许可|审批|手续|采伐证)|先(?:行)?(?:采伐|砍伐)[^。；]{0,6}[后再][^，。；]{0,3}[办补])/;
const FOREST_LAW = { reason: '采伐要另办许可，公告不能承诺采伐', source: '森林法 第五十五条至第五十七条' };

const EXEMPT = /(?:采伐|砍伐)(?:许可|审批|限额|指标|手续|迹地|剩余物|证)/g;
/** Rights of which trees can be the whole. Source: rules §3.3, §3.12. */
const OF_TREES = ['T03', 'T12'];

const RECEIVER = '(?:受让[方人]|买受人|买方|乙方|承租方|承包方|承包人|竞得人|竞买人|中标人|成交人)';
const LEAVE =
  '(?:(?<!不|无)(?:可以?|允许|准许|听任|任由)|(?<!不|无|才|方|只|未)能够?|随意|任意|(?<!不)同意|即可|自行|自由|随时|有权|负责|全部|一次性|由(?=受让|买受|买方|乙方|承租|承包|竞|中标|成交)|归(?=受让|买受|买方|乙方|承租|承包|竞|中标|成交))';

/** What promises somebody that he may fell, and says nothing of the permit. */
const FELLING_PROMISE: WordRule = {
  kind: 'FELLING_PROMISE',
  phrase: new RegExp(
    `(?:${LEAVE}|(?<=不得不|不能不|不可不)(?:允许|准许|同意))(?:${RECEIVER})?(?:组织|安排|先行?|自行|自主|随时|进行|立即|全部|予以|可以?|有权|负责|决定|处置|处理|支配|所有|使用|、|和|及|并|或|后)*(?:[将把对][^，。；]{1,10}?(?:进行|全部|予以|一次性)*)?${FELLED}|(?:采伐|砍伐)(?:权|收益|收入|所得|的?[木林树][材木])*(?:全部|都|均)?(?:归|属于?)${RECEIVER}|(?:享有|拥有|取得|获得|具有)[^，。；]{0,6}(?:采伐|砍伐)权`,
    'g',
  ),
  exempt: EXEMPT,
  lawful: PERMIT,
  lawfulInClause: BY_LAW,
  unlawful: WITHOUT_PERMIT,
  negated: NOT_FELLED,
  refusedIn: [
    'title',
    'condition',
    'qualification',
    'qualificationPaper',
    'delivery',
    'purpose',
    'attributes',
    'paymentPlan',
    'terms',
  ],
  types: OF_TREES,
  ...FOREST_LAW,
};

const TREE = '(?:[林树]木|树|林带|林网|防护林|果树|活立木)';

/** Trees stand on other land, too: there a promise of felling names them. */
const TREES_PROMISED: WordRule = {
  ...FELLING_PROMISE,
  phrase: new RegExp(
    `(?<=${TREE}[^，。；]{0,10})(?:${FELLING_PROMISE.phrase.source})|(?:${FELLING_PROMISE.phrase.source})(?=[^，。；]{0,6}${TREE})`,
    'g',
  ),
  types: ['T01', 'T02', 'T04', 'T05', 'T08', 'T10', 'T11', 'T13'],
};

/** Felling that is spoken of otherwise: somebody asks what is meant. */
const FELLING: WordRule = {
  kind: 'FELLING',
  phrase: new RegExp(FELLED, 'g'),
  exempt: EXEMPT,
  lawful: PERMIT,
  lawfulInClause: BY_LAW,
  unlawful: WITHOUT_PERMIT,
  negated: NOT_FELLED,
  refusedIn: 'NONE',
  types: OF_TREES,
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
  return [FEES, FELLING_PROMISE, TREES_PROMISED, FELLING].filter(
    ({ types }) => !types || types.includes(typeCode),
  );
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
