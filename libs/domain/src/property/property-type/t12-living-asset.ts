import { code, number, optional, text, yesNo } from './attribute.js';
import { paper, paperOr } from './document.js';
import { SECOND, THIRD } from './edition.js';
import { propertyType } from './property-type.js';

const TAGGED = { attribute: 'stockKind', is: ['TAGGED'] } as const;
const OTHER = { attribute: 'stockKind', is: ['OTHER'] } as const;
const HEADS = { heads: 'headCount', counted: ['头', '只'], since: 3, source: '动物防疫法' } as const;

export const T12 = propertyType({
  code: 'T12',
  name: '农村生物资产所有权',
  rightTraded: '活的动物和植物的所有权：蔬菜、存栏待售的牲畜、经济林等',
  rights: [
    {
      code: 'OWNERSHIP',
      name: '所有权',
      modes: ['TRANSFER'],
      isOutright: true,
      prices: ['元', '元/头', '元/只', '元/羽', '元/尾', '元/株', '元/kg', '元/亩', '元/m³'],
    },
  ],
  mayList: [
    'FARMER_HOUSEHOLD',
    'PERSON',
    'LARGE_GROWER',
    'FAMILY_FARM',
    'COOP',
    'COLLECTIVE',
    'ENTERPRISE',
    'SOLE_TRADER',
  ],
  mayReceive: '法律、法规和政策没有限制的个人和单位',
  methods: ['BIDDING', 'NEGOTIATION', 'AUCTION'],
  termCaps: [],
  quantityUnits: ['头', '只', '羽', '尾', '株', 'kg', '亩', 'm³'],
  subject: { kind: 'ASSET', identity: null, tags: 'earTags', marks: 'animalMarks' },
  ownerships: ['PRIVATE', 'COLLECTIVE'],
  title: { document: 'LIVING_TITLE' },
  attributes: [
    code('livingKind', '种类', {
      ANIMAL: '活畜禽、水产',
      CROP: '蔬菜、大田作物',
      TREE: '林木',
      FRUIT: '果树、枸杞等经济林',
    }),
    text('breed', '品种'),
    text('keptAt', '存栏地或生长地'),
    code(
      'stockKind',
      '畜禽种类',
      { TAGGED: '猪、牛、羊（戴耳标）', POULTRY: '禽', AQUATIC: '水产', OTHER: '其他' },
      { when: { attribute: 'livingKind', is: ['ANIMAL'] }, ...SECOND },
    ),
    optional(
      text('earTags', '耳标号段', {
        hint: '每个 15 位；连号写“164012200000001 至 164012200000080”，几段用顿号隔开',
      }),
    ),
    number('headCount', '头（只）数', '头', {
      when: { attribute: 'stockKind', is: ['TAGGED', 'OTHER'] },
      hint: '一共多少头（只），按重量或者整批计价的也要写',
      ...THIRD,
    }),
    text('animalMarks', '个体标识', {
      when: OTHER,
      hint: '芯片号、烙号、脚环号等，每头一个，用顿号隔开',
      because: { reason: '没有耳标的也要写每头的标识，同一头不能挂两次', source: '动物防疫法' },
      ...THIRD,
    }),
    optional(text('vaccination', '免疫档案')),
    optional(text('insurance', '保险单')),
    yesNo('isPledged', '是否抵押'),
    code('delivery', '交付方式', {
      SELF_HARVEST: '受让方自行采收',
      HARVESTED: '转出方采收',
      ON_SITE: '现场交付',
    }),
    yesNo('byWeight', '是否按实称结算', {
      hint: '按挂牌的数量结算，按实称多退少补还不能办',
      lawful: {
        answers: ['NO'],
        reason: '平台还不能按实称多退少补，请先称好，按称好的重量挂牌',
        source: '中心交易规则（默认值）',
      },
    }),
    optional(text('harvestTime', '收获或出栏期')),
  ],
  substantial: ['earTags', 'headCount', 'animalMarks', 'delivery', 'byWeight'],
  documents: [
    paperOr(
      ['LIVING_TITLE', '权属证明', '购置发票、养殖档案、林权证等'],
      ['EAR_TAG_LIST', '耳标清单'],
      ['VILLAGE_PROOF', '村集体权属证明和公示照片'],
    ),
    {
      ...paper('QUARANTINE', '动物检疫证明', '活畜禽出售以前要有'),
      need: { attribute: 'livingKind', is: 'ANIMAL' },
    },
    {
      ...paper('FELLING_PERMIT', '林木采伐许可证', '林木要有'),
      need: { attribute: 'livingKind', is: 'TREE' },
    },
    paper('PLEDGE_SEARCH', '动产融资登记查询结果', '在中登网查询'),
    {
      ...paper('PLEDGEE_CONSENT', '抵押权人同意书', '抵押中的要有'),
      need: { attribute: 'isPledged', is: 'YES' },
    },
  ],
  decisions: [{ majority: 'CHARTER', needsTownApproval: false, source: '农村集体经济组织法' }],
  rules: [
    {
      kind: 'REQUIRED_WHEN',
      attribute: 'earTags',
      when: TAGGED,
      reason: '猪、牛、羊要写耳标，同一头不能挂两次',
      since: 2,
      source: '动物防疫法',
    },
    { kind: 'EAR_TAGS', attribute: 'earTags', counted: ['头', '只'], since: 2, source: '动物防疫法' },
    { kind: 'HEADS', named: 'earTags', by: 'TAGS', when: TAGGED, ...HEADS },
    { kind: 'HEADS', named: 'animalMarks', by: 'MARKS', when: OTHER, ...HEADS },
  ],
  sources: ['贺党办〔2022〕110号 三(三)12', '动物防疫法', '森林法 第五十五条至第五十七条'],
});
