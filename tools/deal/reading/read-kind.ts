import { type PropertyType, type TradedRight, type TransferMode, findQuotaKind } from '@helan/domain';
import type { LotFields, RealNotice } from './real-notice.js';
import { type Said, said, textOf } from './said.js';

type Answers = readonly (readonly [words: RegExp, answer: string])[];

/** What kind of thing it is, by type and question: the first words that are found answer. */
const KINDS: Readonly<Record<string, Readonly<Record<string, Answers>>>> = {
  T03: {
    forestKind: [
      [/防护林/, 'PROTECTION'],
      [/特种用途/, 'SPECIAL'],
      [/用材林|竹林|杉|松/, 'TIMBER'],
      [/果园|果树|枸杞|葡萄|茶|经济林|园地/, 'ECONOMIC'],
    ],
    isPublicWelfare: [[/(?<!非)公益林/, 'YES']],
  },
  T04: {
    wasteKind: [
      [/荒山/, 'MOUNTAIN'],
      [/荒沟/, 'GULLY'],
      [/荒丘/, 'HILL'],
      [/荒滩|江滩|河滩/, 'BEACH'],
      [/盐碱|盐渍/, 'SALINE'],
      [/未开发|未利用/, 'UNUSED'],
    ],
  },
  T05: {
    assetKind: [
      [/建设用地/, 'BUILDING_LAND'],
      [/冷库|保鲜库/, 'COLD_STORE'],
      [/光伏/, 'SOLAR'],
      [/养殖|圈舍|[鸡猪牛羊]场/, 'BARN'],
      [/厂房|仓库|车间/, 'WORKSHOP'],
      [/股权/, 'SHARES'],
      [/车辆|汽车/, 'VEHICLE'],
      [/房|铺|门市|摊位|校舍|市场/, 'HOUSE'],
    ],
    isReliefAsset: [[/扶贫|帮扶/, 'YES']],
  },
  T08: {
    workKind: [
      [/机井|深井|水井/, 'WELL'],
      [/泵站|扬水/, 'PUMP'],
      [/塘坝/, 'POND'],
      [/蓄水池|水窖/, 'RESERVOIR'],
      [/渠/, 'CANAL'],
      [/滴灌/, 'DRIP_HEAD'],
    ],
  },
  T09: {
    ipKind: [
      [/商标/, 'TRADEMARK'],
      [/新品种|品种权/, 'VARIETY'],
      [/版权|著作权/, 'COPYRIGHT'],
      [/专利/, 'PATENT'],
      [/技术/, 'TECHNOLOGY'],
    ],
  },
  T10: { use: [[/民宿/, 'GUESTHOUSE']] },
  T11: {
    breedingKind: [
      [/网箱/, 'CAGE'],
      [/稻[渔虾蟹鱼]/, 'RICE_FISH'],
      [/工厂化/, 'FACTORY'],
      [/塘|池|水面|水库/, 'POND'],
    ],
    zone: [
      [/禁养区/, 'FORBIDDEN'],
      [/限养区/, 'LIMITED'],
    ],
  },
  T12: {
    livingKind: [
      [/枸杞|葡萄|果树|苹果/, 'FRUIT'],
      [/木|林|竹/, 'TREE'],
      [/牛|羊|猪|鸡|鸭|鹅|鱼|虾|蟹|马|驴|畜|禽/, 'ANIMAL'],
      [/菜|瓜|稻|麦|玉米|薯|作物|青贮/, 'CROP'],
    ],
  },
  T13: {
    facilityKind: [
      [/连栋/, 'MULTI_SPAN'],
      [/日光温室/, 'SOLAR'],
      [/大棚|移动/, 'MOVABLE'],
    ],
  },
  T14: {
    category: [
      [/勘察|设计|监理/, 'SERVICES'],
      [/工程|建设|施工|硬底化|修建|改造|垦造|维修/, 'WORKS'],
      [/设备|材料|货物|采购/, 'GOODS'],
      [/保洁|审计|物业|服务/, 'OTHER_SERVICES'],
    ],
    moneySource: [
      [/集体自有|自筹/, 'COLLECTIVE'],
      [/财政|国有资金|专项资金|上级/, 'STATE'],
    ],
  },
  T15: {
    quotaKind: [
      [/用水权|水权|取水/, 'WATER'],
      [/排污/, 'POLLUTION'],
      [/碳汇/, 'FOREST_CARBON_SINK'],
      [/碳排放|碳配额/, 'CARBON'],
      [/用能/, 'ENERGY'],
      [/山林/, 'FOREST'],
      [/土地|耕地|用地/, 'LAND'],
    ],
  },
};

/** Answers to a type's questions of kind that the notice gives. */
export function readKinds(type: PropertyType, notice: RealNotice, fields: LotFields): Record<string, string> {
  const words = [fields.rightsKind, fields.name, notice.title].map(textOf).join('，');
  const found = Object.entries(KINDS[type.code] ?? {}).flatMap(([question, answers]) => {
    const answer = answers.find(([expression]) => expression.test(words))?.[1];
    return answer === undefined ? [] : [[question, answer] as const];
  });
  return Object.fromEntries(found);
}

