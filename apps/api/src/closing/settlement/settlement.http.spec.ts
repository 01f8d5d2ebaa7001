import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  BidRecordView,
  CertificateRowView,
  ContractView,
  PageView,
  VerificationView,
} from '@helan/contracts';
import type { ArchiveFile } from '../../../../../tools/proof/archive-file.js';
import { verifyFile, verifyFiles } from '../../../../../tools/proof/verify-file.js';
import { ReceiptSigner } from '../../kernel/secrets/receipt-signer.js';
import { caseJson } from '../../testing/cases.js';
import { LedgerService } from '../../money/ledger/index.js';
import { leavePool } from '../../testing/pool.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
let contract: ContractView;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const post = async (login: string, route: string, body: object = {}) =>
  (await platform.as(login)).post(route, body);
const refused = async (login: string, route: string, body: object = {}) =>
  (await platform.as(login)).refused('post', route, body);

describe('the contract', () => {
  test('is sent only after the publicity, and signed by both sides as they are registered', async () => {
    ({ lotId } = await story.won());
    expect(await refused('shenhe', `lots/${lotId}/contract`)).toMatchObject({
      status: 409,
      code: 'lifecycle.not-now',
    });
    await story.advancePast(
      "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
      lotId,
    );
    expect(await story.state(lotId)).toBe('DEAL_CONFIRMED');
    await post('shenhe', `lots/${lotId}/contract`);
    const farmer = await platform.as('nonghu');
    const view = await farmer.get<ContractView>(`lots/${lotId}/contract`);
    expect(view).toMatchObject({ state: 'SENT', mySide: 'TRANSFEROR', totalFen: '60000000' });
    const sign = `contracts/${view.id}/signatures`;
    expect(await refused('nonghu', sign, { name: '赵禾田', fileHash: 'f'.repeat(64) })).toMatchObject({
      code: 'request.conflict',
    });
    expect(await refused('nonghu', sign, { name: '赵禾天', fileHash: view.fileHash })).toMatchObject({
      faults: [{ field: 'name' }],
    });
    expect(await refused('jingmai1', sign, { name: '马新雨', fileHash: view.fileHash })).toMatchObject({
      status: 404,
    });
    expect(await (await platform.as('jingmai1')).refused('get', `contracts/${view.id}/file`)).toMatchObject({
      status: 404,
    });
    await post('nonghu', sign, { name: '赵禾田', fileHash: view.fileHash });
    expect(await refused('nonghu', sign, { name: '赵禾田', fileHash: view.fileHash })).toMatchObject({
      status: 409,
    });
    expect(await story.state(lotId)).toBe('CONTRACTING');
    await post('jingmai2', sign, { name: '立岗镇惠泽种植专业合作社', fileHash: view.fileHash });
    contract = await (await platform.as('jingmai2')).get<ContractView>(`lots/${lotId}/contract`);
    expect(contract).toMatchObject({ state: 'SIGNED_ALL', mySide: 'TRANSFEREE' });
  });

  test('lays down the plan: it sums to the total, the deposit counts, later years are provisional', () => {
    expect(contract.payments).toHaveLength(8);
    expect(contract.payments.reduce((sum, row) => sum + BigInt(row.amountFen), 0n)).toBe(60_000_000n);
    expect(contract.payments[0]).toMatchObject({
      amountFen: '7500000',
      paidFen: '744000',
      isProvisional: false,
    });
    expect(contract.payments[1]).toMatchObject({ dueOn: '2028-01-16', paidFen: '0', isProvisional: true });
  });
});

