import type { PageView, PaperToSignView, ScanToSeeView } from '@helan/contracts';
import type { PaperKind } from '@helan/domain';
import { PHOTO } from './story-samples.js';
import type { TestPlatform } from './test-platform.js';

/** The liaison hands in the scan of what waits for the hand of whom he has filed for. */
export async function handIn(platform: TestPlatform, lotId: string, kind: PaperKind): Promise<void> {
  const liaison = await platform.as('cunji');
  const papers = await liaison.get<PaperToSignView[]>(`lots/${lotId}/paper-signatures`);
  const { fileHash } = papers.find((paper) => paper.kind === kind)!;
  const { status } = await liaison
    .request('post', `lots/${lotId}/paper-signatures`)
    .field('kind', kind)
    .field('fileHash', fileHash)
    .attach('file', PHOTO, 'scan.png');
  if (status !== 204) throw new Error(`a scan was not taken: ${status}`);
}

/** And the township sees it. */
export async function signByHand(platform: TestPlatform, lotId: string, kind: PaperKind): Promise<void> {
  await handIn(platform, lotId, kind);
  const town = await platform.as('xiangzhen');
  const { items } = await town.get<PageView<ScanToSeeView>>('paper-scans');
  for (const { id } of items) await town.post(`paper-scans/${id}/check`, { isSound: true });
}
