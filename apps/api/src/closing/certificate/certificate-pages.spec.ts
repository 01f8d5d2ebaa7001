import { expect, test } from '@jest/globals';
import { drawn, emptyPaper } from '../../testing/paper-desk.js';
import { EXTREMES } from '../../testing/paper-samples.js';
import { faultsOf, pagesOf, saidIn } from '../../testing/printed.js';
import type { CertificateFacts } from './certificate.entity.js';
import { CERTIFICATE_FRAME, printCertificate } from './certificate-paper.js';

const { title, location, name } = EXTREMES.ordinary;
const ORDINARY = {
  lotNo: '640122102N26110001-1',
  title,
  typeName: '农村土地承包经营权',
  transferModeName: '出租',
  transferorName: name,
  transferorKind: '农村集体经济组织',
  transfereeName: '立岗镇惠泽种植专业合作社',
  transfereeKind: '农民专业合作社',
  transfereeIdNumber: '93640122MA7TE5T023',
  location: `立岗镇兰光村 ${location}`,
  quantity: '120.00 亩',
  rightNo: '贺农地承包权〔2016〕第 640122102208050011 号',
  purpose: '种植小麦、玉米等粮食作物',
  termFrom: '2027-01-16',
  termTo: '2035-01-15',
  publishedOn: '2026-11-03',
  publicationEndsOn: '2026-11-12',
  mannerName: '网上竞价（多次报价）',
  priceUnit: '元/亩/年',
  startPriceFen: '62000',
  unitPriceFen: '62500',
  totalFen: '60000000',
  paymentName: '按年支付，每年 1 月 16 日前付当年的',
  paidFen: '7500000',
  laterPayments: Array.from({ length: 7 }, () => ({
    dueOn: '2028-01-16',
    amountFen: '7500000',
    isProvisional: true,
  })),
  contractNo: '640122102N26110001-1-HT',
  contractSignedOn: '2026-11-24',
} as unknown as CertificateFacts;

test.each<[string, Partial<CertificateFacts>]>([
  ['of ordinary texts', {}],
  [
    'with all that may be added to them',
    {
      replacesNo: 'HLNQ-2026-000001',
      otherFigure: '约 ¥75,000.00 元/年',
      appraisal: '双方约定不评估',
      jointTransferees: '立岗镇惠泽种植专业合作社 60%；兰光村禾丰家庭农场 40%',
    },
  ],
])('a certificate %s is one page', async (_, more) => {
  const paper = emptyPaper('农村产权流转鉴证书', { frame: CERTIFICATE_FRAME });
  const facts = { ...ORDINARY, ...more };
  const pdf = await drawn(printCertificate(paper, facts, 'HLNQ-2026-000002-N', new Date('2026-11-26')));
  expect(faultsOf(pdf)).toEqual([]);
  expect(pagesOf(pdf)).toHaveLength(1);
  for (const text of [title, ...(Object.values(more) as string[]), '予以鉴证。', '扫码验真'])
    expect(saidIn(pdf)).toContain(text.replace(/\s+/g, ''));
});
