import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { workbook } from '../../../testing/workbook.js';
import { ISO_FORMS, type IsoForm, type ReadRow } from './index.js';
import readBankFile, { type BankFileFound } from './read-bank-file.work.js';

const ACCOUNT = '6401220001000001';
const SUB = '6401220001000000012';
const own = { bank: 'DEPOSIT_BANK', accountNo: ACCOUNT } as const;
const terms = { today: '2026-11-28', since: '2025-11-28' };
const columns = {
  day: '交易日期',
  flowNo: '流水号',
  in: '收入金额',
  out: '支出金额',
  balance: '余额',
  otherName: '对方户名',
  otherAccount: '对方账号',
  subAccount: '子账号',
};
const schemas = Object.fromEntries(
  Object.keys(ISO_FORMS).map((form) => [form, fs.readFileSync(`apps/api/data/bank/${form}.xsd`, 'utf8')]),
) as Record<IsoForm, string>;

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bank-files-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

let files = 0;
async function read(
  content: string | Buffer,
  change: object = {},
): Promise<BankFileFound & { rows: ReadRow[] }> {
  const file = path.join(folder, String((files += 1)));
  const target = `${file}.rows`;
  fs.writeFileSync(file, content);
  const found = await readBankFile({ file, target, own, terms, columns, schemas, ...change });
  const rows = fs.readFileSync(target, 'utf8').split('\n').filter(Boolean);
  return { ...found, rows: rows.map((row) => JSON.parse(row) as ReadRow) };
}

const entry = (
  change: Partial<Record<'amount' | 'currency' | 'side' | 'flow' | 'more' | 'day', string>> = {},
) => {
  const {
    amount = '5.00',
    currency = 'CNY',
    side = 'CRDT',
    flow = 'A1',
    more = '',
    day = '2026-11-02',
  } = change;
  return `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>${flow}</AcctSvcrRef><BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd>${more}</Ntry>`;
};
const details = `<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties>
  <Dbtr><Pty><Nm>马小兰 &amp; 合作社</Nm><PstlAdr><Ctry>CN</Ctry></PstlAdr></Pty></Dbtr>
  <DbtrAcct><Id><Othr><Id>6217000010001234567</Id></Othr></Id></DbtrAcct>
  <CdtrAcct><Id><Othr><Id>${SUB}</Id></Othr></Id></CdtrAcct></RltdPties><RmtInf><Ustrd>保证金</Ustrd></RmtInf></TxDtls></NtryDtls>`;
const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';
const camt = (
  entries: string,
  { account = ACCOUNT, head = '', opening = '100.00', closing = '105.00' } = {},
) =>
  `<?xml version="1.0" encoding="UTF-8"?>${head}<Document xmlns="${NAMESPACE}"><BkToCstmrStmt>
  <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-02T20:00:00+08:00</CreDtTm></GrpHdr>
  <Stmt><Id>S1</Id><CreDtTm>2026-11-02T20:00:00</CreDtTm><Acct><Id><Othr><Id>${account}</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
  <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">${opening}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-02</Dt></Dt></Bal>
  <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">${closing}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-02</Dt></Dt></Bal>
  ${entries}</Stmt></BkToCstmrStmt></Document>`;

test('a camt.053 line by line, without what the platform does not use', async () => {
  const found = await read(camt(entry({ more: details })));
  expect(found).toMatchObject({ form: 'camt.053.001.08', lines: 1, bad: 0 });
  expect(found.fault).toBeUndefined();
  expect(found.rows).toEqual([
    {
      ...{ no: 1, place: 1 },
      line: {
        ...{ direction: 'IN', amountFen: '500', flowNo: 'A1', day: '2026-11-02', at: null },
        ...{ subAccount: SUB, otherName: '马小兰&合作社', otherAccount: '6217000010001234567' },
        ...{ remark: '保证金', orderMark: '', isReversal: false },
      },
    },
  ]);
});

test('a camt.053 with prefixes, and in a Chinese encoding', async () => {
  const text = camt(entry({ more: details }))
    .replace('encoding="UTF-8"', 'encoding="GB18030"')
    .replace(/<(\/?)(\w)/g, '<$1n:$2')
    .replace('xmlns=', 'xmlns:n=');
  const found = await read(iconv.encode(text, 'gb18030'));
  expect(found.fault).toBeUndefined();
  expect(found.rows[0]?.line?.otherName).toBe('马小兰&合作社');
});

