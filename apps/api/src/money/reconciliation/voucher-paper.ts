import { Injectable } from '@nestjs/common';
import { isVoucherNumber } from '@helan/domain';
import { DataSource } from 'typeorm';
import { CENTER_NAME } from '../../kernel/center.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { refused } from '../../kernel/http/index.js';
import { type Paper, PaperPress, dateInWords, moneyInWords } from '../../kernel/paper/index.js';
import type { MadeFile } from '../../kernel/storage/send-file.js';
import { bankName } from '../payment/index.js';
import type { BankReceiptEntity } from '../receipt/index.js';
import { IS_VOID } from './vouchers.js';

export interface VoucherFacts {
  readonly no: string;
  readonly payerName: string;
  readonly amountFen: string;
  readonly bank: BankReceiptEntity['bank'];
  readonly flowNo: string;
  readonly subAccount: string;
  readonly arrivedAt: Date;
  readonly purpose: string;
  readonly issuedAt: Date;
  readonly issuedByName: string;
  readonly isVoid: boolean;
}

/** 收据 on a paper, drawn anew from what is so: one whose money was booked out again says 作废. */
@Injectable()
export class VoucherPaper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly press: PaperPress,
  ) {}

  async of(no: string): Promise<MadeFile> {
    if (!isVoucherNumber(no)) throw refused('resource.not-found');
    const facts = await this.factsOf(no);
    const at = await this.clock.now();
    const paper = this.press.paper({ title: facts.isVoid ? '收据（作废）' : '收据', no, madeAt: at });
    printVoucher(paper, facts);
    const content = facts.isVoid ? await this.press.print(paper) : await this.press.seal(paper, '收据', at);
    return { content, mime: 'application/pdf', name: `收据 ${no}.pdf` };
  }

  private async factsOf(no: string): Promise<VoucherFacts> {
    const rows: VoucherFacts[] = await this.dataSource.query(
      `select v.no, b.payer_name as "payerName", b.amount_fen as "amountFen", b.bank, b.flow_no as "flowNo",
         b.sub_account as "subAccount", b.arrived_at as "arrivedAt", e.memo as purpose, v.issued_at as "issuedAt",
         a.display_name as "issuedByName", ${IS_VOID} as "isVoid"
       from receipt_voucher v join bank_receipt b on b.id = v.receipt_id join ledger_entry e on e.key = v.entry_key
         join account a on a.id = v.issued_by
       where v.no = $1 and not b.is_blind`,
      [no],
    );
    if (!rows[0]) throw refused('resource.not-found');
    return rows[0];
  }
}

export function printVoucher(paper: Paper, facts: VoucherFacts): void {
  paper.heading();
  if (facts.isVoid) paper.section('作废：这笔款已经红字冲正，本收据不再有效，号码不再使用。');
  paper.facts([
    ['交款人', facts.payerName],
    ['收款事由', facts.purpose],
    ['金额', moneyInWords(BigInt(facts.amountFen))],
    ['收款账户', `${CENTER_NAME}（${bankName(facts.bank)}）`],
    ['子账号', facts.subAccount],
    ['银行流水号', facts.flowNo],
    ['到账日期', dateInWords(facts.arrivedAt)],
    ['开具日期', dateInWords(facts.issuedAt)],
  ]);
  paper.paragraph('本收据证明中心专户收到上列款项，不是税务发票，遗失不补新号。');
  paper.signatures([`开具：${facts.issuedByName}`, '复核：', `${CENTER_NAME}（章）`]);
}
