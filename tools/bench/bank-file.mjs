// @ts-check
import iconv from 'iconv-lite';

/**
 * What a bank says of one account on one day: of twenty lines eighteen bring money for a sub-account, one brings money that
 * names none, and one goes out under no payment of ours.
 * @typedef {{ flowNo: string, day: string, fen: number, isIn: boolean, name: string, account: string, subAccount: string }} Line
 */

/** The center's account with an invented bank, and how that bank titles its columns. */
export const PROFILE = {
  bank: 'DEPOSIT_BANK',
  accountNo: '6401220001000001',
  accountName: '贺兰县农村产权流转服务中心',
  bankName: '某银行营业部',
  bankNo: '313871000007',
  orderForm: 'PAIN',
  columns: {
    day: '交易日期',
    flowNo: '交易流水号',
    in: '收入金额',
    out: '支出金额',
    balance: '账户余额',
    otherName: '对方户名',
    otherAccount: '对方账号',
    subAccount: '子账号',
    remark: '摘要',
  },
  reason: '开户时银行给的',
};

/**
 * @param {{ lines: number, day: string, subAccounts: readonly string[] }} shape
 * @returns {Line[]}
 */
export function linesOf({ lines, day, subAccounts }) {
  return Array.from({ length: lines }, (_, n) => ({
    flowNo: `BJ${String(n).padStart(9, '0')}`,
    day,
    fen: 10_000 + n,
    isIn: n % 20 !== 0,
    name: `付款人${n % 997}`,
    account: `62170000${String(10_000_000_000 + n)}`,
    subAccount: n % 20 < 2 ? '' : (subAccounts[n % subAccounts.length] ?? ''),
  }));
}

const OPENING_FEN = 100_000_000_000;
const yuan = (/** @type {number} */ fen) => (fen / 100).toFixed(2);

/**
 * As the bank exports it, in GB18030, with a balance that follows the lines.
 * @param {readonly Line[]} lines
 */
export function table(lines) {
  let balance = OPENING_FEN;
  const rows = lines.map(({ day, flowNo, fen, isIn, name, account, subAccount }) => {
    balance += isIn ? fen : -fen;
    const [paidIn, paidOut] = isIn ? [yuan(fen), ''] : ['', yuan(fen)];
    return `${day},\t${flowNo},${paidIn},${paidOut},${yuan(balance)},${name},\t${account},\t${subAccount},保证金`;
  });
  const head = Object.values(PROFILE.columns).join(',');
  return iconv.encode([`账号,${PROFILE.accountNo}`, head, ...rows].join('\r\n'), 'gb18030');
}

/**
 * The same as a camt.053.
 * @param {readonly Line[]} lines
 */
export function message(lines) {
  const entries = lines.map(({ day, flowNo, fen, isIn, name, account, subAccount }) => {
    const other = isIn ? 'Dbtr' : 'Cdtr';
    const own = subAccount ? `<CdtrAcct><Id><Othr><Id>${subAccount}</Id></Othr></Id></CdtrAcct>` : '';
    const party = `<${other}><Pty><Nm>${name}</Nm></Pty></${other}><${other}Acct><Id><Othr><Id>${account}</Id></Othr></Id></${other}Acct>`;
    const parties = party + own;
    return `<Ntry><Amt Ccy="CNY">${yuan(fen)}</Amt><CdtDbtInd>${isIn ? 'CRDT' : 'DBIT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>${flowNo}</AcctSvcrRef><BkTxCd><Prtry><Cd>BENCH</Cd></Prtry></BkTxCd><NtryDtls><TxDtls><RltdPties>${parties}</RltdPties><RmtInf><Ustrd>保证金</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
  });
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>BENCH</MsgId><CreDtTm>${lines[0]?.day}T23:00:00+08:00</CreDtTm></GrpHdr>
<Stmt><Id>BENCH</Id><Acct><Id><Othr><Id>${PROFILE.accountNo}</Id></Othr></Id><Ccy>CNY</Ccy></Acct>${balances(lines)}
${entries.join('\n')}
</Stmt></BkToCstmrStmt></Document>`,
  );
}

/** What was there before the day and after it. @param {readonly Line[]} lines */
function balances(lines) {
  const moved = lines.reduce((sum, { fen, isIn }) => sum + (isIn ? fen : -fen), 0);
  return [
    ['OPBD', OPENING_FEN],
    ['CLBD', OPENING_FEN + moved],
  ]
    .map(
      ([code, fen]) =>
        `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">${yuan(Number(fen))}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${lines[0]?.day}</Dt></Dt></Bal>`,
    )
    .join('');
}
