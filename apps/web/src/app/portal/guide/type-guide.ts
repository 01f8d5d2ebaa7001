import type { FactView } from '@helan/contracts';
import {
  type DocumentNeed,
  PARTY_KINDS,
  type PartyKind,
  type PropertyType,
  type TermCap,
  TRADING_METHODS,
  TRANSFER_MODES,
  DECIDING_KINDS,
  documentsOf,
  isNatural,
  modesOf,
  wordRulesFor,
} from '@helan/domain';

export interface TypeGuide {
  readonly facts: readonly FactView[];
  readonly papers: readonly {
    readonly name: string;
    readonly when: string;
    readonly hint: string;
    readonly instead: string;
  }[];
  readonly steps: readonly string[];
  readonly limits: readonly { readonly text: string; readonly source: string }[];
}

const CAPS: Readonly<Record<TermCap, string>> = {
  CONTRACT_END: '不超过承包期的剩余期限（农村土地承包法 第三十八条）',
  UPSTREAM_END: '不超过原流转合同的剩余期限（农村土地承包法 第三十八条）',
  RIGHT_END: '不超过权利本身的剩余期限',
  LEASE_20_YEARS: '出租、转包最长二十年（民法典 第七百零五条）',
  WASTE_50_YEARS: '最长五十年（国办发〔1999〕102号）',
};

const NEEDS: Readonly<Record<Extract<DocumentNeed, string>, string>> = {
  ALWAYS: '',
  IF_ANY: '（有就带）',
  NATURAL_PERSON: '（个人、农户）',
  ORGANISATION: '（单位）',
  CO_HOLDERS: '（有共有人的）',
  HOUSEHOLDS: '（村集体受各户委托连片流转的）',
  MANDATED: '（请村信息联络员代办的）',
  DECISION: '（集体的标的）',
  TOWN_APPROVAL: '（集体的标的，要乡镇批准的）',
  AGENT: '（别人代办的）',
  VALUATION: '（做了评估的）',
};

/** A guide for whoever wants to list a right of this type. */
export function typeGuide(type: PropertyType): TypeGuide {
  return {
    facts: factsOf(type),
    papers: possibleDocuments(type).map(({ name, need, hint, instead = [] }) => ({
      name,
      when: typeof need === 'string' ? NEEDS[need] : conditionOf(type, need),
      hint,
      instead: instead.map((other) => other.name).join('，或者'),
    })),
    steps: stepsOf(type),
    limits: limitsOf(type),
  };
}

/** Papers that can be asked for at all of those who may list this type. */
function possibleDocuments(type: PropertyType) {
  const { mayListForHouseholds, decisions, coHolders } = type;
  const mayList = [...type.mayList, ...mayListForHouseholds];
  const isPossible: Partial<Record<Extract<DocumentNeed, string>, boolean>> = {
    NATURAL_PERSON: mayList.some(isNatural),
    ORGANISATION: mayList.some((kind) => !isNatural(kind)),
    CO_HOLDERS: coHolders !== null,
    MANDATED: mayList.some(isNatural),
    HOUSEHOLDS: mayListForHouseholds.length > 0,
    DECISION: decisions.length > 0 && mayList.some((kind) => DECIDING_KINDS.includes(kind)),
    TOWN_APPROVAL: decisions.some((rule) => rule.needsTownApproval),
  };
  return documentsOf(type).filter(({ need }) => typeof need !== 'string' || isPossible[need] !== false);
}

function factsOf(type: PropertyType): FactView[] {
  const rows: [string, string][] = [
    ['谁能转出', namesOf(type.mayList)],
    ...forHouseholds(type),
    ['谁能受让', type.mayReceive],
    [
      '流转方式',
      modesOf(type)
        .map((mode) => TRANSFER_MODES[mode])
        .join('、'),
    ],
    ['交易方式', type.methods.map((method) => TRADING_METHODS[method]).join('、')],
    ['计价单位', [...new Set(type.rights.flatMap((right) => right.prices))].join('、')],
    ['期限', type.termCaps.length ? type.termCaps.map((cap) => CAPS[cap]).join('；') : '没有期限限制'],
    ['谁看得到公告', type.isMembersOnly ? '本集体成员登录后看全文，其他人只看摘要' : '所有人'],
    ['收费', '不收费（贺党办〔2022〕110号 五(一)）'],
  ];
  return rows.map(([label, value]) => ({ label, value }));
}

function forHouseholds({ mayListForHouseholds }: PropertyType): [string, string][] {
  if (mayListForHouseholds.length === 0) return [];
  return [
    ['连片流转', `${namesOf(mayListForHouseholds)}受各户书面委托，可以把各户的地合成一个标的，钱付到各户`],
  ];
}

function namesOf(kinds: readonly PartyKind[]): string {
  return kinds.map((kind) => PARTY_KINDS[kind]).join('、');
}

function conditionOf(type: PropertyType, need: Exclude<DocumentNeed, string>): string {
  if ('ownership' in need) return '（国有的）';
  const attribute = type.attributes.find(({ key }) => key === need.attribute);
  const answer = attribute?.codes?.[need.is] ?? need.is;
  return attribute ? `（“${attribute.name}”是“${answer}”的）` : '';
}

function stepsOf({ isRelay, isBuying }: PropertyType): string[] {
  const checked = [
    '网上填申请、传材料，随时保存；不会用手机的，请村信息联络员帮忙。',
    '村信息联络员到现场核实：2 个工作日。',
    '乡镇（场）审核：3 个工作日。',
    '中心受理 1 个工作日，审核 3 到 5 个工作日；要补材料的一次说全，10 个工作日内补齐。',
    '中心负责人批准，公告至少 7 个工作日。',
  ];
  if (isRelay) return [...checked, '公告期满，中心登记在专门平台交易的结果。'];
  return isBuying
    ? [...checked, '公告期满，按采购文件组织招投标；总标的额不到 20 万元的，可以网上反向竞价，最低者得。']
    : [...checked, '公告期满，审资格、收保证金，组织交易；成交公示 3 个工作日，签合同、付款，出鉴证书。'];
}

function limitsOf(type: PropertyType): TypeGuide['limits'] {
  const answers = type.attributes.flatMap(({ name, lawful }) =>
    lawful ? [{ text: `${name}：${lawful.reason}`, source: lawful.source }] : [],
  );
  const words = wordRulesFor(type.code)
    .filter(({ refusedIn }) => refusedIn !== 'NONE')
    .map(({ reason, source }) => ({ text: reason, source }));
  return [
    { text: '抵押不是流转，不发公告；要抵押的，到窗口办登记协助', source: '贺党办〔2022〕110号 四(八)' },
    ...answers,
    ...words,
  ];
}
