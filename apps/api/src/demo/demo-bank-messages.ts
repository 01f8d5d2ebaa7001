import {
  type BankProfile,
  type Fate,
  type PlainDate,
  type SimulatedLine,
  orderMarkOf,
  plainYuan,
} from '@helan/domain';

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:';
/** Enough for any practice. */
const OPENING = 10_000_000_000n;

/** A camt.053 of one day; the same lines are the same file. */
export function statementMessage({
  profile,
  day,
  lines,
  opening = OPENING,
}: {
  readonly profile: Pick<BankProfile, 'accountNo'>;
  readonly day: PlainDate;
  readonly lines: readonly SimulatedLine[];
  /** What the account held before, in fen. */
  readonly opening?: bigint;
}): string {
  const net = lines.reduce(
    (sum, { direction, amountFen }) => (direction === 'IN' ? sum + amountFen : sum - amountFen),
    0n,
  );
  const head = `<Id>S${day}</Id><Acct><Id><Othr><Id>${profile.accountNo}</Id></Othr></Id><Ccy>CNY</Ccy></Acct>`;
  const balances = [balance('OPBD', opening, day), balance('CLBD', opening + net, day)].join('');
  const sums = `<TxsSummry><TtlNtries><NbOfNtries>${lines.length}</NbOfNtries></TtlNtries></TxsSummry>`;
  return message(
    'camt.053.001.08',
    'BkToCstmrStmt',
    day,
    `<Stmt>${head}${balances}${sums}${lines.map((line) => entry(line)).join('\n')}</Stmt>`,
  );
}

/** A pain.002 of what was sent that day. */
export function statusMessage({
  day,
  statuses,
}: {
  readonly day: PlainDate;
  readonly statuses: readonly {
    readonly orderId: string;
    readonly fate: Fate;
    readonly flowNo: string | undefined;
  }[];
}): string {
  const original = `<OrgnlGrpInfAndSts><OrgnlMsgId>D${day}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.10</OrgnlMsgNmId></OrgnlGrpInfAndSts>`;
  const rows = statuses.map(({ orderId, fate, flowNo }) => {
    const mark = `<OrgnlEndToEndId>${orderMarkOf(orderId)}</OrgnlEndToEndId>`;
    if (fate === 'REFUSED')
      return `<TxInfAndSts>${mark}<TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf></TxInfAndSts>`;
    return flowNo === undefined || fate === 'WRONG'
      ? `<TxInfAndSts>${mark}<TxSts>PDNG</TxSts></TxInfAndSts>`
      : `<TxInfAndSts>${mark}<TxSts>ACSC</TxSts><AcctSvcrRef>${flowNo}</AcctSvcrRef></TxInfAndSts>`;
  });
  const body = `${original}<OrgnlPmtInfAndSts><OrgnlPmtInfId>D${day}</OrgnlPmtInfId>${rows.join('\n')}</OrgnlPmtInfAndSts>`;
  return message('pain.002.001.11', 'CstmrPmtStsRpt', day, body);
}

function message(form: string, root: string, day: PlainDate, body: string): string {
  const head = `<GrpHdr><MsgId>M${day}</MsgId><CreDtTm>${day}T23:00:00+08:00</CreDtTm></GrpHdr>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${NAMESPACE}${form}"><${root}>${head}${body}</${root}></Document>\n`;
}

function balance(code: string, fen: bigint, day: PlainDate): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">${plainYuan(fen)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
}

function entry(line: SimulatedLine): string {
  const isIn = line.direction === 'IN';
  const [own, other] = isIn ? ['Cdtr', 'Dbtr'] : ['Dbtr', 'Cdtr'];
  const party = `<${other}><Pty><Nm>${escaped(line.name)}</Nm></Pty></${other}>`;
  const account = `<${other}Acct><Id><Othr><Id>${line.account}</Id></Othr></Id></${other}Acct>`;
  const sub = line.subAccount
    ? `<${own}Acct><Id><Othr><Id>${line.subAccount}</Id></Othr></Id></${own}Acct>`
    : '';
  const parties = isIn ? party + account + sub : sub + party + account;
  const refs = `<Refs><EndToEndId>${line.orderMark || 'NOTPROVIDED'}</EndToEndId></Refs>`;
  return `<Ntry><Amt Ccy="CNY">${plainYuan(line.amountFen)}</Amt><CdtDbtInd>${isIn ? 'CRDT' : 'DBIT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${line.day}</Dt></BookgDt><AcctSvcrRef>${line.flowNo}</AcctSvcrRef><BkTxCd><Prtry><Cd>PRACTICE</Cd></Prtry></BkTxCd><NtryDtls><TxDtls>${refs}<RltdPties>${parties}</RltdPties><RmtInf><Ustrd>${line.remark}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
