import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { QualificationView, RegistrationView } from '@helan/contracts';
import { sampleListing } from '@helan/domain/samples';
import { lastNotice } from '../../testing/notices.js';
import { PDF, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
}, 60_000);
afterAll(() => platform.close());

/** A cold store that 马建国 rents to the day before the new lease. */
const rented = (tenantStance: string) => ({
  attributes: {
    ...sampleListing('T05').application.attributes,
    assetNo: `LG-ZC-${tenantStance}`,
    occupancy: 'LET',
    letUntil: '2027-01-15',
    tenant: '马建国',
    tenantStance,
    tenantLeaves: 'NO',
  },
});
const FORM = { intendedUse: '存放蔬菜', hasPromised: true, claimGround: 'RENEWAL' };

async function draft(lotId: string): Promise<string> {
  const applicant = await platform.as('jingmai1');
  const { id } = await applicant.post<{ id: string }>(`lots/${lotId}/registrations`);
  await applicant.put(`registrations/${id}`, FORM);
  await applicant.upload(`registrations/${id}/documents`, 'PRIORITY_PROOF', PDF);
  return id;
}

async function announced(lotId: string) {
  const { terms } = await lastNotice(platform, lotId);
  return { order: terms.receiving?.priority, tenant: terms.facts.find(({ label }) => label === '现承租人') };
}

describe('a house that is let', () => {
  test('whose tenant has given up his priority: the notice does not know it, and nobody may claim it', async () => {
    const { lotId } = await story.listed(rented('WAIVES'), 'T05');
    expect(await announced(lotId)).toEqual({
      order: ['MEMBER', 'LEGAL'],
      tenant: { label: '现承租人', value: '马**' },
    });
    const id = await draft(lotId);
    const applicant = await platform.as('jingmai1');
    const { claimOrder } = await applicant.get<RegistrationView>(`my/registrations/${id}`);
    expect(claimOrder).toEqual(['MEMBER', 'LEGAL']);
    expect(await applicant.refused('post', `registrations/${id}/submission`)).toMatchObject({
      faults: [{ code: 'registration.no-such-claim', field: 'claimGround' }],
    });
  });

  test('whose tenant claims it: he comes first, and whoever decides a claim sees who he is', async () => {
    const { lotId, endsAt } = await story.listed({ ...rented('CLAIMS'), extensionCycles: 0 }, 'T05');
    expect((await announced(lotId)).order).toEqual(['RENEWAL', 'MEMBER', 'LEGAL']);
    await (await platform.as('jingmai1')).post(`registrations/${await draft(lotId)}/submission`);
    await platform.advance(endsAt.getTime() + 1000);
    const { file } = await (
      await platform.as('shenhe')
    ).get<{ file: QualificationView }>('qualifications/next');
    expect(file.tenant).toEqual({ name: '马建国', stance: '主张优先权' });
  });
});
