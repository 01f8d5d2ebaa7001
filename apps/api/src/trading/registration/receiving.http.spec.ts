import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NoticeView, RegistrationView } from '@helan/contracts';
import { PDF, Story } from '../../testing/story.js';
import { RegisterFacts } from '../../testing/register-facts.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let facts: RegisterFacts;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  facts = new RegisterFacts(platform);
  await facts.household('jingmai1', '640122102208030031');
});
afterAll(() => platform.close());

const begin = async (login: string, lotId: string) =>
  (await (await platform.as(login)).post<{ id: string }>(`lots/${lotId}/registrations`)).id;
const REDEEM = { transferMode: 'REDEEM', method: 'NEGOTIATION' } as const;

async function submit(
  login: string,
  id: string,
  form: object,
  papers: readonly string[] = [],
): Promise<string[]> {
  const person = await platform.as(login);
  await person.put(`registrations/${id}`, { intendedUse: '自用', hasPromised: true, ...form });
  for (const kind of papers) await person.upload(`registrations/${id}/documents`, kind, PDF);
  const answer = await person.request('post', `registrations/${id}/submission`).send({});
  if (answer.status < 400) return [];
  const { faults } = JSON.parse(answer.text) as { faults: { code: string; field?: string }[] };
  return faults.map(({ code, field = '' }) => `${code} ${field}`);
}

/** 200 shares; the charter allows a household 600. */
describe('shares of a collective', () => {
  test('are compared with the charter’s cap, with what the certificates know, and by the register', async () => {
    const { lotId } = await story.listed({}, 'T06');
    const id = await begin('jingmai1', lotId);
    const { receiving } = await (
      await platform.as('jingmai1')
    ).get<RegistrationView>(`my/registrations/${id}`);
    expect(receiving).toMatchObject({ holdingCap: { quantity: '6000000' } });
    expect(await submit('jingmai1', id, {})).toEqual([
      'application.missing-fact heldShares',
      'registration.missing-proof documents.SHARE_REGISTER',
    ]);
    expect(await submit('jingmai1', id, { heldShares: '401' }, ['SHARE_REGISTER'])).toEqual([
      'registration.over-holding-cap heldShares',
    ]);
    expect(await submit('jingmai1', id, { heldShares: '400' })).toEqual([]);
  });

  test('that are given back go to the collective and to nobody else', async () => {
    const { lotId } = await story.listed(REDEEM, 'T06');
    const member = await (await platform.as('jingmai1')).refused('post', `lots/${lotId}/registrations`);
    expect(member).toMatchObject({ code: 'registration.redemption', rule: '中发〔2016〕37号' });
    const id = await begin('cunjiti', lotId);
    expect(await submit('cunjiti', id, {})).toEqual([]);
  });
});

describe('a homestead', () => {
  test('goes to a household that has no other, by its word, its proof and what was certified here', async () => {
    const { lotId, projectId } = await story.listed({}, 'T10');
    const id = await begin('jingmai1', lotId);
    expect(await submit('jingmai1', id, {})).toEqual([
      'registration.homestead-promise hasOnlyThisHome',
      'registration.missing-proof documents.HOMESTEAD_PROOF',
    ]);
    const { id: partyId } = await facts.partyOf('jingmai1');
    await platform.dataSource.query(
      `insert into certificate (id, lot_id, no, code, state, facts_enc, facts_hash, drafted_by)
       select gen_random_uuid(), $1, '贺农鉴字〔2025〕第0001号', 'HLNQ-2025-000001-X', 'DRAFT', '\\x00', '', created_by
       from project where id = $2`,
      [lotId, projectId],
    );
    await platform.dataSource.query(
      `insert into passed_thing (id, subject_key, certificate_id, certificate_no, lot_id, from_party_id, holder_id, passed_at)
       select gen_random_uuid(), 'T10:640122102208:640122102208JC00777', c.id, c.no, $1, p.transferor_id, $3, platform_now()
       from certificate c, project p where c.lot_id = $1 and p.id = $2`,
      [lotId, projectId, partyId],
    );
    expect(await submit('jingmai1', id, { hasOnlyThisHome: true }, ['HOMESTEAD_PROOF'])).toEqual([
      'registration.second-homestead ',
    ]);
    await platform.dataSource.query('update passed_thing set ended_at = platform_now()');
    expect(await submit('jingmai1', id, { hasOnlyThisHome: true })).toEqual([]);
  });

  test('says so in its notice', async () => {
    const { lotId } = await story.listed({}, 'T10');
    const rows: { id: string }[] = await platform.dataSource.query(
      'select id from notice where lot_id = $1',
      [lotId],
    );
    const { terms } = await (await platform.as('shenhe')).get<NoticeView>(`notices/${rows[0]!.id}`);
    expect(terms.receiving).toEqual({
      priority: ['TENANT', 'MEMBER', 'LEGAL'],
      holdingCap: null,
      redemption: null,
      onePerHousehold: { source: '土地管理法 第六十二条' },
      qualification: null,
    });
  });
});

