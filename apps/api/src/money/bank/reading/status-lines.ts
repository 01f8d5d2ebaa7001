import { readPaymentStatus } from '@helan/domain';
import { faulty } from './file-fault.js';
import type { IsoForm } from './iso-form.js';
import type { IsoTaker } from './iso-reader.js';
import { type KeptNode, all, find, textOf } from './kept-node.js';
import type { LineSink } from './line-sink.js';

/** pain.002: of each payment what became of it. */
export class StatusLines implements IsoTaker {
  constructor(private readonly sink: LineSink) {}

  begin(_form: IsoForm, ancestors: readonly KeptNode[]): void {
    const report =
      ancestors.find(({ name }) => name === 'CstmrPmtStsRpt') ?? find(ancestors[0], 'CstmrPmtStsRpt');
    const group = find(report, 'OrgnlGrpInfAndSts');
    const refused = [
      [textOf(group, 'GrpSts'), group],
      [textOf(ancestors.at(-1), 'PmtInfSts'), ancestors.at(-1)],
    ] as const;
    const [, node] = refused.find(([status]) => status === 'RJCT') ?? [];
    if (node)
      throw faulty('bank.group-refused', { message: textOf(group, 'OrgnlMsgId'), reason: reasonOf(node) });
  }

  line(node: KeptNode, place: number, element: string | undefined): void {
    if (element !== undefined)
      return this.sink.addStatus(place, { code: 'bank.entry-invalid', values: { element } });
    this.sink.addStatus(
      place,
      readPaymentStatus({
        orderMark: textOf(node, 'OrgnlEndToEndId').toUpperCase(),
        status: textOf(node, 'TxSts'),
        flowNo: textOf(node, 'AcctSvcrRef'),
        day: textOf(node, 'AccptncDtTm'),
        reasonCode: textOf(node, 'StsRsnInf/Rsn/Cd'),
        reasonText: wordsOf(node),
      }),
    );
  }

  end(): void {
    // Its lines are all that it says.
  }
}

function reasonOf(node: KeptNode): string {
  return wordsOf(node) || textOf(node, 'StsRsnInf/Rsn/Cd') || '银行没有写原因';
}

function wordsOf(node: KeptNode): string {
  return all(node, 'StsRsnInf')
    .flatMap((one) => all(one, 'AddtlInf'))
    .map(({ text }) => text.trim())
    .join(' ')
    .slice(0, 200);
}
