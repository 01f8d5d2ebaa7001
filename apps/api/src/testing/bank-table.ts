import type { BankColumns } from '@helan/domain';
import iconv from 'iconv-lite';

/** The center's account of deposits with an invented bank. */
export const BANK_ACCOUNT = '6401220001000001';

export const BANK_COLUMNS: BankColumns = {
  day: '交易日期',
  flowNo: '交易流水号',
  in: '收入金额',
  out: '支出金额',
  balance: '账户余额',
  otherName: '对方户名',
  otherAccount: '对方账号',
  subAccount: '子账号',
  remark: '摘要',
  orderMark: '付款指令号',
};

/** Of one line what matters to a spec. */
export interface TableLine {
  readonly day: string;
  readonly flowNo: string;
  /** 元; below nought it went out. */
  readonly yuan: number | string;
  readonly name?: string;
  readonly account?: string;
  readonly subAccount?: string;
  readonly mark?: string;
  readonly remark?: string;
}

/** A table as the bank exports it, in GB18030, with a balance that follows the lines. */
export function bankTable(
  lines: readonly TableLine[],
  account = BANK_ACCOUNT,
  openingFen = 10_000_000n,
): Buffer {
  let balance = Number(openingFen) / 100;
  const rows = lines.map(({ day, flowNo, yuan, ...line }) => {
    const amount = Number(yuan);
    balance += Number.isNaN(amount) ? 0 : amount;
    const written = Number.isNaN(amount) ? String(yuan) : Math.abs(amount).toFixed(2);
    return [
      ...[day, `\t${flowNo}`, amount < 0 ? '' : written, amount < 0 ? written : ''],
      ...[
        Number.isNaN(amount) ? '' : balance.toFixed(2),
        line.name ?? '马小兰',
        `\t${line.account ?? '6217000010001234567'}`,
      ],
      ...[`\t${line.subAccount ?? ''}`, line.remark ?? '', line.mark ?? ''],
    ].join(',');
  });
  const head = Object.values(BANK_COLUMNS).join(',');
  return iconv.encode([`账号,${account}`, head, ...rows].join('\r\n'), 'gb18030');
}

/** What a bank says of one payment in a pain.002. */
export interface SaidStatus {
  /** As the payment names its order. */
  readonly mark: string;
  readonly status: string;
  readonly flowNo?: string;
  readonly reason?: string;
  /** With the time that the bank names; nothing of it otherwise. */
  readonly day?: string;
}

/** A pain.002 of what a bank was told to pay. */
export function bankStatuses(statuses: readonly SaidStatus[], id = 'M1'): Buffer {
  const rows = statuses.map(({ mark, status, flowNo, reason, day }) =>
    [
      `<TxInfAndSts><OrgnlEndToEndId>${mark}</OrgnlEndToEndId><TxSts>${status}</TxSts>`,
      reason ? `<StsRsnInf><Rsn><Cd>${reason}</Cd></Rsn></StsRsnInf>` : '',
      day ? `<AccptncDtTm>${day}T09:30:00+08:00</AccptncDtTm>` : '',
      flowNo ? `<AcctSvcrRef>${flowNo}</AcctSvcrRef>` : '',
      '</TxInfAndSts>',
    ].join(''),
  );
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.11"><CstmrPmtStsRpt>
<GrpHdr><MsgId>${id}</MsgId><CreDtTm>2026-11-02T23:00:00+08:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>D1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.10</OrgnlMsgNmId></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>D1</OrgnlPmtInfId>${rows.join('')}</OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>`,
  );
}
