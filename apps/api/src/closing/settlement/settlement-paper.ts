import { feeInWords, formatYuan } from '@helan/domain';
import { type ContractFacts, PaymentRowEntity } from '../contract/index.js';
import { type Paper, moneyInWords } from '../../kernel/paper/index.js';

/** `2027-06-30`, or the event after which it is due. */
function dueInWords({ dueOn, event, isProvisional }: SheetRow): string {
  if (dueOn === null) return `“${event}”以后`;
  return isProvisional ? `${dueOn}（暂定）` : dueOn;
}

type SheetRow = Pick<
  PaymentRowEntity,
  'seq' | 'covers' | 'dueOn' | 'event' | 'isProvisional' | 'amountFen' | 'paidFen' | 'paidOutFen'
>;

/** The sheet on a paper: whose money it was, and what became of it row by row. */
export function printSettlement(
  paper: Paper,
  facts: ContractFacts,
  rows: readonly SheetRow[],
  parameters: Readonly<Record<string, number>>,
): void {
  paper.heading();
  paper.facts([
    ['标的', `${facts.title}（${facts.lotNo}）`],
    ['转出方', facts.transferorName],
    ['受让方', facts.transfereeName],
    ...(facts.jointTransferees ? [['联合受让', facts.jointTransferees] as const] : []),
    ['合同总价', moneyInWords(BigInt(facts.totalFen))],
    ['价款专户子账号', facts.priceSubAccount],
  ]);
  paper.section('付款计划和执行');
  if (rows.length === 0) paper.paragraph('无偿流转，没有价款，也没有要收付的款项。');
  else
    paper.table(
      ['期', '覆盖期间', '应付日', '应付（元）', '已收（元）', '已拨付（元）'],
      rows.map((row) => [
        String(row.seq),
        row.covers,
        dueInWords(row),
        formatYuan(row.amountFen),
        formatYuan(row.paidFen),
        formatYuan(row.paidOutFen),
      ]),
      [25, 132, 110, 72, 72, 72],
    );
  paper.paragraph(
    `${feeInWords(parameters)}${rows.length === 0 ? '' : '到期款项已结清；以后各期按合同约定的日期继续通过中心价款专户支付。'}`,
  );
  // The money has gone: a name that a contract of before could not print either keeps nobody from his books.
  paper.sayWhatIsMissing('以平台登记的为准。');
  paper.signatures(['出纳：', '复核：', '贺兰县农村产权流转服务中心（章）']);
}