test('a payment that went out names its order; several that were booked together are several lines', async () => {
  const one = (mark: string, amount: string) =>
    `<TxDtls><Refs><EndToEndId>${mark}</EndToEndId></Refs><Amt Ccy="CNY">${amount}</Amt></TxDtls>`;
  const more = `<NtryDtls>${one('M1', '2.00')}${one('M2', '3.00')}</NtryDtls>`;
  const found = await read(camt(entry({ side: 'DBIT', more }), { closing: '95.00' }));
  expect(found.rows.map(({ line }) => [line?.direction, line?.amountFen, line?.orderMark])).toEqual([
    ['OUT', '200', 'M1'],
    ['OUT', '300', 'M2'],
  ]);
  const wrong = await read(camt(entry({ side: 'DBIT', more: more.replace('3.00', '4.00') })));
  expect(wrong.rows.map(({ fault }) => fault?.code)).toEqual(['bank.details-differ']);
});

test.each<[string, string, object]>([
  ['another account', camt(entry(), { account: '29010201040002' }), { code: 'bank.other-account' }],
  ['truncated', camt(entry()).slice(0, -60), { code: 'bank.broken-file' }],
  [
    'truncated within its first line',
    camt(entry()).slice(0, camt(entry()).indexOf('<BkTxCd>')),
    { code: 'bank.broken-file' },
  ],
  [
    'an entity bomb',
    camt(entry(), { head: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' }),
    { code: 'bank.declares-type' },
  ],
  ['an entity that nobody declares', camt(entry({ flow: '&bomb;' })), { code: 'bank.broken-file' }],
  ['a line is missing', camt(entry({ amount: '4.00' })), { code: 'bank.sum-broken' }],
  ['an older version', camt(entry()).replace('053.001.08', '053.001.02'), { code: 'bank.other-form' }],
  ['a page of the web', '<html><body>请登录</body></html>', { code: 'bank.other-form' }],
  ['no account', camt(entry()).replace(/<Acct>.*<\/Acct>/, ''), { code: 'bank.head-invalid' }],
  [
    'the account of another currency',
    camt(entry()).replace('<Ccy>CNY</Ccy>', '<Ccy>USD</Ccy>'),
    { code: 'bank.account-currency' },
  ],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex').toString('latin1'), { code: 'bank.old-excel' }],
])('a file that is %s is refused as a whole', async (_, content, fault) => {
  const isBinary = (fault as { code: string }).code === 'bank.old-excel';
  const found = await read(isBinary ? Buffer.from(content, 'latin1') : content);
  expect(found.fault).toMatchObject(fault);
});

test.each<[Parameters<typeof entry>[0], string]>([
  [{ amount: '-5.00' }, 'bank.negative'],
  [{ currency: 'USD' }, 'bank.currency'],
  [{ currency: 'yuan' }, 'bank.currency'],
  [{ side: 'BOTH' }, 'bank.entry-invalid'],
  [{ day: '2026-02-30' }, 'bank.no-day'],
  [{ flow: ' ' }, 'bank.no-flow-number'],
  [{ day: '2030-01-01' }, 'receipt.in-future'],
])('a line with %j is bad, the one behind it is not', async (change, code) => {
  const found = await read(camt(entry(change) + entry({ flow: 'A2' })));
  expect(found.rows.map(({ place, fault }) => [place, fault?.code])).toEqual([
    [1, code],
    [2, undefined],
  ]);
  expect(found).toMatchObject({ bad: 1, lines: 2 });
});

test('a line is found again behind the two hundred that are checked together', async () => {
  const entries = Array.from({ length: 450 }, (_, at) =>
    entry({ flow: `F${at}`, side: at === 420 ? 'BOTH' : 'CRDT' }),
  );
  const found = await read(camt(entries.join('')));
  expect(found.rows.filter(({ fault }) => fault).map(({ place }) => place)).toEqual([421]);
});

const ORDER = '0B5F1D3E91C44A5E8A440B6A5A6F7C10';
const status = (rows: string, group = '') =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.11"><CstmrPmtStsRpt><GrpHdr><MsgId>R1</MsgId>
  <CreDtTm>2026-11-02T20:00:00+08:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>B1</OrgnlMsgId>
  <OrgnlMsgNmId>pain.001.001.10</OrgnlMsgNmId>${group}</OrgnlGrpInfAndSts>${rows}</CstmrPmtStsRpt></Document>`;

test('a pain.002 says what became of each payment', async () => {
  const rows = `<OrgnlPmtInfAndSts><OrgnlPmtInfId>B1</OrgnlPmtInfId>
    <TxInfAndSts><OrgnlEndToEndId>${ORDER}</OrgnlEndToEndId><TxSts>ACSC</TxSts><AcctSvcrRef>P9</AcctSvcrRef></TxInfAndSts>
    <TxInfAndSts><OrgnlEndToEndId>${ORDER}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts>
    <TxInfAndSts><OrgnlEndToEndId>X</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts></OrgnlPmtInfAndSts>`;
  const found = await read(status(rows));
  expect(found).toMatchObject({ form: 'pain.002.001.11', lines: 3, bad: 1 });
  expect(found.rows.map((row) => row.status?.to ?? row.fault?.code)).toEqual([
    'PAID',
    'FAILED',
    'bank.status-without-order',
  ]);
});

test('a pain.002 that refuses a batch as a whole', async () => {
  const group =
    '<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>AM05</Cd></Rsn><AddtlInf>重复的批次</AddtlInf></StsRsnInf>';
  const found = await read(status('', group));
  expect(found.fault).toEqual({
    code: 'bank.group-refused',
    values: { message: 'B1', reason: '重复的批次' },
  });
});

const HEADS = [
  '序号',
  '交易日期',
  '流水号',
  '收入金额',
  '支出金额',
  '余额',
  '对方户名',
  '对方账号',
  '子账号',
];
const table = (rows: readonly (readonly string[])[], by = ',') =>
  [['账号', ACCOUNT], HEADS, ...rows].map((row) => row.map((cell) => quoted(cell, by)).join(by)).join('\r\n');
const quoted = (cell: string, by: string) => (cell.includes(by) ? `"${cell}"` : cell);
const ROWS = [
  ['1', '20261102', '\tF0001', '1,005.00', '', '1,105.00', '马𬭼㛃', '\t6217000010001234567', `'${SUB}`],
  ['2', '2026-11-03', 'F0002', '0.00', '5.00', '1,100.00', '镇政府', '="29010201040002"', ''],
  ['合计', '', '', '1,005.00', '5.00', '', '', '', ''],
];

test.each<[string, Buffer]>([
  ['UTF-8 with a mark', Buffer.from(`\ufeff${table(ROWS)}`)],
  ['GB18030 with tabs', iconv.encode(table(ROWS, '\t').replaceAll('\t\t', '\t'), 'gb18030')],
  ['GB18030 with commas', iconv.encode(table(ROWS), 'gb18030')],
  ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(table(ROWS, '|'), 'utf16le')])],
])('a table in %s', async (name, content) => {
  const rows = name.includes('tabs') ? ROWS.map((row) => row.map((cell) => cell.replace('\t', ''))) : ROWS;
  const given = name.includes('tabs') ? iconv.encode(table(rows, '\t'), 'gb18030') : content;
  const found = await read(given);
  expect(found.fault).toBeUndefined();
  expect(
    found.rows.map(({ place, line }) => [place, line?.flowNo, line?.direction, line?.amountFen]),
  ).toEqual([
    [3, 'F0001', 'IN', '100500'],
    [4, 'F0002', 'OUT', '500'],
  ]);
  expect(found.rows[0]?.line).toMatchObject({
    ...{ otherName: '马𬭼㛃', otherAccount: '6217000010001234567', subAccount: SUB },
  });
});

