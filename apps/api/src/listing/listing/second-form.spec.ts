import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OldDatabase } from '../../testing/old-database.js';

const AT = '2026-11-02T01:00:00Z';
const SELLER = '00000000-0000-4000-8000-00000000000a';
const BUYER = '00000000-0000-4000-8000-00000000000b';
const VILLAGE = '640122102208';
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

let old: OldDatabase;

interface Old {
  readonly typeCode: string;
  readonly state?: string;
  readonly lotState?: string;
  readonly answers?: object;
  readonly right?: string;
  readonly siteCheck?: object;
  readonly parcels?: readonly object[];
}

/** A project with its lot, by one number. */
async function project(
  number: number,
  { typeCode, state = 'LISTED', lotState, ...facts }: Old,
): Promise<void> {
  const { answers = {}, right = 'OWNERSHIP', siteCheck = null, parcels = [] } = facts;
  await old.put('project', {
    id: id(number),
    type_code: typeCode,
    state,
    state_since: AT,
    village_code: VILLAGE,
    transferor_id: SELLER,
    created_by: SELLER,
    application: JSON.stringify({ right, attributes: answers, parcels }),
    site_check: siteCheck === null ? null : JSON.stringify(siteCheck),
    created_at: new Date(Date.parse(AT) + number * 1000),
    updated_at: AT,
  });
  if (lotState === undefined) return;
  await old.put('lot', {
    id: id(number),
    project_id: id(number),
    no: `${number}-1`,
    number: 1,
    state: lotState,
    state_since: AT,
    terms: JSON.stringify({ price: { quantity: '2000000' } }),
    registration_ends_at: AT,
    cycles_used: 0,
    round: 1,
  });
}

async function certified(number: number, state: string): Promise<void> {
  await old.put('registration', {
    id: id(number),
    lot_id: id(number),
    party_id: BUYER,
    account_id: BUYER,
    state: 'WON',
    form: '{}',
    created_at: AT,
  });
  await old.put('certificate', {
    id: id(number),
    lot_id: id(number),
    no: `贺农鉴字〔2026〕第${number}号`,
    code: `HLNQ-${number}`,
    state,
    facts_enc: Buffer.from([1]),
    facts_hash: '',
    drafted_by: SELLER,
    issued_at: AT,
  });
}

async function claim(number: number, key: string, period = '[2026-11-02,)'): Promise<void> {
  await old.put('subject_claim', {
    id: id(number),
    project_id: id(number),
    subject_key: key,
    period,
    is_active: true,
  });
}

beforeAll(async () => {
  old = await OldDatabase.before('0126');
  await old.put('region', { code: VILLAGE, name: '兰光村' });
  for (const [party, name] of [
    [SELLER, '卖方'],
    [BUYER, '买方'],
  ])
    await old.put('party', {
      id: party,
      kind: 'PERSON',
      name,
      id_number_enc: Buffer.from([1]),
      id_number_hash: Buffer.from(name!),
      phone_enc: Buffer.from([1]),
      bank_account_enc: Buffer.from([1]),
      bank_account_hash: Buffer.from(name!),
      bank_name: '',
      village_code: VILLAGE,
      created_at: AT,
    });
  await project(1, { typeCode: 'T07', lotState: 'CERTIFIED' });
  await claim(1, `T07:${VILLAGE}:FRAME1`);
  await certified(1, 'ISSUED');
  await project(2, { typeCode: 'T07', lotState: 'CERTIFIED' });
  await claim(2, `T07:${VILLAGE}:FRAME2`);
  await certified(2, 'REVOKED');
  await project(3, { typeCode: 'T07', lotState: 'SETTLED' });
  await claim(3, `T07:${VILLAGE}:FRAME3`);
  await project(4, { typeCode: 'T06', lotState: 'ARCHIVED', right: 'SHARE' });
  await claim(4, `T06:${VILLAGE}:SHARE1`);
  await certified(4, 'ISSUED');
  await project(5, { typeCode: 'T01', lotState: 'ARCHIVED', right: 'USE' });
  await claim(5, '6401221022080300005', '[2027-01-16,2035-01-16)');
  await certified(5, 'ISSUED');
  const tags = (earTags: string) => ({ earTags });
  await project(6, {
    typeCode: 'T12',
    lotState: 'LISTED',
    answers: tags('164012200000001 至 164012200000003'),
  });
  await project(7, {
    typeCode: 'T12',
    lotState: 'LISTED',
    answers: tags('164012200000003、164012200000009'),
  });
  await project(8, { typeCode: 'T12', lotState: 'FAILED', answers: tags('164012200000020') });
  await project(9, { typeCode: 'T12', state: 'DRAFT', answers: tags('164012200000021') });
  await project(10, { typeCode: 'T12', lotState: 'TRADING', answers: tags('耳标见清单') });
  await project(11, { typeCode: 'T12', lotState: 'CLOSED', answers: tags('164012200000030') });
  await certified(11, 'ISSUED');
  const metres = (distanceMetres: number) => ({ siteCheck: { distanceMetres, measured: '1' } });
  await project(12, { typeCode: 'T01', state: 'TOWN_REVIEWING', ...metres(0) });
  await project(13, { typeCode: 'T01', state: 'TOWN_REVIEWING', ...metres(0), parcels: [{ boundary: {} }] });
  await project(14, { typeCode: 'T01', state: 'TOWN_REVIEWING', ...metres(82) });
  await old.bringUpToDate();
});
afterAll(() => old.close());

test('what was sent before was sent under the first form', async () => {
  expect(await old.rows('select distinct form_edition from project')).toEqual([{ form_edition: 1 }]);
});

test('what was certified has gone to its new holder, and its seller has let go', async () => {
  expect(
    await old.rows(
      `select subject_key, holder_id = $1 as is_buyers, quantity from passed_thing
       where ended_at is null order by lot_id`,
      [BUYER],
    ),
  ).toEqual([
    { subject_key: 'T07:CN:FRAME1', is_buyers: true, quantity: null },
    { subject_key: `T06:${VILLAGE}:SHARE1`, is_buyers: true, quantity: '2000000' },
    { subject_key: 'T12:EAR:164012200000030', is_buyers: true, quantity: null },
  ]);
});

test('revoked, not yet certified and let for a time it is held as before', async () => {
  const claims = await old.rows<{ subject_key: string }>(
    "select subject_key from subject_claim where is_active and subject_key not like 'T12:%' order by project_id",
  );
  expect(claims.map(({ subject_key: key }) => key)).toEqual([
    'T07:CN:FRAME2',
    'T07:CN:FRAME3',
    '6401221022080300005',
  ]);
});

test('animals under way are claimed by their tags, by whoever listed them first', async () => {
  expect(
    await old.rows(
      "select project_id, subject_key from subject_claim where is_active and subject_key like 'T12:%' order by subject_key",
    ),
  ).toEqual([
    { project_id: id(6), subject_key: 'T12:EAR:164012200000001' },
    { project_id: id(6), subject_key: 'T12:EAR:164012200000002' },
    { project_id: id(6), subject_key: 'T12:EAR:164012200000003' },
    { project_id: id(7), subject_key: 'T12:EAR:164012200000009' },
  ]);
});

test('of a distance that nobody knew it no longer says nought', async () => {
  expect(
    await old.rows(
      "select site_check->'distanceMetres' as metres from project where site_check is not null order by id",
    ),
  ).toEqual([{ metres: null }, { metres: 0 }, { metres: 82 }]);
});
