import { type BankProfile, type PaymentToMake, orderMarkOf, plainYuan, totalOf } from '@helan/domain';
import { namespaceOf } from '../reading/iso-form.js';
import { escaped } from '../reading/kept-node.js';

export interface OrderMessage {
  readonly batchId: string;
  /** Moment at which it is made, ISO with a zone. */
  readonly at: string;
  /** Day on which the bank is to pay. */
  readonly day: string;
  readonly payer: BankProfile;
  readonly payments: readonly PaymentToMake[];
}

/** No IBAN in China: accounts stand in `Othr/Id`, banks by their number in CNAPS. */
export function paymentMessage({ batchId, at, day, payer, payments }: OrderMessage): string {
  const id = orderMarkOf(batchId);
  const count = String(payments.length);
  const sum = plainYuan(totalOf(payments));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<Document xmlns="${namespaceOf('pain.001.001.10')}"><CstmrCdtTrfInitn>`,
    `<GrpHdr>${all({ MsgId: id, CreDtTm: at, NbOfTxs: count, CtrlSum: sum })}<InitgPty>${one('Nm', payer.accountName)}</InitgPty></GrpHdr>`,
    `<PmtInf>${all({ PmtInfId: id, PmtMtd: 'TRF', NbOfTxs: count, CtrlSum: sum })}<ReqdExctnDt>${one('Dt', day)}</ReqdExctnDt>`,
    `<Dbtr>${one('Nm', payer.accountName)}</Dbtr><DbtrAcct>${account(payer.accountNo)}${one('Ccy', 'CNY')}</DbtrAcct>`,
    `<DbtrAgt><FinInstnId>${member(payer.bankNo)}${one('Nm', payer.bankName)}</FinInstnId></DbtrAgt>`,
    ...payments.map(transfer),
    '</PmtInf></CstmrCdtTrfInitn></Document>',
    '',
  ].join('\n');
}

function transfer(payment: PaymentToMake): string {
  const { orderId, payeeName, payeeAccount, payeeBankNo, amountFen, purpose } = payment;
  const mark = orderMarkOf(orderId);
  return [
    `<CdtTrfTxInf><PmtId>${all({ InstrId: mark, EndToEndId: mark })}</PmtId>`,
    `<Amt><InstdAmt Ccy="CNY">${plainYuan(amountFen)}</InstdAmt></Amt>`,
    // Nobody has told it: the bank finds its way by the account alone.
    payeeBankNo === null ? '' : `<CdtrAgt><FinInstnId>${member(payeeBankNo)}</FinInstnId></CdtrAgt>`,
    `<Cdtr>${one('Nm', payeeName)}</Cdtr><CdtrAcct>${account(payeeAccount)}</CdtrAcct>`,
    `<RmtInf>${one('Ustrd', purpose)}</RmtInf></CdtTrfTxInf>`,
  ].join('');
}

/** A bank by its number in CNAPS. */
function member(bankNo: string): string {
  return `<ClrSysMmbId><ClrSysId>${one('Cd', 'CNAPS')}</ClrSysId>${one('MmbId', bankNo)}</ClrSysMmbId>`;
}

function account(no: string): string {
  return `<Id><Othr>${one('Id', no)}</Othr></Id>`;
}

function all(texts: Readonly<Record<string, string>>): string {
  return Object.entries(texts)
    .map(([name, text]) => one(name, text))
    .join('');
}

function one(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}
