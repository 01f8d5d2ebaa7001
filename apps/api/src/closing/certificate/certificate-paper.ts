import { A4, INK, type Mark, type Paper, dateInWords, textBlock } from '../../kernel/paper/index.js';
import type { CertificateFacts } from './certificate.entity.js';
import { isFree, certificateRows } from './certificate-rows.js';

const FRAME = '#1f6b3a';
const FOOT_HEIGHT = 140;
const opinionOn = (facts: CertificateFacts) =>
  `鉴证意见：经审核，上述产权流转交易程序符合贺党办〔2022〕110号和中心交易规则的规定，${isFree(facts) ? '双方约定无偿流转' : '应付价款已经结清'}，予以鉴证。`;

/** 《农村产权流转鉴证书》 in print: facts, opinion, QR code and seal; one page where that is enough. */
export function printCertificate(paper: Paper, facts: CertificateFacts, code: string, issuedAt: Date): Paper {
  paper.heading().facts(certificateRows(facts), 96, { padding: 3.5 });
  paper.add(textBlock(opinionOn(facts), { lineGap: 4, before: 18, after: 6 }));
  const foot = { code: paper.say('编号', code), date: dateInWords(issuedAt) };
  return paper.foot(FOOT_HEIGHT, marksOfFoot(foot), { isAtBottom: true });
}

/** The double frame of each page. */
export const CERTIFICATE_FRAME: readonly Mark[] = [
  { mark: 'box', x: 28, y: 28, width: A4.width - 56, height: A4.height - 82, colour: FRAME, line: 2.5 },
  { mark: 'box', x: 34, y: 34, width: A4.width - 68, height: A4.height - 94, colour: FRAME, line: 0.8 },
];

function marksOfFoot({ code, date }: { readonly code: string; readonly date: string }): Mark[] {
  const small = { mark: 'words', size: 9, colour: '#333333' } as const;
  const maker = { mark: 'words', x: 350, size: 11, colour: INK } as const;
  return [
    { mark: 'code', x: 62, y: 0, size: 108 },
    { ...small, text: '扫码验真', x: 62, y: 110, width: 108, align: 'center', isOneLine: true },
    { ...small, text: code, x: 180, y: 8 },
    { ...small, text: '本鉴证书不作为权属证明。', x: 180, y: 24 },
    {
      ...small,
      text: '持本证可向不动产登记机构或产权管理机构申请办理变更手续。',
      x: 180,
      y: 40,
      width: 150,
      lineGap: 2,
    },
    { ...maker, text: '贺兰县农村产权流转服务中心', y: 98 },
    { ...maker, text: date, y: 116 },
    { mark: 'seal', x: 448, y: 64, radius: 52, purpose: '鉴证专用章' },
  ];
}
