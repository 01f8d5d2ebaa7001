import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type ProvedDay, checkDays } from '@helan/domain';
import type { PublicationProofView } from '@helan/contracts';
import { sha256 } from '../../kernel/canonical.js';
import { copy, fill, id, like } from '../../testing/filled.js';
import { readsOf } from '../../testing/reads.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

jest.setTimeout(180_000);

/** So many notices stand beside one another. */
const STANDING = 20_000;
const NOONS = ['2026-11-02', '2026-11-03', '2026-11-04'];
/** A neighbour for each level of a tree of so many leaves, the leaf itself, and the day's own row. */
const MOST_ROWS_A_DAY = 15 + 1 + 1;
const MOST_PAGES = 1_000;

let platform: TestPlatform;
let noticeId: string;

const proofOf = (of: string) =>
  platform.nobody().get<PublicationProofView>(`notices/${of}/publication-proof`);
const column = async (sql: string) =>
  (await platform.dataSource.query<Record<string, string>[]>(sql)).map((row) => Object.values(row)[0]!);

beforeAll(async () => {
  platform = await TestPlatform.start();
  const { lotId } = await new Story(platform).listed();
  [noticeId = ''] = await column(`select id from notice where lot_id = '${lotId}'`);
  await fill(platform, [
    copy(
      'notice',
      `${like('notice', `lot_id = '${lotId}'`)} generate_series(1, ${STANDING - 1}) n`,
      `'id', ${id(5, 'n')}, 'no', 'GG' || n, 'content', '{}'::json, 'search', null,
       'prev_hash', encode(sha256(('notice' || n - 1)::bytea), 'hex'),
       'content_hash', encode(sha256(('notice' || n)::bytea), 'hex'),
       'published_at', t.published_at + n * interval '1 microsecond'`,
    ),
  ]);
  for (const day of NOONS) await platform.advance(`${day}T04:00:01Z`);
});
afterAll(() => platform.close());

describe('among twenty thousand notices that stand', () => {
  test('each day is signed with all of them, a row each', async () => {
    expect(await column('select count from public_day order by day')).toEqual(NOONS.map(() => STANDING));
    expect(await column('select count(*)::int from public_day_leaf group by day order by day')).toEqual(
      NOONS.map(() => STANDING),
    );
  });

  test.each([
    ['the first of them', 0],
    ['one in their midst', 12_345],
    ['the last', STANDING - 1],
  ])('a proof leads %s to the root of every day', async (_, place) => {
    const [of] = place === 0 ? [noticeId] : await column(`select ${id(5, String(place))}`);
    const { notice, days } = await proofOf(of!);
    expect((days as ProvedDay[])[0]!.path).toHaveLength(place === STANDING - 1 ? 9 : 15);
    expect(
      checkDays(notice.contentHash, days as ProvedDay[], { hash: sha256, isSigned: () => true }),
    ).toEqual({ faults: [], stood: NOONS, missed: [] });
  });

  test('it reads the neighbours of one notice, and not the lists of its days', async () => {
    const reads = await readsOf(platform, () => proofOf(noticeId), 'public_day');
    expect(reads).toHaveLength(2);
    const rows = reads.reduce((sum, read) => sum + read.rows, 0);
    expect(rows).toBeGreaterThan(NOONS.length * 15);
    expect(rows).toBeLessThanOrEqual(NOONS.length * MOST_ROWS_A_DAY * 2);
    expect(reads.reduce((sum, { pages }) => sum + pages, 0)).toBeLessThanOrEqual(MOST_PAGES);
  });
});
