import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ClosingView } from '@helan/contracts';
import { PERSONAL_TABLES, RETENTIONS } from '@helan/domain';
import { makeCrowd, personOf } from '../../testing/crowd.js';
import { fillForErasure } from '../../testing/erasable.js';
import { MessageRoom } from '../../testing/messages.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

/** Of each table in which closing changes something, typed by hand: what is gone of its columns, and what stays. */
const CHANGED: Readonly<Record<string, { readonly gone: string; readonly stays: string }>> = {
  account: {
    gone: 'login password_hash display_name party_id phone_enc phone_hash phone_hash_even phone_confirmed_at phone_released_at acting_mandate_id',
    stays: 'id roles region_code is_demo created_at department disabled_at awaits_link unlocks',
  },
  party: {
    gone: 'name id_number_enc id_number_hash id_number_hash_even phone_enc bank_account_enc bank_account_hash bank_account_hash_even bank_name bank_no representative_name representative_id_enc representative_id_hash representative_id_hash_even version',
    stays:
      'id kind village_code is_frozen created_at verified_at verified_by verified_document verified_way name_checked_at number_freed_at is_group',
  },
  real_name: {
    gone: 'name id_number_enc id_number_hash id_number_hash_even phone_enc',
    stays: 'account_id way verified_at',
  },
  issuer_link: { gone: 'subject', stays: 'issuer account_id linked_at linked_by' },
  issuer_request: {
    gone: 'state subject name id_number_enc id_number_hash id_number_hash_even phone_enc decided_at decided_by',
    stays: 'id kind issuer account_id asked_at document note',
  },
  number_release: {
    gone: 'owner_name',
    stays: 'id party_id state reason document owner_account_id proposed_by proposed_at decided_by decided_at',
  },
  phone_change: {
    gone: 'state phone_enc document reason refusal decided_at decided_by',
    stays: 'id account_id party_id holder_id asked_by asked_at',
  },
  agent_mandate: {
    gone: 'ended_by ended_at end_reason',
    stays:
      'id party_id kind agent_name agent_id_enc agent_id_hash agent_id_hash_even acts project_ids limit_fen from_day until_day document given_by given_at confirmed_by confirmed_at',
  },
  second_factor: { gone: 'secret_enc ended_at', stays: 'id account_id last_step made_at confirmed_at' },
  recovery_code: { gone: 'ended_at', stays: 'factor_id hash made_at used_at' },
  message: { gone: 'facts title text link', stays: 'id event subject recipient account_id at read_at' },
  mouth_telling: { gone: 'note', stays: 'id message_id village_code asked_at lapses_at told_at told_by' },
  message_choice: { gone: 'is_on', stays: 'account_id kind channel' },
  delivery: {
    gone: 'state done_at settled_note',
    stays: 'id message_id channel tries next_at error tried_at settled_by',
  },
  personal_consent: {
    gone: 'withdrawn_at withdrawn_by',
    stays: 'id party_id account_id kind version act subject_id document_id given_at',
  },
  personal_copy: { gone: 'content_enc erased_at', stays: 'id account_id asked_at made_at failures' },
  stored_file: {
    gone: 'name',
    stays: 'id sha256 bytes mime uploaded_by created_at received_bytes pages picture_mark',
  },
  registration: {
    gone: 'form',
    stays:
      'id lot_id party_id account_id state paddle submitted_at decided_at decided_by decision_reason created_at claim_rank claim_reason claim_decided_at correction_items next_due_at form_version',
  },
};
/** Of which his rows are gone. */
const GONE =
  'sign_in_place push_subscription upload_day collective_member registration_document registration_partner web_session'.split(
    ' ',
  );
/** Which stay as they are, for the reason of their kind that is shown before. */
const KEPT = (
  'party_record credit_event bar project project_document project_household deposit bank_receipt receipt_decision payment_order payee_view ' +
  'bank_line bank_statement_line deposit_interest bond bond_claim breach_due purchase_contract payment_change dunning_letter ' +
  'session_line consultation_answer negotiation_offer signature deal contract certificate question objection ' +
  'objection_step ending_notice partner_consent personal_view account_closing file_view listing_event ' +
  'registration_event deed limit_use visit_trace assisted_word withdrawal_request ending_consent ending_word ' +
  'holder_key file_access reserve_access audit_entry audit_reading listing_row ledger_line ledger_account paper_scan party_stop ' +
  'party_correction party_correction_paper one_time_code sign_in_log stand_in account_link staff_change security_event'
).split(' ');
/** Of staff alone, which does not close its accounts itself. */
const STAFFS = ['desk_view', 'desk_open', 'desk_claim', 'work_told'];
/** Where his name may stand afterwards, as the page says: what was changed by whom, and what a deed was answered. */
const STILL_NAMED = ['audit_entry', 'deed'];