/** Two of one household, in lots that stand side by side. */
describe('what a household stands to get elsewhere', () => {
  const PLOT = { hasOnlyThisHome: true };
  const PROOF = ['HOMESTEAD_PROOF'];
  const withdraw = async (login: string, id: string) =>
    (await platform.as(login)).post(`registrations/${id}/withdrawal`);

  test('counts for its homestead, until it is given up', async () => {
    await facts.household('jingmai3', '640122102208030031');
    const [one, other] = [await story.listed({}, 'T10'), await story.listed({}, 'T10')];
    const first = await begin('jingmai1', one.lotId);
    expect(await submit('jingmai1', first, PLOT, PROOF)).toEqual([]);
    const second = await begin('jingmai3', other.lotId);
    expect(await submit('jingmai3', second, PLOT, PROOF)).toEqual(['registration.other-homestead ']);
    await withdraw('jingmai1', first);
    expect(await submit('jingmai3', second, PLOT)).toEqual([]);
    await withdraw('jingmai3', second);
  });

  test('counts by the contract under which somebody of it has listed, whatever the liaison has said', async () => {
    await facts.household('jingmai3', '640122102208030039');
    const former = await story.draft({});
    const { id: partyId } = await facts.partyOf('jingmai3');
    await platform.asOwner(
      `update project set state = 'REJECTED', transferor_id = $2,
         application = jsonb_set(application, '{contractNo}', '"640122102208030031J"') where id = $1`,
      [former, partyId],
    );
    const [one, other] = [await story.listed({}, 'T10'), await story.listed({}, 'T10')];
    const first = await begin('jingmai1', one.lotId);
    expect(await submit('jingmai1', first, PLOT, PROOF)).toEqual([]);
    const second = await begin('jingmai3', other.lotId);
    expect(await submit('jingmai3', second, PLOT, PROOF)).toEqual(['registration.other-homestead ']);
    await platform.asOwner("update project set state = 'DRAFT' where id = $1", [former]);
    expect(await submit('jingmai3', second, PLOT)).toEqual([]);
    await withdraw('jingmai1', first);
    await withdraw('jingmai3', second);
    await facts.household('jingmai3', '640122102208030031');
  });

  test('counts for its shares: 200 in the running, 200 held, and 200 more are the cap', async () => {
    const lots = [await story.listed({}, 'T06'), await story.listed({}, 'T06')];
    const second = await begin('jingmai3', lots[0]!.lotId);
    expect(await submit('jingmai3', second, { heldShares: '200' }, ['SHARE_REGISTER'])).toEqual([]);
    const third = await begin('jingmai1', lots[1]!.lotId);
    expect(await submit('jingmai1', third, { heldShares: '200' }, ['SHARE_REGISTER'])).toEqual([
      'registration.over-cap-with-others heldShares',
    ]);
    await withdraw('jingmai3', second);
    expect(await submit('jingmai1', third, { heldShares: '200' })).toEqual([]);
  });

  test('counts again before somebody is found fit: one of two who turn out to be one household', async () => {
    await facts.household('jingmai3', '640122102208030032');
    const once = { extensionCycles: 0 };
    const [one, other] = [await story.listed(once, 'T10'), await story.listed(once, 'T10')];
    const first = await begin('jingmai1', one.lotId);
    const second = await begin('jingmai3', other.lotId);
    expect(await submit('jingmai1', first, PLOT, PROOF)).toEqual([]);
    expect(await submit('jingmai3', second, PLOT, PROOF)).toEqual([]);
    await facts.household('jingmai3', '640122102208030031');
    await platform.advance(other.endsAt.getTime() + 1000);
    expect((await facts.decide(first, true)).status).toBe(204);
    const refused = await facts.decide(second, true);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('registration.other-homestead');
    expect((await facts.decide(second, false, '同一户已报另一处')).status).toBe(204);
  });
});

describe('a certificate of fitness', () => {
  test('is asked where the notice asks it', async () => {
    const { lotId } = await story.listed({ qualificationPaper: '农机驾驶证' });
    const id = await begin('jingmai1', lotId);
    expect(await submit('jingmai1', id, {})).toEqual(['registration.missing-proof documents.QUALIFICATION']);
    expect(await submit('jingmai1', id, {}, ['QUALIFICATION'])).toEqual([]);
  });

  test('is not asked where it does not, nor by a notice of before', async () => {
    const { lotId } = await story.listed();
    const id = await begin('jingmai1', lotId);
    await platform.dataSource.query("update lot set terms = terms - 'receiving' where id = $1", [lotId]);
    expect(await submit('jingmai1', id, {})).toEqual([]);
  });
});

test('a township buys here and receives nothing', async () => {
  const { lotId } = await story.listed();
  const { id } = await facts.partyOf('qiye');
  await platform.dataSource.query("update party set kind = 'TOWN_GOVERNMENT' where id = $1", [id]);
  const problem = await (await platform.as('qiye')).refused('post', `lots/${lotId}/registrations`);
  expect(problem).toMatchObject({
    code: 'registration.government',
    rule: '贺党办〔2022〕110号 三(三)14、三(四)',
  });
});
