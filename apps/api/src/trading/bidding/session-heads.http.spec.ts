import { createHash, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BidRecordView, NoticeView, RoomView, SessionHeadsView } from '@helan/contracts';
import { writeRecord } from '../../../../../tools/proof/make-record.js';
import { verifyFiles } from '../../../../../tools/proof/verify-file.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ({ lotId } = await story.trading(['jingmai1', 'jingmai2', 'jingmai3']));
});
afterAll(() => platform.close());

const heads = (query = '') => platform.nobody().get<SessionHeadsView>(`lots/${lotId}/heads${query}`);
const room = () => platform.nobody().get<RoomView>(`lots/${lotId}/room`);

describe('while a session runs', () => {
  test('its heads are public, signed, and end where the room says', async () => {
    await story.bid('jingmai1', lotId, 620);
    const [before, shown] = [await heads(), await room()];
    expect(before.heads.at(-1)).toMatchObject({ lastSeq: shown.seq, lastHash: shown.head });
    expect(before).toMatchObject({ session: 1, isMasked: false, lines: shown.seq });
    expect(before.heads.every(({ signature }) => signature.length > 80)).toBe(true);
    await story.bid('jingmai2', lotId, 625);
    const after = await heads(`?after=${before.lines}&session=1`);
    expect(after.heads).toHaveLength(1);
    expect(after.heads[0]).toMatchObject({ firstSeq: before.lines + 1 });
    expect((await heads()).heads.slice(0, before.heads.length)).toEqual(before.heads);
  });

  test('another session is not found, and a number is a number', async () => {
    expect(await platform.nobody().refused('get', `lots/${lotId}/heads?session=2`)).toMatchObject({
      status: 404,
    });
    expect(await platform.nobody().refused('get', `lots/${lotId}/heads?session=x`)).toMatchObject({
      status: 422,
    });
    expect(await platform.nobody().refused('get', `lots/${lotId}/heads?after=x`)).toMatchObject({
      status: 422,
    });
  });
});

describe('when it is over', () => {
  let notice: NoticeView;
  let record: BidRecordView;
  beforeAll(async () => {
    await story.advancePast(
      "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1",
      lotId,
    );
    const rows: { id: string }[] = await platform.dataSource.query(
      "select id from notice where lot_id = $1 and kind = 'RESULT'",
      [lotId],
    );
    notice = await platform.nobody().get<NoticeView>(`notices/${rows[0]!.id}`);
    record = await platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
  });

  test('its result prints where the record ends', () => {
    const said = new Map(notice.details.map(({ label, value }) => [label, value]));
    expect(said.get('竞价记录')).toBe(`${record.terms.lotNo}，第 1 场，共 ${record.log.length} 行`);
    expect(said.get('竞价记录末行指纹')).toBe(record.log.at(-1)!.hash);
  });

  test('every notice of the lot names the key that signs its record, which no other key can have signed', async () => {
    const rows: { id: string }[] = await platform.dataSource.query(
      'select id from notice where lot_id = $1 order by published_at',
      [lotId],
    );
    const own = createHash('sha256').update(Buffer.from(record.publicKey, 'base64')).digest('hex');
    expect(rows.length).toBeGreaterThan(2);
    const another = generateKeyPairSync('ed25519').privateKey;
    const anew = writeRecord(record.terms, [...record.log], another);
    for (const { id } of rows) {
      expect(await platform.nobody().get<NoticeView>(`notices/${id}`)).toMatchObject({ recordKey: own });
      const proof = await platform.nobody().get<object>(`notices/${id}/proof`);
      const judge = (one: object) =>
        verifyFiles([one, proof].map((file) => Buffer.from(JSON.stringify(file))))[0]!;
      expect(judge(record).isSound).toBe(true);
      expect(judge(anew).lines.join()).toContain(`写明的签名密钥的指纹是 ${own}`);
    }
  });

  test('a record that ends earlier, at a head that was signed, falls beside the notice', async () => {
    // The proof of its days exists from the first noon on.
    await platform.advance((await platform.time()) + 86_400_000);
    const proof = await platform.nobody().get<object>(`notices/${notice.id}/publication-proof`);
    const judge = (one: object) =>
      verifyFiles([one, proof].map((file) => Buffer.from(JSON.stringify(file))))[0]!;
    expect(judge(record)).toMatchObject({ isSound: true });
    const { isSound, lines } = judge({
      ...record,
      log: record.log.slice(0, -1),
      heads: record.heads.slice(0, -1),
    });
    expect(isSound).toBe(false);
    expect(lines[0]).toContain('这份记录不是：公告以后换过');
  });
});

test('while registration is open nobody learns from heads who bids, or how often', async () => {
  const dynamic = await story.listed({ trading: { mode: 'DYNAMIC' } });
  await platform.advance((await platform.time()) + 1000);
  const id = await story.register('jingmai1', dynamic.lotId);
  await story.qualifyAll();
  await story.payDeposit('jingmai1', id);
  await story.bid('jingmai1', dynamic.lotId, 620);
  const view = await platform.nobody().get<SessionHeadsView>(`lots/${dynamic.lotId}/heads`);
  expect(view).toMatchObject({ isMasked: true, lines: 0, heads: [] });
  expect((await platform.nobody().get<RoomView>(`lots/${dynamic.lotId}/room`)).head).toBeNull();
});
