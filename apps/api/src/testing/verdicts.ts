import type { BidRecordView } from '@helan/contracts';
import type { Verdict } from '../../../../tools/proof/verdict.js';
import { verifyFiles } from '../../../../tools/proof/verify-file.js';
import type { TestPlatform } from './test-platform.js';

/** What the offline check says of a record beside the notice that it names, and beside others by their numbers. */
export async function verdictBesideNotice(
  platform: TestPlatform,
  record: BidRecordView,
  ...others: readonly string[]
): Promise<Verdict> {
  const rows: { id: string }[] = await platform.dataSource.query('select id from notice where no = any($1)', [
    [record.terms.notice.no, ...others],
  ]);
  const files: object[] = [record];
  for (const { id } of rows) files.push(await platform.nobody().get<object>(`notices/${id}/proof`));
  const contents = files.map((file) => Buffer.from(JSON.stringify(file)));
  return verifyFiles(contents, { needsNotice: true })[0]!;
}