/** A type whose kinds count in units of their own, as the one that is traded; a quota of no kind is of water, as the sample is. */
export function asKind(type: PropertyType, kinds: Readonly<Record<string, string>>): PropertyType {
  if (!type.attributes.some(({ key }) => key === 'quotaKind')) return type;
  const { units, prices } = findQuotaKind(kinds['quotaKind'] ?? 'WATER')!;
  return { ...type, quantityUnits: units, rights: type.rights.map((right) => ({ ...right, prices })) };
}

const MODES: readonly (readonly [RegExp, TransferMode | 'MORTGAGE'])[] = [
  [/抵押/, 'MORTGAGE'],
  [/入股/, 'EQUITY'],
  [/再流转/, 'RE_TRANSFER'],
  [/许可/, 'LICENSE'],
  [/退出|赎回/, 'REDEEM'],
  [/采购/, 'PROCURE'],
  [/指标/, 'QUOTA_TRANSFER'],
  [/转包/, 'SUBCONTRACT'],
  [/发包|承包/, 'CONTRACT'],
  [/租/, 'LEASE'],
  [/转让|出让|出售|变卖/, 'TRANSFER'],
  [/合资/, 'JOINT_VENTURE'],
  [/合作/, 'COOPERATION'],
];
/** A collective that contracts its land out, and whoever lets it, give it away for a time alike. */
const FOR_A_TIME: readonly TransferMode[] = ['LEASE', 'SUBCONTRACT', 'CONTRACT', 'LICENSE'];

/** Whatever the notice calls it: to let or contract out is for a time, to sell is for good. */
export function readRight(type: PropertyType, { mode, term, rightsKind }: LotFields): TradedRight {
  const words = textOf(mode);
  const kind = textOf(rightsKind);
  const isForTime =
    /租|包|流转|许可|合作|入股/.test(words) || (term !== undefined && !/转让|出让|出售/.test(words));
  const [first, ...others] = type.rights.filter((right) => right.isOutright !== isForTime);
  const shares = others.find(({ code }) => code === 'SHARES' && /股/.test(kind));
  return shares ?? first ?? type.rights[0]!;
}

/** The mode in the type's own word where it means the same; any other stays what the notice says. */
export function readTransferMode(type: PropertyType, right: TradedRight, fields: LotFields): TransferMode {
  const words = textOf(fields.mode);
  const wanted = MODES.find(([expression]) => expression.test(words))?.[1];
  const own = right.modes.find((mode) => FOR_A_TIME.includes(mode)) ?? right.modes[0]!;
  if (type.isRelay || wanted === undefined) return own;
  if (right.modes.includes(wanted as TransferMode)) return wanted as TransferMode;
  const isSame = FOR_A_TIME.includes(wanted as TransferMode) && FOR_A_TIME.includes(own);
  return isSame ? own : (wanted as TransferMode);
}

const PURPOSES: readonly (readonly [RegExp, string])[] = [
  [/稻[渔虾蟹鱼]/, '稻渔综合种养'],
  [/粮|稻|麦|玉米|旱粮/, '粮食种植'],
  [/蔬菜|菜/, '蔬菜种植'],
  [/水产|养殖塘|鱼|虾|蟹|渔/, '水产养殖'],
  [/林下种/, '林下种植'],
  [/林下养/, '林下养殖'],
  [/果|葡萄|枸杞|茶/, '林果种植'],
  [/竹|造林|育林|林木/, '林木培育'],
  [/治理|改良/, '治理改良'],
  [/畜|禽|牛|羊|猪|鸡/, '畜牧养殖'],
  [/生态养殖|养殖/, '水产养殖'],
  [/种植|耕种|农作物|棉/, '其他种植'],
];
/** Uses that take land out of farming. */
const NOT_FARMING =
  /建房|住宅|厂房|工业|商业|仓储|物流|停车|加工|旅游|餐饮|民宿|别墅|墓|采砂|取土|采矿|挖塘|加油|养老|办公/;

/** What the thing is to be used for: a purpose of the type, or the notice's words where they are none of them. */
export function readPurpose({ purposes }: PropertyType, fields: LotFields): Said<string> | undefined {
  const limits = [fields.purpose, fields.useLimit].map(textOf).filter(Boolean).join('；');
  const clauses = limits
    .split(/[;；。,，、]/)
    .filter((clause) => !/不得|禁止|严禁|不能|不准|禁投/.test(clause));
  const positive = clauses.join('；');
  if (NOT_FARMING.test(positive)) return said(limits, limits.slice(0, 80));
  const stated = purposeIn(positive, purposes);
  if (stated !== undefined) return said(limits, stated);
  const kind = purposeIn(textOf(fields.rightsKind), purposes);
  if (kind !== undefined) return said(textOf(fields.rightsKind), kind);
  return limits === '' ? undefined : said(limits);
}

function purposeIn(words: string, purposes: readonly string[]): string | undefined {
  return PURPOSES.find(([expression, purpose]) => purposes.includes(purpose) && expression.test(words))?.[1];
}