/** A row is known again by these where its primary key is among what goes. */
const KEYS: Readonly<Record<string, string>> = { issuer_link: 'account_id' };

type Row = Readonly<Record<string, unknown>>;
type Dump = ReadonlyMap<string, ReadonlyMap<string, Row>>;

let platform: TestPlatform;
let before: Dump;
let after: Dump;
let view: ClosingView;
const facts = personOf(0);

beforeAll(async () => {
  platform = await TestPlatform.start();
  await MessageRoom.of(platform);
  const { lotId } = await new Story(platform).listed({ trading: { mode: 'DYNAMIC' } });
  const [login] = await makeCrowd(platform, 1);
  const person = await platform.as(login!);
  await fillForErasure(platform, { person, login: login!, lotId });
  view = await person.get<ClosingView>('my/closing');
  before = await dump();
  await person.post('my/closing', { words: '注销账号' });
  after = await dump();
}, 120_000);
afterAll(() => platform.close());

/** All rows of all tables of the register, by their keys. */
async function dump(): Promise<Dump> {
  const keys = await platform.asOwner<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
     where i.indisprimary and c.relname = any($1) group by 1`,
    [Object.keys(PERSONAL_TABLES)],
  );
  const tables = new Map<string, ReadonlyMap<string, Row>>();
  for (const { name, columns } of keys) {
    const rows = await platform.asOwner<{ row: Row }>(`select to_jsonb(t) as row from ${name} t`);
    const keyOf = (row: Row) => (KEYS[name]?.split(' ') ?? columns).map((column) => row[column]).join('|');
    tables.set(name, new Map(rows.map(({ row }) => [keyOf(row), row])));
  }
  return tables;
}

/** Columns that differ in some row, in alphabetical order; of rows that are gone, `*`. */
function differences(table: string): string[] {
  const found = new Set<string>();
  for (const [key, row] of before.get(table)!) {
    const now = after.get(table)!.get(key);
    if (!now) found.add('*');
    else
      for (const column of Object.keys(row))
        if (JSON.stringify(row[column]) !== JSON.stringify(now[column])) found.add(column);
  }
  return [...found].sort();
}

const words = (text: string) => text.split(' ');

test('the table says of each table of the register what becomes of it', () => {
  const told = [...Object.keys(CHANGED), ...GONE, ...KEPT, ...STAFFS];
  expect(told.sort()).toEqual(Object.keys(PERSONAL_TABLES).sort());
});

describe.each(Object.entries(CHANGED))('%s', (table, { gone, stays }) => {
  test('has these columns and no other', async () => {
    const rows = await platform.asOwner<{ name: string }>(
      'select column_name as name from information_schema.columns where table_name = $1 order by 1',
      [table],
    );
    expect([...words(gone), ...words(stays)].sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  test('of which what was there is gone, and the others stay', () => {
    const [was] = [...before.get(table)!].filter(([key, row]) => {
      const now = after.get(table)!.get(key);
      return JSON.stringify(row) !== JSON.stringify(now);
    });
    expect(was).toBeDefined();
    const changed = differences(table);
    expect(changed.filter((column) => !words(gone).includes(column))).toEqual([]);
    // What was empty before has nothing to lose; it is as empty now.
    const [key, row] = was!;
    const now = after.get(table)!.get(key)!;
    for (const column of words(gone).filter((one) => !changed.includes(one)))
      expect([column, row[column], now[column]]).toEqual([column, null, null]);
  });
});

test.each(GONE)('of %s his rows are gone', (table) => {
  expect(differences(table)).toContain('*');
});

test.each(KEPT)('%s stays, and the page has said why and until when', (table) => {
  expect(differences(table)).toEqual([]);
  const { title } = RETENTIONS[PERSONAL_TABLES[table]!.kind];
  expect(view.kept).toContainEqual({
    title,
    why: expect.stringMatching(/.{4}/),
    until: expect.stringMatching(/归入档案|自动删除/),
  });
});

test('nothing that he was known by stands anywhere but in the logs', () => {
  const texts = [facts.name, facts.idNumber, facts.phone, facts.bankAccount, 'bidder0', '竞买0'];
  const found = [...after].flatMap(([table, rows]) => {
    const text = JSON.stringify([...rows.values()]);
    return texts.filter((one) => text.includes(one)).map((one) => `${table}: ${one}`);
  });
  expect(found.filter((one) => !STILL_NAMED.some((table) => one.startsWith(`${table}:`)))).toEqual([]);
});
