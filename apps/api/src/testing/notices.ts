import type { NoticeView } from '@helan/contracts';
import type { TestPlatform } from './test-platform.js';

/** What was published last about a lot, as the public reads it. */
export async function lastNotice(platform: TestPlatform, lotId: string): Promise<NoticeView> {
  const rows: { id: string }[] = await platform.dataSource.query(
    'select id from notice where lot_id = $1 order by published_at desc, no desc limit 1',
    [lotId],
  );
  return platform.nobody().get(`notices/${rows[0]!.id}`);
}
