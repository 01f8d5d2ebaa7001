import { createHash, generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { archiveListText, canonicalJson } from '@helan/domain';
import { OPEN_RULES, sampleBid } from '@helan/domain/samples';
import type { ArchiveFile } from './archive-file.js';
import { listText, verifyArchive } from './archive-list.js';
import { fingerprintOf } from './key-fingerprint.js';
import { LOT_NO, archiveOf, bidRows, noticeRow } from './make-archive.js';
import { makeRecord, sha256 } from './make-record.js';
import { verifyFiles } from './verify-file.js';

const record = makeRecord(OPEN_RULES, { 101: null, 202: null }, [
  sampleBid(OPEN_RULES, '101', 62_000n, 1),
  sampleBid(OPEN_RULES, '202', 62_500n, 2),
]);
const CONTRACT = Buffer.from('the contract');
const digest = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const contract = {
  group: 'CONTRACT',
  title: '出租合同',
  file: 'contract.docx',
  sha256: digest(CONTRACT),
};
const session = { lotNo: LOT_NO, number: 1, lines: record.log.length, hash: record.log.at(-1)!.hash };
const parts = {
  notices: [
    noticeRow({ no: 'GG01', terms: { lotNo: LOT_NO } } as never),
    noticeRow({
      no: 'GG02',
      terms: { lotNo: LOT_NO },
      session,
      recordKey: fingerprintOf(record.publicKey),
    } as never),
  ],
  bids: bidRows(record),
  deal: [{ manner: 'BIDDING', unit_price_fen: '62500' }],
  signatures: [
    { side: 'TRANSFEROR', name: '赵禾田', file_hash: contract.sha256 },
    { side: 'TRANSFEREE', name: '马长河', file_hash: contract.sha256 },
  ],
  certificates: [
    { no: 'HLNQ-2026-000001-N', state: 'ISSUED', parties: { TRANSFEROR: '赵禾田', TRANSFEREE: '马长河' } },
  ],
};
const whole = archiveOf(parts, [contract]);
const told = (archive: ArchiveFile) => verifyArchive(archive).lines.join();
const beside = (...files: (object | Buffer)[]) =>
  verifyFiles(files.map((file) => (Buffer.isBuffer(file) ? file : Buffer.from(JSON.stringify(file)))));

test('a whole archive stands by its signature, which the platform makes of the same text', () => {
  expect(verifyArchive(whole)).toEqual({
    isSound: true,
    lines: [
      '档案 HLNQ·2026·T01·0001-001：卷内 6 件，数据部分与目录指纹相符，清单的签名没有错。',
      `签名密钥的指纹：${fingerprintOf(record.publicKey)}，可与公告写明的对照。`,
    ],
  });
  const { no, lotNo, retention, filedAt, items } = whole;
  expect(listText(whole)).toBe(archiveListText({ no, lotNo, retention, filedAt, items } as never, sha256));
});

describe('a list', () => {
  const [first, ...others] = whole.items;
  const swapped = [
    { ...first!, sha256: whole.items[1]!.sha256 },
    { ...whole.items[1]!, sha256: first!.sha256 },
    ...whole.items.slice(2),
  ];
  test.each<[string, object, string]>([
    ['with another lot', { lotNo: '别的' }, '清单的签名对不上'],
    ['with another number', { no: 'HLNQ·2026·T01·0001-002' }, '清单的签名对不上'],
    ['with another title', { items: [{ ...first!, title: '别的' }, ...others] }, '清单的签名对不上'],
    ['whose items were swapped', { items: swapped }, '清单的签名对不上'],
    ['with another key', { publicKey: keyOf() }, '清单的签名对不上'],
    ['with something that nobody has signed', { note: '补充' }, '“note”不在签名里'],
    [
      'whose data is not there',
      { record: { ...parts, deal: undefined } },
      '第 4 件“deal”在目录里，数据没有一起交来。',
    ],
    [
      'whose signature was taken away',
      { signature: null, publicKey: null },
      'GG02 以后归档的清单都有平台的签名',
    ],
  ])('%s is false', (_, change, words) => {
    const file = JSON.parse(JSON.stringify({ ...whole, ...change })) as ArchiveFile;
    expect(verifyArchive(file).isSound).toBe(false);
    expect(told(file)).toContain(words);
  });

  test('from before it was signed proves nothing by itself, and is not called false', () => {
    const { signature: _, publicKey: __, lotNo: ___, ...former } = archiveOf({ deal: [] });
    const items = former.items.map(({ record: ____, ...item }) => item);
    const verdict = verifyArchive({ ...former, items });
    expect(verdict).toMatchObject({ isSound: false, isUnproven: true });
    expect(verdict.lines.join()).toContain('没有签名的清单');
  });
});

describe('parts that contradict one another', () => {
  const [notice, result] = parts.notices;
  const { deal, signatures, certificates, bids } = parts;
  const ofResult = (change: object) => {
    const content = { ...(result!.content as object), session: { ...session, ...change } };
    return [notice!, noticeRow(content as never)];
  };
  test.each<[string, object, string]>([
    [
      'a notice of another lot',
      { notices: [noticeRow({ no: 'GG01', terms: { lotNo: 'B-1' } } as never), result] },
      `公告 GG01 是标的 B-1 的，档案是 ${LOT_NO} 的。`,
    ],
    [
      'a notice that was changed',
      { notices: [{ ...notice!, content_hash: 'a'.repeat(64) }, result] },
      '公告 GG01：内容和指纹不符。',
    ],
    ['the end of another record', { notices: ofResult({ hash: 'b'.repeat(64) }) }, '公告 GG02 写明第 1 场'],
    ['a record with fewer lines', { bids: bids.slice(0, -1) }, '公告 GG02 写明第 1 场的竞价记录'],
    ['a record whose lines were swapped', { bids: [bids[1], bids[0], ...bids.slice(2)] }, '和前一行不相连'],
    [
      'another result',
      { deal: [{ ...deal[0]!, unit_price_fen: '62000' }] },
      '成交确认的价格是 62000，第 1 场竞价记录的结果是 62500：不是同一个结果。',
    ],
    [
      'another contract than the one that was signed',
      { signatures: [{ ...signatures[0]!, file_hash: 'c'.repeat(64) }] },
      `转出方签的合同指纹是 ${'c'.repeat(64)}，卷内的合同不是这一份。`,
    ],
    [
      'a certificate for somebody else',
      { certificates: [{ ...certificates[0]!, parties: { TRANSFEROR: '赵禾田', TRANSFEREE: '马新雨' } }] },
      '鉴证书 HLNQ-2026-000001-N 的受让方是马新雨，签合同的是马长河。',
    ],
  ])('%s', (_, change, words) => {
    const archive = archiveOf({ ...parts, ...change }, [contract]);
    expect(verifyArchive(archive).isSound).toBe(false);
    expect(told(archive)).toContain(words);
  });

  test('a certificate that was revoked names whom it named', () => {
    const revoked = { ...certificates[0]!, state: 'REVOKED', parties: { TRANSFEREE: '马新雨' } };
    expect(verifyArchive(archiveOf({ ...parts, certificates: [revoked] }, [contract])).isSound).toBe(true);
  });
});

describe('files beside an archive', () => {
  test('are those that its list names, whatever they are', () => {
    expect(beside(CONTRACT, whole).map(({ isSound }) => isSound)).toEqual([true, true]);
    const { isSound, lines } = beside(Buffer.from('another contract'), whole)[0]!;
    expect(isSound).toBe(false);
    expect(lines[0]).toMatch(/^档案 HLNQ·2026·T01·0001-001 的目录里没有这一件/);
  });

  test('stand no better than a list without a signature', () => {
    const { signature: _, publicKey: __, ...former } = archiveOf({}, [contract]);
    expect(beside(CONTRACT, former)[0]).toMatchObject({ isSound: false, isUnproven: true });
  });

  test('a record is the one that lies in it', () => {
    expect(beside(record, whole).map(({ isSound }) => isSound)).toEqual([true, true]);
    const anew = makeRecord(OPEN_RULES, { 101: null, 202: null }, [sampleBid(OPEN_RULES, '101', 62_000n, 1)]);
    for (const { isSound, lines } of beside(anew, archiveOf({ ...parts, notices: [] }, [contract]))) {
      expect(isSound).toBe(false);
      expect(lines.join()).toContain('第 1 份文件 和 第 2 份文件 相矛盾：第 4 行不一样');
    }
  });

  test('a notice is the one that lies in it', () => {
    const content = { no: 'GG01', title: '别的', terms: { lotNo: LOT_NO } };
    const prevHash = '0'.repeat(64);
    const other = { content, prevHash, contentHash: sha256(prevHash + canonicalJson(content)) };
    expect(beside(other, whole)[0]!.lines.join()).toContain('相矛盾：公告 GG01 的指纹分别是');
  });

  test('a list that a later key has signed needs the notice that names the former one', () => {
    const key = generateKeyPairSync('ed25519').privateKey;
    const later = archiveOf(parts, [contract], key);
    const [ofRecord, ofArchive] = beside(record, later);
    expect(ofRecord).toMatchObject({ isSound: true });
    expect(ofArchive).toMatchObject({ isSound: false, isUnproven: true });
    expect(ofArchive!.lines.join()).toContain('公告 GG02 写明的签名密钥的指纹是');
    const judge = (keyFingerprint: string) =>
      verifyFiles([Buffer.from(JSON.stringify(later))], { keyFingerprint })[0]!;
    expect(judge(fingerprintOf(later.publicKey!))).toMatchObject({ isSound: true });
    expect(judge(fingerprintOf(record.publicKey)).lines).toContain('清单不是用您留存的那把密钥签的。');
    const without = archiveOf({ ...parts, notices: [] }, [contract], key);
    expect(beside(record, without)[0]!.lines.join()).toContain('签名的密钥不是同一把');
  });
});

test('the vector of the format stands, and the text that is signed is the one it says', () => {
  const doc = fs.readFileSync('docs/formats/archive-list.md', 'utf8');
  const {
    archive,
    canonical,
    sha256: hash,
    text,
  } = JSON.parse(doc.slice(doc.indexOf('```json') + 7, doc.lastIndexOf('```'))) as {
    archive: ArchiveFile;
    canonical: string;
    sha256: string;
    text: string;
  };
  const { no, lotNo, retention, filedAt, items } = archive;
  expect(canonicalJson({ no, lotNo, retention, filedAt, items })).toBe(canonical);
  expect(sha256(canonical)).toBe(hash);
  expect(listText(archive)).toBe(text);
  expect(verifyArchive(archive)).toMatchObject({ isSound: true });
});

function keyOf(): string {
  return generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}
