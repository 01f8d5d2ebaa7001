import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { PageView, PartyRowView } from '@helan/contracts';
import { sampleListing } from '@helan/domain/samples';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { NUMBERS, RegisterFacts, short } from '../../testing/register-facts.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let facts: RegisterFacts;
let lotId: string;
let projectId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  facts = new RegisterFacts(platform);
}, 60_000);
afterAll(() => platform.close());
beforeEach(async () => {
  ({ lotId, projectId } = await story.listed({ trading: { mode: 'DYNAMIC' } }));
});

const sql = (text: string, values: unknown[]) => platform.dataSource.query<unknown[]>(text, values);

async function draft(login: string): Promise<string> {
  const person = await platform.as(login);
  const { id } = await person.post<{ id: string }>(`lots/${lotId}/registrations`);
  await person.put(`registrations/${id}`, { intendedUse: '种小麦', hasPromised: true });
  return id;
}

describe('whoever belongs to the transferor', () => {
  test('may not register with his own farm', async () => {
    await facts.head('nongchang', NUMBERS.nonghu);
    const farm = await platform.as('nongchang');
    const ownListing = { status: 422, code: 'registration.own-listing' };
    expect(await farm.refused('post', `lots/${lotId}/registrations`)).toMatchObject(ownListing);
    await facts.head('nongchang', NUMBERS.nobody);
    const id = await draft('nongchang');
    await facts.head('nongchang', NUMBERS.nonghu);
    expect(await farm.refused('post', `registrations/${id}/submission`)).toMatchObject(ownListing);
    await facts.head('nongchang', NUMBERS.nobody);
  });

  test('is told in red where he heads an organisation, in yellow where he is of the household', async () => {
    await facts.head('jingmai2', NUMBERS.nonghu);
    await facts.household('jingmai3', sampleListing('T01').application.contractNo!.slice(0, 18));
    const coop = await story.register('jingmai2', lotId);
    const kin = await story.register('jingmai3', lotId);
    expect(await facts.alerts(projectId, 'R05')).toEqual([
      `RED 报名 ${short(coop)} 和转出方的负责人是同一个人`,
      `YELLOW 报名 ${short(kin)} 和转出方是同一户`,
    ]);
    expect(await facts.next()).toEqual([coop, ['RED 和转出方的负责人是同一个人']]);
    await facts.decide(coop, true);
    expect(await facts.next()).toEqual([kin, ['YELLOW 和转出方是同一户']]);
    await facts.decide(kin, true);
    await facts.head('jingmai2', NUMBERS.nobody);
    await facts.household('jingmai3', '');
  });

  test('is told where his own land is in the lot', async () => {
    const cipher = platform.app.get(FieldCipher);
    const [head] = cipher.lookUp(NUMBERS.jingmai3);
    const sealed = cipher.seal(NUMBERS.jingmai3, 'household.id_number');
    await sql(
      `insert into project_household (project_id, position, name, id_number_enc, id_number_hash, phone_enc,
         bank_account_enc, bank_name, contract_no, right_ends_on, mu, weight)
       values ($1, 0, '王春晓', $3, $2, $3, $3, '', '640122102208038888J', '2047-12-31', 1, 1)`,
      [projectId, head, sealed],
    );
    const id = await story.register('jingmai3', lotId);
    expect(await facts.alerts(projectId, 'R05')).toEqual([`YELLOW 报名 ${short(id)} 和转出方是同一户`]);
    await story.qualifyAll();
  });
});

describe('an organisation for which nobody answers', () => {
  test('says first who does; then its papers are looked at again', async () => {
    const partyId = await facts.forgetHead('jingmai2');
    const before = await facts.partyOf('jingmai2');
    expect(before).toMatchObject({ representative: null, lacksRepresentative: true });
    const id = await draft('jingmai2');
    const coop = await platform.as('jingmai2');
    expect(await coop.refused('post', `registrations/${id}/submission`)).toMatchObject({
      code: 'party.representative-required',
    });
    const wrong = { representativeName: ' ', representativeIdNumber: '640122197903100068' };
    const { faults } = await coop.refused('put', 'my/party/representative', wrong);
    expect(faults.map(({ field }) => field)).toEqual(['representativeName', 'representativeIdNumber']);
    await coop.put('my/party/representative', {
      representativeName: '罗惠泽',
      representativeIdNumber: '640122197409180022',
    });
    const added = {
      representative: { name: '罗惠泽', idNumberMasked: '640122********0022' },
      verifiedAt: null,
    };
    expect(await facts.partyOf('jingmai2')).toMatchObject(added);
    const liaison = await platform.as('cunji');
    const { items } = await liaison.get<PageView<PartyRowView>>('parties');
    expect(items.find((row) => row.id === partyId)).toMatchObject(added);
    expect(await coop.refused('post', `registrations/${id}/submission`)).toMatchObject({
      code: 'identity.door-closed',
    });
    await liaison.post(`parties/${partyId}/verification`, { document: '营业执照' });
    await coop.post(`registrations/${id}/submission`);
    const rows = await sql(
      "select encode(representative_id_enc, 'escape') as text from party where id = $1",
      [partyId],
    );
    expect(JSON.stringify(rows)).not.toContain('640122197409180022');
  });

  test.each(['jingmai1', 'jingmai2'])('is not changed by itself once it is known: %s', async (login) => {
    const request = { representativeName: '别人', representativeIdNumber: NUMBERS.nobody };
    expect(await (await platform.as(login)).refused('put', 'my/party/representative', request)).toMatchObject(
      {
        code: 'party.representative-known',
      },
    );
  });
});
