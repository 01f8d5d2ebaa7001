import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PartyView, ProjectView } from '@helan/contracts';
import { makeCrowd, personOf } from '../../testing/crowd.js';
import { villager } from '../../testing/mandated.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

/** No font of the papers has it. */
const RARE = '𡶛';
const NEXT_STEP = '请带证件到中心窗口';

let platform: TestPlatform;
let story: Story;
let bidder: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  [bidder] = (await makeCrowd(platform, 1)) as [string];
});
afterAll(() => platform.close());

const rename = (login: string, name: string) =>
  platform.dataSource.query(
    'update party set name = $2 from account a where a.party_id = party.id and a.login = $1',
    [login, name],
  );
const refusalAt = (field: string, label: string) => ({
  status: 422,
  code: 'paper.unprintable',
  title: expect.stringContaining(`${label}：“${RARE}”（U+21D9B）`),
  faults: [{ field, sentence: expect.stringContaining(NEXT_STEP) }],
});

describe('a name that no paper can print is refused at its door', () => {
  test('of whoever registers himself, who may be transferor or winner', async () => {
    const person = await platform.as(bidder);
    const problem = await person.refused('put', 'my/party', { ...personOf(0), name: `竞买${RARE}` });
    expect(problem).toMatchObject(refusalAt('name', '姓名（名称）'));
    // A name that somebody has seen is changed by papers alone.
    await platform.dataSource.query(
      `update party set verified_at = null, verified_by = null, verified_document = null, verified_way = null
       where id = (select party_id from account where login = $1)`,
      [bidder],
    );
    await person.put('my/party', { ...personOf(0), name: '竞买坝' });
  });

  test('but whoever has it from before may change the rest', async () => {
    await rename(bidder, `竞买${RARE}`);
    const person = await platform.as(bidder);
    await person.put('my/party', { ...personOf(0), name: `竞买${RARE}`, phone: '13900009999' });
    await rename(bidder, '竞买坝');
  });

  test('of whom a liaison files for', async () => {
    const person = { ...villager(0), name: `苏${RARE}河` };
    const problem = await (
      await platform.as('cunji')
    ).refused('post', 'projects/mandated', { typeCode: 'T01', ...person });
    expect(problem).toMatchObject(refusalAt('name', '姓名（名称）'));
  });

  test.each([
    ['coHolders', '共有人', { coHolders: [{ name: `周秀${RARE}`, hasConsented: true }] }],
    [
      'agent',
      '代理人',
      {
        agent: {
          name: `周秀${RARE}`,
          idNumber: '640122198506110047',
          scope: '代为签约',
          validUntil: '2027-11-01',
        },
      },
    ],
    ['title', '项目名称', { title: `兰光村${RARE}地块` }],
  ])('of %s, and other texts of an application, when it is sent', async (field, label, change) => {
    const id = await story.draft(change);
    const lister = await platform.as('nonghu');
    expect(await lister.refused('post', `projects/${id}/submission`)).toMatchObject({
      code: 'paper.unprintable',
      title: expect.stringContaining(`${label}：“${RARE}”`),
      faults: [{ field, sentence: expect.stringContaining(NEXT_STEP) }],
    });
    expect((await lister.get<ProjectView>(`projects/${id}`)).state).toBe('DRAFT');
  });

  test('of a transferor who was registered before, when he sends an application', async () => {
    const id = await story.draft();
    await rename('nonghu', `马兰${RARE}`);
    const lister = await platform.as('nonghu');
    expect(await lister.refused('post', `projects/${id}/submission`)).toMatchObject(
      refusalAt('transferor', '转出方'),
    );
    await rename('nonghu', '马兰');
  });

  test('of an applicant of before, and of those who take the lot on with him', async () => {
    const { lotId } = await story.listed();
    const person = await platform.as(bidder);
    const { id } = await person.post<{ id: string }>(`lots/${lotId}/registrations`);
    const form = { intendedUse: '种小麦', hasPromised: true };
    const partner = { kind: 'PERSON', name: `王春${RARE}`, idNumber: '640122198506110047', share: '40' };
    expect(
      await person.refused('put', `registrations/${id}`, { ...form, ownShare: '60', partners: [partner] }),
    ).toMatchObject(refusalAt('partners.0.name', '第 1 位联合受让人'));
    await person.put(`registrations/${id}`, form);
    await rename(bidder, `竞买${RARE}`);
    const { party } = await person.get<{ party: PartyView }>('my/party');
    await (await platform.as('shouli')).post(`parties/${party.id}/verification`, { document: '居民身份证' });
    expect(await person.refused('post', `registrations/${id}/submission`)).toMatchObject(
      refusalAt('name', '受让方'),
    );
  });
});
