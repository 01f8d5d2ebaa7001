import type { MandateToSeeView, PageView, PartyRowView } from '@helan/contracts';
import type { Application } from '@helan/domain';
import { sampleDocumentKinds, sampleHouseholdRows, sampleListing } from '@helan/domain/samples';
import { noteConsents } from './consents.js';
import { PDF, completeApplication } from './story-samples.js';
import type { Story } from './story.js';
import type { TestPlatform } from './test-platform.js';

/** An invented villager who has no account. */
export function villager(index: number) {
  const { name, idNumber, phone, bankAccount, bankName } = sampleHouseholdRows(index + 1)[index]!.cells;
  return { kind: 'FARMER_HOUSEHOLD', name, idNumber, phone, bankAccount, bankName };
}

/** A lot that the liaison has filed for one of the villagers on his paper mandate, published; returns his name, too. */
export async function listedOnMandate(
  story: Story,
  change: Application = {},
  index = 0,
): Promise<{ projectId: string; lotId: string; endsAt: Date; name: string }> {
  const { platform } = story;
  const liaison = await platform.as('cunji');
  const person = villager(index);
  const { id } = await liaison.post<{ id: string }>('projects/mandated', { typeCode: 'T01', ...person });
  await liaison.put(`projects/${id}/application`, completeApplication(change));
  for (const kind of [...sampleDocumentKinds('T01', sampleListing('T01', change)), 'PAPER_MANDATE'])
    await liaison.upload(`projects/${id}/documents`, kind, PDF);
  await noteConsents(liaison, id);
  await liaison.post(`projects/${id}/submission`);
  const name = String(person.name);
  const found = await liaison.get<PageView<PartyRowView>>(`parties?search=${encodeURIComponent(name)}`);
  const office = await platform.as('shouli');
  await office.post(`parties/${found.items[0]!.id}/verification`, { document: '居民身份证' });
  await story.checkSite(id, '120');
  await seeMandate(platform, id);
  await story.review(id);
  return { ...(await story.publish(id)), name };
}

/** The township has had the mandate before it, and names it. */
export async function seeMandate(platform: TestPlatform, id: string): Promise<void> {
  const town = await platform.as('xiangzhen');
  const { items } = await town.get<PageView<MandateToSeeView>>('mandates');
  const papers = items.find(({ projectId }) => projectId === id)!.documents;
  await town.post(`projects/${id}/mandate-check`, { isSound: true, papers });
}
