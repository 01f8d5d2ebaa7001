import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { GENESIS_HASH, canonicalJson } from '@helan/domain';
import { OPEN_RULES, sampleBid } from '@helan/domain/samples';
import { signedArchive } from './make-archive.js';
import { type Entry, makeRecord, writeRecord } from './make-record.js';
import { verifyFile, verifyFiles } from './verify-file.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const record = makeRecord(OPEN_RULES, { 101: null }, [sampleBid(OPEN_RULES, '101', 62_000n, 1)]);
const end = record.log.at(-1)!;
const rows = [{ a: 1, b: '二' }];
const archive = signedArchive([{ seq: 1, record: 'rows', sha256: sha256('[{"a":1,"b":"二"}]') }], { rows });
const content = { no: 'GG01', title: '公告' };
const notice = {
  content,
  prevHash: GENESIS_HASH,
  contentHash: sha256(GENESIS_HASH + JSON.stringify(content)),
};

test.each<[string, unknown, boolean]>([
  ['a record', record, true],
  [
    'a record with another winner',
    { ...record, log: [...record.log.slice(0, -1), { ...end, value: end.value.replace('101', '202') }] },
    false,
  ],
  ['an archive', archive, true],
  ['an archive with its keys in another order', { ...archive, record: { rows: [{ b: '二', a: 1 }] } }, true],
  ['an archive with changed data', { ...archive, record: { rows: [{ a: 2, b: '二' }] } }, false],
  ['an archive with a number left out', { ...archive, items: [{ ...archive.items[0], seq: 2 }] }, false],
  ['a notice', notice, true],
  ['a notice with another title', { ...notice, content: { ...content, title: '别的' } }, false],
  ['something else', { hello: 'world' }, false],
])('%s stands: %#', (_, file, isSound) => {
  expect(verifyFile(Buffer.from(JSON.stringify(file))).isSound).toBe(isSound);
});

test.each<[string, object]>([
  ['a record without its log', { ...record, log: null }],
  ['a record without its rules', { ...record, terms: { ...record.terms, rules: null } }],
  ['an archive of nothing', { ...archive, items: [null] }],
  ['an archive without its data', { ...archive, record: null }],
])('%s is false, and keeps nothing beside it from being checked', (_, file) => {
  const contents = [file, notice].map((one) =>
    Buffer.from(
      JSON.stringify(one, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ),
  );
  expect(verifyFiles(contents).map(({ isSound }) => isSound)).toEqual([false, true]);
});

test.each([
  ['fen, in 大写', OPEN_RULES, 62_000n, '陆佰贰拾元整'],
  [
    'four decimals',
    { ...OPEN_RULES, priceScale: 4 as const, startPriceFen: 6150n, stepFen: 50n },
    6150n,
    '0.6150 元',
  ],
])('a price is told by the scale of its session: %s', (_, rules, amount, words) => {
  const scaled = makeRecord(rules, { 101: null }, [sampleBid(rules, '101', amount, 1)]);
  const { isSound, lines } = verifyFile(Buffer.from(JSON.stringify(scaled)));
  expect(isSound).toBe(true);
  expect(lines).toContain(`结果：号牌 101，${words}。`);
});

test('a scale that no unit has is none', () => {
  const odd = { ...record, terms: { ...record.terms, rules: { ...OPEN_RULES, priceScale: 3 } } };
  expect(
    verifyFile(
      Buffer.from(
        JSON.stringify(odd, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
      ),
    ).isSound,
  ).toBe(false);
});

test('text that is no JSON and a PDF that is not signed are refused', () => {
  expect(verifyFile(Buffer.from('nothing')).isSound).toBe(false);
  expect(verifyFile(Buffer.from('%PDF-1.7 without a signature')).isSound).toBe(false);
});

describe('a PDF without a signature', () => {
  /** As the center's printer titles it. */
  async function pdf(title: string): Promise<Buffer> {
    const doc = new PDFDocument({ info: { Title: title, CreationDate: new Date(0) } });
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk)).end();
    await new Promise((resolve) => doc.once('end', resolve));
    return Buffer.concat(chunks);
  }
  const list = (file: Buffer) => {
    const digest = createHash('sha256').update(file).digest('hex');
    const item = { seq: 1, title: '流转合同', file: '合同.pdf', sha256: digest };
    return Buffer.from(JSON.stringify(signedArchive([item], {})));
  };

  test.each([
    '价款结算单 HT-2026-0001',
    '土地经营权出租合同 HT-2026-0001',
    '农村集体股权流转合同 HT(2026)\\1',
  ])('that bears none by rule is no fault, and is said how to check: %s', async (title) => {
    const file = await pdf(title);
    const { isSound, isUnproven, lines } = verifyFile(file);
    expect({ isSound, isUnproven }).toEqual({ isSound: false, isUnproven: true });
    expect(lines[0]).toContain(`${title} 不带签名`);
    expect(lines[1]).toContain(createHash('sha256').update(file).digest('hex'));
    expect(lines[1]).toContain('archive.json');
  });

  test('stands beside an archive that lists it, and falls beside one that does not', async () => {
    const file = await pdf('价款结算单 HT-2026-0001');
    expect(verifyFiles([file, list(file)])[0]).toEqual({
      isSound: true,
      lines: [expect.stringContaining('卷内第 1 件“流转合同”的指纹相符')],
    });
    const other = Buffer.concat([file, Buffer.from(' ')]);
    const verdict = verifyFiles([other, list(file)], {}, ['papers/合同.pdf', 'archive.json'])[0]!;
    expect(verdict.isSound).toBe(false);
    expect(verdict.isUnproven).toBeUndefined();
    expect(verdict.lines.join()).toContain('卷内第 1 件“流转合同”的指纹是');
  });

  test('of a poster is held against its fingerprint', async () => {
    const verdict = verifyFile(await pdf('转让公告　兰光村五组 耕地 GG-2026-0001'));
    expect(verdict).toMatchObject({ isSound: false, isUnproven: true });
    expect(verdict.lines.join()).toContain('公告指纹');
  });

  test.each([
    ['农村产权流转鉴证书 HLNQ-2026-000001-N', '农村产权流转鉴证书应当带有中心的签名'],
    ['成交确认书 1', '成交确认书应当带有中心的签名'],
    ['协商纪要 1', '协商纪要应当带有中心的签名'],
    ['别的什么', '这份 PDF 没有签名'],
  ])('that should bear one is false: %s', async (title, words) => {
    const verdict = verifyFile(await pdf(title));
    expect(verdict.isSound).toBe(false);
    expect(verdict.isUnproven).toBeUndefined();
    expect(verdict.lines[0]).toContain(words);
  });
});

