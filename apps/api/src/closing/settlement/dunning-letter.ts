import { formatYuan } from '@helan/domain';
import { ACCOUNT_NAMES } from '../../kernel/center.js';
import { type Paper, moneyInWords } from '../../kernel/paper/index.js';
import { type ContractFacts, PaymentRowEntity } from '../contract/index.js';

export interface DunnedPayment {
  readonly facts: ContractFacts;
  readonly contractNo: string;
  readonly row: Pick<PaymentRowEntity, 'seq' | 'covers' | 'dueOn' | 'amountFen' | 'paidFen'>;
  readonly lateDays: number;
  readonly lateFeePerMyriad: number | undefined;
}

/** 催缴函 on a paper: what is late, to which account it goes, and what comes of it. */
export function printDunning(
  paper: Paper,
  { facts, contractNo, row, lateDays, lateFeePerMyriad }: DunnedPayment,
): void {
  const openFen = row.amountFen - row.paidFen;
  paper.heading();
  paper.paragraph(`${facts.transfereeName}：`);
  paper.facts([
    ['合同', `${contractNo}（${facts.title}）`],
    ['转出方', facts.transferorName],
    ['期次', `第 ${row.seq} 期，${row.covers}`],
    ['应付日', row.dueOn ?? ''],
    ['已逾期', `${lateDays} 天`],
    ['还应付', moneyInWords(openFen)],
    ['户名', ACCOUNT_NAMES.PRICE_BANK],
    ['价款专户子账号', facts.priceSubAccount],
  ]);
  const fee =
    lateFeePerMyriad === undefined
      ? '合同没有约定逾期违约金，只付上面的金额。'
      : `合同约定逾期每日按逾期金额的万分之${lateFeePerMyriad}付违约金，按银行到账日算，到账以后另行通知。`;
  paper.paragraph(`请收到后尽快把 ${formatYuan(openFen)} 元转到上面的账号，用您自己的账户转。${fee}`);
  paper.paragraph(
    '有困难的，请直接和转出方商量；转出方同意免收的，由转出方在平台签字。长期不付的，转出方可以依法解除合同。',
  );
  paper.sayWhatIsMissing('以平台登记的为准。');
  paper.signatures(['贺兰县农村产权流转服务中心（章）', '日期：']);
}
