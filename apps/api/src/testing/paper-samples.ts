import type { LotTermsView } from '@helan/contracts';

/** Texts as short as they may be, as most are, and as long as they may be: titles and locations of 80, conditions of 1,000, names of 80. */
export const EXTREMES = {
  shortest: { title: '地', location: '村', conditions: '无', name: '马兰' },
  ordinary: {
    title: '兰光村五组渠东片 120 亩耕地经营权',
    location: '兰光村五组渠东，斗渠六号口以西',
    conditions: '合同生效后 5 个工作日内，双方到场按地块清点交付，青苗由转出方在交付前收完。',
    name: '贺兰县立岗镇兰光村股份经济合作社',
  },
  longest: {
    title:
      '立岗镇兰光村七组渠东片与八组渠西片之间连片耕地经营权再流转（含机井两眼、砂砾路一条、看护房一间、变压器一台、滴灌管带四千米、晾晒场半亩、围栏三百米全）'.padEnd(
        80,
        '等',
      ),
    location:
      '宁夏回族自治区银川市贺兰县立岗镇兰光村七组渠东片与八组渠西片之间，东至斗渠六号口，南至兰光路北侧农渠，西至第三排水沟东坡顶，北至京藏高速公路南侧防护林带外缘线上'.padEnd(
        80,
        '段',
      ),
    conditions:
      '具有粮食种植经验和相应农机设备，近三年无拖欠土地租金记录，承诺按当地种植计划种植小麦玉米水稻，不得种植苗木草皮；'
        .repeat(20)
        .slice(0, 1000),
    name: '艾力艾合买提·吐尔逊托合提麦麦提·'.repeat(8).slice(0, 79) + '江',
  },
} as const;

export type Extreme = keyof typeof EXTREMES;

/** The terms of a farmland lot whose free texts are of one extreme. */
export function sampleTerms(extreme: Extreme): LotTermsView {
  const { title, location, conditions } = EXTREMES[extreme];
  return {
    projectNo: '640122102N26110001',
    lotNo: '640122102N26110001-1',
    title,
    location,
    qualification: conditions,
    delivery: conditions,
    viewing: conditions,
    condition: conditions,
    purpose: extreme === 'longest' ? conditions.slice(0, 80) : null,
    typeCode: 'T01',
    typeName: '农村土地承包经营权',
    villageCode: '640122102208',
    villageName: '兰光村',
    townName: '立岗镇',
    transferorMasked: '赵*田',
    transferModeName: '出租',
    rightName: '土地经营权',
    methodName: '竞价',
    ownershipName: '集体所有',
    receiversName: '不限',
    certificateNoMasked: '贺农地承包权〔2016〕第****号',
    price: {
      unit: '元/亩/年',
      quantity: '120',
      quantityUnit: '亩',
      termFrom: '2027-01-16',
      termTo: '2035-01-15',
      escalation: null,
    },
    parcels: Array.from({ length: extreme === 'longest' ? 12 : 1 }, (_, index) => ({
      name: `${index + 1}号地`,
      mu: '10.00',
      bounds: `${location}／${location}`,
      boundary: null,
    })),
    facts: [{ label: '土壤', value: conditions.slice(0, 300) }],
    valuation: '转出方自主决定不评估',
    decision: null,
    areaCentiSquareMetres: null,
    startPriceFen: '62000',
    stepFen: '500',
    trading: null,
    sealing: null,
    consultation: null,
    depositFen: '744000',
    startTotalFen: '59520000',
    payment: 'YEARLY',
    paymentName: '按年支付',
    isMembersOnly: false,
    isRelay: false,
    isBuying: false,
    publicationWorkingDays: 7,
    extensionCycles: 0,
    parameters: {},
  };
}