describe('the price', () => {
  const paid = async () =>
    (await (await platform.as('jingmai2')).get<ContractView>(`lots/${lotId}/contract`)).payments[0]!.paidFen;

  test('from another payer or a fen off is nobody’s, and what nobody claims goes back', async () => {
    await story.payPrice(contract, { payerName: '马新雨' });
    await story.payPrice(contract, { amountYuan: '67560.01' });
    expect(await paid()).toBe('744000');
    await leavePool(platform);
    const wrong = await platform.dataSource.query("select state from bank_receipt where bank = 'PRICE_BANK'");
    expect(wrong).toEqual([{ state: 'UNCLAIMED' }, { state: 'UNCLAIMED' }]);
    expect(await refused('jianzheng', `lots/${lotId}/certificate`)).toMatchObject({
      code: 'certificate.not-settled',
    });
  });

  test('is received, and paid out to the household’s registered account; then the lot is settled', async () => {
    const id = await story.payPrice(contract, { payerName: '立岗镇惠泽种植专业合作' });
    expect(await (await platform.as('fuhe')).get(`finance/receipts/${id}`)).toMatchObject({
      state: 'HELD',
      faultSentence: expect.stringContaining('受让方“立岗镇惠泽种植专业合作社”'),
    });
    expect(await paid()).toBe('744000');
    const decision = `finance/receipts/${id}/decision`;
    await post('chuna', decision, { isHis: true, reason: '银行只写十一个字' });
    await post('fuhe', `${decision}/answer`, { agrees: true, reason: '账号是合作社的' });
    expect(await paid()).toBe('7500000');
    expect(await story.state(lotId)).toBe('SETTLING');
    await story.payOutAll();
    expect(await story.state(lotId)).toBe('SETTLED');
    expect(await platform.app.get(LedgerService).check()).toEqual([]);
    const held = (await platform.app.get(LedgerService).balances()).filter(
      (row) => row.debitFen !== row.creditFen,
    );
    expect(held).toEqual([]);
  });

  test('a payment is entered by one and confirmed by another, once', async () => {
    const { items } = await (
      await platform.as('chuna')
    ).get<{ items: { id: string; state: string }[] }>('finance/payment-orders');
    expect(items.every((order) => order.state === 'CONFIRMED')).toBe(true);
    expect(
      await refused('chuna', `finance/payment-orders/${items[0]!.id}/execution`, { flowNo: 'again' }),
    ).toMatchObject({ code: 'ledger.busy' });
    expect(await refused('fuhe', `finance/payment-orders/${items[0]!.id}/confirmation`)).toMatchObject({
      code: 'ledger.busy',
    });
  });

  test('an entry that does not balance is refused by the database itself', async () => {
    const work = platform.dataSource.transaction(async (tx) => {
      const rows: { id: string }[] = await tx.query(
        "insert into ledger_entry (key, memo, at) values ('x', 'x', platform_now()) returning id",
      );
      await tx.query("insert into ledger_line values ($1, 1, 'PRICE_BANK', 'x', 5, 0)", [rows[0]!.id]);
    });
    await expect(work).rejects.toThrow('does not balance');
  });
});