test.each<[string, string, object]>([
  ['its columns changed', table(ROWS).replace('流水号', '交易编号'), { code: 'bank.column-missing' }],
  [
    'its balances do not follow',
    table(ROWS).replace('"1,100.00"', '"1,101.00"'),
    { code: 'bank.balance-broken' },
  ],
  [
    'it is of another account',
    table(ROWS).replace(ACCOUNT, '29010201040002'),
    { code: 'bank.other-account' },
  ],
  ['it is no table', '你好\n再见\n', { code: 'bank.no-head' }],
  ['a quote is never closed', `${table(ROWS)}\r\n"${'x'.repeat(70_000)}`, { code: 'bank.broken-file' }],
])('a table is refused as a whole where %s', async (_, content, fault) => {
  expect((await read(content)).fault).toMatchObject(fault);
});

test('a table of a bank of which nobody has said how it is read', async () => {
  expect((await read(table(ROWS), { columns: null })).fault).toEqual({ code: 'bank.no-columns' });
});

test('a workbook, in which a long number that was kept as a number is not taken for one', async () => {
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (no: number, texts: readonly string[]) =>
    `<row r="${no}">${texts.map((text, at) => cell(`${'ABCDEFGHI'[at]}${no}`, text)).join('')}</row>`;
  const good = ['1', '2026-11-02', 'F0001', '5.00', '', '105.00', '马小兰', '6217000010001234567', SUB];
  const short = row(4, ['2', '2026-11-03', 'F0002', '6.00', '', '111.00', '马小兰', '', '']).replace(
    '</row>',
    '',
  );
  const book = await workbook({
    rows: `${row(2, HEADS)}${row(3, good)}${short.replace(/<c r="H4".*/, '')}<c r="H4"><v>6217000010001234567</v></c></row>`,
  });
  const found = await read(book);
  expect(found.rows.map(({ place, line, fault }) => [place, line?.flowNo, fault?.code])).toEqual([
    [3, 'F0001', undefined],
    [4, undefined, 'bank.shortened-number'],
  ]);
});