describe('whoever holds a paddle', () => {
  const holder = { paddle: '101', name: '马新雨', idNumber: '640122197809020036', salt: 'a1b2' };
  const proof = { kind: 'paddle-proof', lotNo: record.terms.lotNo, session: 1, ...holder };
  const commitment = sha256(Object.values(holder).join('|'));
  const told = (rank: string) => {
    const entries = record.log.map((line) =>
      line.kind === 'SEAT' ? { ...line, value: commitment + rank } : line,
    );
    return writeRecord(record.terms as never, entries as Entry[]);
  };
  const judge = (one: object, ...records: object[]) =>
    verifyFiles([one, ...records].map((file) => Buffer.from(JSON.stringify(file))))[0]!;

  test('shows with the record that it was his', () => {
    for (const rank of ['', '#2']) {
      const verdict = judge(proof, told(rank));
      expect(verdict).toEqual({ isSound: true, lines: [expect.stringContaining('101 号牌是马新雨的')] });
    }
  });

  test.each<[string, object, object[]]>([
    ['without the record', proof, []],
    ['with the record of another lot', proof, [{ ...told(''), terms: { ...record.terms, lotNo: '别的' } }]],
    ['of another name', { ...proof, name: '别人' }, [told('')]],
    ['of another paddle', { ...proof, paddle: '102' }, [told('')]],
    ['in a record that was changed', proof, [{ ...told(''), heads: [] }]],
  ])('is not believed %s', (_, one, records) => {
    expect(judge(one, ...records).isSound).toBe(false);
  });
});

describe('a record beside the notice of its result', () => {
  const { lotNo } = record.terms;
  const end = record.log.at(-1)!;
  const noticeOf = (session: object) => {
    const said = { no: 'GG02', title: '成交公示', session };
    return { content: said, prevHash: GENESIS_HASH, contentHash: sha256(GENESIS_HASH + canonicalJson(said)) };
  };
  const ofRecord = { lotNo, number: 1, lines: record.log.length, hash: end.hash };
  /** One bid fewer, written anew and signed with the same key: it stands by itself. */
  const anew = makeRecord(OPEN_RULES, { 101: null }, []);
  const judge = (...files: object[]) =>
    verifyFiles(files.map((file) => Buffer.from(JSON.stringify(file))))[0]!;

  test('ends as the notice says', () => {
    const { isSound, lines } = judge(record, noticeOf(ofRecord));
    expect(isSound).toBe(true);
    expect(lines.at(-1)).toBe('和公告 GG02 写明的末行指纹相符。');
  });

  test('that was signed anew with the platform’s own key stands alone, and falls beside it', () => {
    expect(judge(anew).isSound).toBe(true);
    const { isSound, lines } = judge(anew, noticeOf(ofRecord));
    expect(isSound).toBe(false);
    expect(lines[0]).toMatch(
      new RegExp(`^公告 GG02 写明的竞价记录有 ${record.log.length} 行、末行指纹 ${end.hash}，.*换过。$`),
    );
  });

  test('is held against a notice in the proof of its days, too', () => {
    const proof = { kind: 'publication-proof', notice: noticeOf(ofRecord), days: [], certificates: [] };
    expect(judge(anew, proof).isSound).toBe(false);
    expect(judge(record, proof).isSound).toBe(true);
  });

  test.each<[string, object]>([
    ['of another lot', { ...ofRecord, lotNo: '别的' }],
    ['of another session', { ...ofRecord, number: 2 }],
  ])('is not held against a notice %s', (_, session) => {
    expect(judge(anew, noticeOf(session)).isSound).toBe(true);
  });

  test.each<[string, object]>([
    ['another hash', { ...ofRecord, hash: 'a'.repeat(64) }],
    ['more lines', { ...ofRecord, lines: record.log.length + 1 }],
  ])('falls beside a notice that says %s', (_, session) => {
    expect(judge(record, noticeOf(session)).isSound).toBe(false);
  });
});