describe('the certificate', () => {
  let id: string;
  let certificate: CertificateRowView;
  const firstCertificate = async (login: string) =>
    (await (await platform.as(login)).get<PageView<CertificateRowView>>('certificates')).items[0]!;

  test('is drafted by one and reviewed by another', async () => {
    ({ id } = (await post('jianzheng', `lots/${lotId}/certificate`)) as { id: string });
    expect(await refused('jianzheng', `lots/${lotId}/certificate`)).toMatchObject({ status: 409 });
    expect(await refused('fuzeren', `certificates/${id}/issue`)).toMatchObject({ status: 409 });
    await post('shenhe', `certificates/${id}/review`);
  });

  test.each([
    ['transfereeName', 'r.party_id', '水浇地 120 亩出租'],
    ['transferorName', 'p.transferor_id', '别人'],
  ])('is not issued where the deal says something else: %s', async (field, party, text) => {
    const [{ who, name }] = await platform.dataSource.query<[{ who: string; name: string }]>(
      `select who.id as who, who.name from deal d join registration r on r.id = d.registration_id
       join lot l on l.id = d.lot_id join project p on p.id = l.project_id join party who on who.id = ${party}
       where l.id = $1`,
      [lotId],
    );
    const call = (other: string) =>
      platform.dataSource.query('update party set name = $2 where id = $1', [who, other]);
    await call(text);
    expect(await refused('fuzeren', `certificates/${id}/issue`)).toMatchObject({
      faults: [{ field, code: 'certificate.differs-from-deal' }],
    });
    await call(name);
    expect(await story.state(lotId)).toBe('SETTLED');
  });

  test('is issued by a third', async () => {
    const before = await firstCertificate('fuzeren');
    expect(
      (await platform.nobody().get<VerificationView>(`verification?certificate=${before.code}`)).verdict,
    ).toBe('UNKNOWN');
    await post('fuzeren', `certificates/${id}/issue`);
    certificate = await firstCertificate('nonghu');
    expect(certificate).toMatchObject({ no: '贺农鉴字〔2026〕第0001号', state: 'ISSUED' });
    expect(await story.state(lotId)).toBe('CERTIFIED');
  });

  test('can be checked by anybody: masked, by number or code, and only with the right fingerprint', async () => {
    const ask = (query: string) => platform.nobody().get<VerificationView>(`verification?${query}`);
    const byCode = await ask(`certificate=${certificate.code}`);
    expect(byCode).toMatchObject({ verdict: 'VALID', verdictName: '有效' });
    const text = JSON.stringify(byCode);
    expect(text).toContain('赵**');
    for (const secret of ['赵禾田', '640122196203150026', '640122102208030018J'])
      expect(text).not.toContain(secret);
    expect((await ask(`certificate=${encodeURIComponent(certificate.no)}`)).verdict).toBe('VALID');
    expect(
      (await ask(`certificate=${certificate.code}&fingerprint=${byCode.fingerprint!.slice(0, 16)}`)).verdict,
    ).toBe('VALID');
    expect((await ask(`certificate=${certificate.code}&fingerprint=0000000000000000`)).verdict).toBe(
      'UNKNOWN',
    );
    expect((await ask(`certificate=${encodeURIComponent('贺农鉴字〔2026〕第0009号')}`)).verdict).toBe(
      'UNKNOWN',
    );
  });

  test.each([
    ...caseJson<{ certificate: string }[]>('64-certificate-numbers.json').map((row) => row.certificate),
    '贺农鉴字﹝2026﹞ 第 1 号',
    'ｈｌｎｑ–2026–000001–ｎ',
  ])('is found as people write it: %s', async (text) => {
    const answer = await platform
      .nobody()
      .get<VerificationView>(`verification?certificate=${encodeURIComponent(text)}`);
    expect(answer).toMatchObject({ verdict: 'VALID', no: certificate.no });
  });

  test.each(['第0001号', '贺农鉴字〔2026〕第号', 'HLNQ-2026-000001', 'HLNQ-2026-000009-9', '', "' or 1=1"])(
    'of which something is missing or mistyped is called incomplete, not false: %j',
    async (text) => {
      const answer = await platform
        .nobody()
        .get<VerificationView>(`verification?certificate=${encodeURIComponent(text)}`);
      expect(answer).toMatchObject({ verdict: 'INCOMPLETE', verdictName: '编号不完整', facts: [] });
    },
  );

  test('is read by its two sides alone', async () => {
    expect(
      await (await platform.as('jingmai1')).refused('get', `certificates/${certificate.id}/file`),
    ).toMatchObject({ status: 404 });
  });

  test('the project is closed and filed, complete', async () => {
    expect(await refused('dangan', `lots/${lotId}/archive`)).toMatchObject({ status: 409 });
    await post('shenhe', `lots/${lotId}/closing`, { handover: '已交付', registration: '当事人不办登记' });
    const { no } = (await post('dangan', `lots/${lotId}/archive`)) as { no: string };
    expect(no).toBe('HLNQ·2026·T01·0001-001');
    const archive = await (
      await platform.as('dangan')
    ).get<{ items: { seq: number; group: string }[] }>(`lots/${lotId}/archive`);
    // Nobody has objected, and an empty group is none.
    expect([...new Set(archive.items.map(({ group }) => group))]).toEqual([
      'APPLICATION',
      'REVIEW',
      'NOTICE',
      'REGISTRATION',
      'DEPOSIT',
      'BIDDING',
      'DEAL',
      'CONTRACT',
      'SETTLEMENT',
      'CERTIFICATE',
    ]);
    expect(archive.items.map((item) => item.seq)).toEqual(archive.items.map((_, index) => index + 1));
  });

  test('its file stands by itself: list, parts and papers; swapped or changed it does not', async () => {
    const archivist = await platform.as('dangan');
    const archive = await archivist.get<ArchiveFile>(`lots/${lotId}/archive`);
    const judge = (file: object) => verifyFile(Buffer.from(JSON.stringify(file)));
    expect(judge(archive)).toMatchObject({ isSound: true });
    expect(archive.publicKey).toBe(platform.app.get(ReceiptSigner).publicKey);
    const papers: { id: string; name: string; sha256: string }[] = await platform.dataSource.query(
      'select id, name, sha256 from stored_file',
    );
    const listed = archive.items.filter(({ file }) => file !== undefined);
    expect(listed.length).toBeGreaterThan(3);
    for (const { file, sha256 } of listed)
      expect(papers.some((paper) => paper.sha256 === sha256 && paper.name === file)).toBe(true);
    const { items } = archive;
    const swapped = items.map((item, index) => ({
      ...item,
      sha256: items[(index + 1) % items.length]!.sha256,
    }));
    expect(judge({ ...archive, items: swapped }).isSound).toBe(false);
    const deal = [{ ...(archive.record['deal'] as object[])[0], unit_price_fen: '1' }];
    expect(judge({ ...archive, record: { ...archive.record, deal } }).lines.join()).toContain(
      '不是同一个结果',
    );
    const record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
    const beside = verifyFiles([archive, record].map((file) => Buffer.from(JSON.stringify(file))));
    expect(beside.map(({ isSound }) => isSound)).toEqual([true, true]);
  });

  test('is never deleted: void, with its reason in public', async () => {
    expect(
      await refused('shenhe', `certificates/${certificate.id}/revocation`, { reason: '错' }),
    ).toMatchObject({ status: 403 });
    await post('fuzeren', `certificates/${certificate.id}/revocation`, { reason: '当事人姓名有误' });
    expect(
      await platform.nobody().get<VerificationView>(`verification?certificate=${certificate.code}`),
    ).toMatchObject({ verdict: 'REVOKED', verdictName: '已作废', revokedReason: '当事人姓名有误' });
    expect(
      await refused('fuzeren', `certificates/${certificate.id}/revocation`, { reason: '再来' }),
    ).toMatchObject({ status: 409 });
  });
});
