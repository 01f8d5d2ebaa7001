import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ProvedDay } from '@helan/domain';
import type { PublicationProofView } from '@helan/contracts';
import { verifyFile } from '../../../../../tools/proof/verify-file.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let noticeId: string;
let proof: PublicationProofView;

const fileOf = (content: unknown) => Buffer.from(JSON.stringify(content));
const check = (content: unknown, roots?: ReadonlyMap<string, string>) =>
  verifyFile(fileOf(content), roots ? { roots } : {});

/** A notice of 2 November 2026 that stands for seven working days; the board was not signed on the 5th. */
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const { lotId, endsAt } = await story.listed({ extensionCycles: 0 });
  const rows: { id: string }[] = await platform.dataSource.query('select id from notice where lot_id = $1', [
    lotId,
  ]);
  noticeId = rows[0]!.id;
  await platform.advance('2026-11-04T05:00:00Z');
  await platform.dataSource.query("update board_clock set next_due_at = '2026-11-06T04:00:00Z'");
  await platform.advance(endsAt.getTime() + 20 * 3_600_000);
  proof = await platform.nobody().get<PublicationProofView>(`notices/${noticeId}/publication-proof`);
}, 60_000);
afterAll(() => platform.close());

describe('the proof of publication', () => {
  test('is there from the first noon on', async () => {
    const { lotId } = await story.listed({ publicationWorkingDays: 7 });
    const rows: { id: string }[] = await platform.dataSource.query(
      'select id from notice where lot_id = $1',
      [lotId],
    );
    const problem = await platform.nobody().refused('get', `notices/${rows[0]!.id}/publication-proof`);
    expect(problem.code).toBe('proof.not-yet');
  });

  test('shows every day at noon on which the notice stood, and the day that was missed', () => {
    const { isSound, lines } = check(proof);
    expect(isSound).toBe(true);
    expect(lines[0]).toContain('9 天中午在公示栏上，其中工作日 7 天');
    expect(lines[1]).toContain(
      '2026-11-02、2026-11-03、2026-11-04、2026-11-06、2026-11-07、2026-11-08、2026-11-09、2026-11-10、2026-11-11',
    );
    expect(lines[2]).toBe('没有签的日子：2026-11-05');
  });

  const days = () => proof.days as ProvedDay[];
  const withDay = (at: number, part: Partial<ProvedDay>) => ({
    ...proof,
    days: days().map((day, index) => (index === at ? { ...day, ...part } : day)),
  });
  test.each<[string, () => unknown, string]>([
    [
      'a term of the notice',
      () => ({
        ...proof,
        notice: { ...proof.notice, content: { ...(proof.notice.content as object), no: 'X' } },
      }),
      '公告内容和指纹不符',
    ],
    ['a day’s date', () => withDay(2, { day: '2026-11-05' }), '日签和它的内容不符'],
    ['a day’s root', () => withDay(2, { root: 'a'.repeat(64) }), '日签和它的内容不符'],
    ['a signature', () => withDay(2, { signature: days()[1]!.signature }), '签名不成立'],
    [
      'a day left out',
      () => ({ ...proof, days: days().filter((_, index) => index !== 1) }),
      '和前一天不相连',
    ],
    [
      'two days changed over',
      () => ({ ...proof, days: [days()[1], days()[0], ...days().slice(2)] }),
      '和前一天不相连',
    ],
    [
      'a path',
      () => withDay(2, { path: [{ side: 'left', hash: 'b'.repeat(64) }] }),
      '公告不在这一天的名单里',
    ],
    ['the certificate', () => ({ ...proof, certificates: ['-----'] }), '证书读不出来'],
  ])('does not stand when somebody changed %s', (_, tampered, sentence) => {
    const { isSound, lines } = check(tampered());
    expect([isSound, lines.join()]).toEqual([false, expect.stringContaining(sentence)]);
  });

  test('a day more cannot be claimed: the day after is signed without the notice', () => {
    const last = days().length - 1;
    expect(days()[last]!.path).toBeUndefined();
    expect(check(withDay(last, { path: [] })).isSound).toBe(false);
  });

  test('a root that a reader kept is held against it', () => {
    expect(check(proof, new Map([['2026-11-06', days()[3]!.root]])).isSound).toBe(true);
    const { isSound, lines } = check(proof, new Map([['2026-11-06', 'c'.repeat(64)]]));
    expect([isSound, lines[0]]).toEqual([false, '2026-11-06：和您留存的日签不同，这是另一份历史。']);
  });

  test('a signed day cannot be changed or taken away in the database', async () => {
    for (const sql of [
      "update public_day set root = 'x'",
      'delete from public_day',
      "update public_day_leaf set hash = 'x'",
      'delete from public_day_leaf',
    ]) {
      await expect(platform.dataSource.query(sql)).rejects.toThrow('permission denied');
      await expect(platform.asOwner(sql)).rejects.toThrow('only ever added');
    }
  });
});

describe('the board in other forms', () => {
  test('the feeds name the notice and the newest roots', async () => {
    const atom = await platform.nobody().request('get', 'feed.atom');
    expect(atom.headers['content-type']).toContain('application/atom+xml');
    expect(atom.text).toContain(`/notices/${noticeId}`);
    expect(atom.text).toContain(proof.days[0]!.root.length === 64 ? '公示日签' : '');
    const json = await platform.nobody().request('get', 'feed.json');
    const feed = JSON.parse(json.text || String(json.body)) as {
      items: { title: string; content_text: string }[];
    };
    expect(feed.items.filter((item) => item.title.includes('公示日签'))).toHaveLength(7);
    expect(feed.items.some((item) => item.content_text.includes(proof.notice.contentHash))).toBe(true);
  });

  test.each(['A4', 'A3'])('a poster of one page in %s', async (size) => {
    const answer = await platform.nobody().request('get', `notices/${noticeId}/poster?size=${size}`);
    const { no } = proof.notice.content as { no: string };
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(`海报 ${no}.pdf`)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const text = (answer.body as Buffer).toString('latin1');
    expect(text.match(/\/Type \/Page\n/g)).toHaveLength(1);
    expect(text).toContain(size === 'A3' ? '841.89 1190.55' : '595.28 841.89');
  });

  test('a text for the loudspeaker', async () => {
    const { text } = await platform.nobody().get<{ text: string }>(`notices/${noticeId}/broadcast`);
    expect(text.split('\n').slice(0, 5)).toEqual([
      '兰光村的乡亲们，大家好，现在广播一个产权流转公告。',
      '兰光村三组 120 亩水浇地出租。',
      '这是农村土地承包经营权，一共120 亩，期限8 年。',
      '挂牌价每亩每年620元。',
      '愿意受让的，请在11月11日下午五点以前报名。',
    ]);
  });
});
