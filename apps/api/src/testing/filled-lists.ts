import { copy, fill, id, like } from './filled.js';
import type { TestPlatform } from './test-platform.js';

/** So many of one person’s own. */
const OWN = 500;

const partyOf = (login: string) => `(select party_id from account where login = '${login}')`;
const accountOf = (login: string) => `(select id from account where login = '${login}')`;

/** Whose a paper is: some are of the two who have hundreds. */
const SIDES = `'transferor_id', case when n <= ${OWN} then ${partyOf('nonghu')} else ${id(1, '1 + n % 100')} end,
       'transferee_id', case when n <= ${OWN} then ${partyOf('jingmai1')} else ${id(1, '1 + (n + 1) % 100')} end`;

/**
 * What else the lists of a county show that has dealt with so many lots (`fillYears`), all of it done: papers, sessions,
 * money, questions, objections, decisions that kept people out; a lister and an applicant who have hundreds of their own, and
 * a liaison who has filed for a fifth of all. One lot is in the
 * archive: what is copied is its.
 */
export async function fillLists(platform: TestPlatform, lots: number): Promise<void> {
  await fill(platform, [...papers(lots), ...others(lots), ...own(lots)]);
}

function papers(lots: number): string[] {
  const each = `generate_series(1, ${lots}) n`;
  const at = `(platform_now() - interval '120 months' * (n::float8 / ${lots}))`;
  return [
    copy(
      'certificate',
      `${like('certificate', 'true')} ${each}`,
      `'id', ${id(13, 'n')}, 'no', 'JZ' || n, 'code', 'C' || n, 'lot_id', ${id(4, 'n')}, 'state', 'ISSUED', 'issued_at', ${at}, ${SIDES}`,
    ),
    copy(
      'archive_file',
      `${like('archive_file', 'true')} ${each}`,
      `'id', ${id(14, 'n')}, 'no', 'DA' || n, 'lot_id', ${id(4, 'n')}, 'filed_at', ${at}`,
    ),
    copy(
      'contract',
      `${like('contract', 'lot_id is not null')} ${each}`,
      `'id', ${id(15, 'n')}, 'no', 'HT' || n, 'lot_id', ${id(4, 'n')}, 'price_sub_account', 'ZH' || n, 'sent_at', ${at}, ${SIDES}`,
    ),
    copy(
      'bidding_session',
      `${like('bidding_session', 'is_current')} ${each}`,
      `'id', ${id(17, 'n')}, 'lot_id', ${id(4, 'n')}, 'state', (array['WON', 'FAILED'])[1 + n % 2], 'next_due_at', null,
       'end_at', ${at} - interval '1 day', 'ended_at', ${at} - interval '1 day'`,
    ),
    `insert into paper_scan (id, lot_id, kind, paper_no, side, file_hash, scan_file_id, handed_in_by, handed_in_at,
       seen_by, seen_at, is_sound)
     select ${id(21, 'n')}, ${id(4, 'n')}, 'CONTRACT', 'HT' || n, 'TRANSFEROR', 'x', ${id(7, 'n')}, ${accountOf('cunji')},
       ${at}, ${accountOf('xiangzhen')}, ${at}, true from ${each}`,
    `insert into ending_notice (id, no, lot_id, confirmation_id, side, cause, state, note, evidence_file_id, account_id, given_at)
     select ${id(22, 'n')}, 'JC' || n, ${id(4, 'n')}, ${id(22, 'n')}, 'TRANSFEROR', 'OTHER_USE', 'REFUSED', '改了用途',
       ${id(7, 'n')}, ${accountOf('nonghu')}, ${at} from ${each}`,
  ];
}

function others(lots: number): string[] {
  const each = `generate_series(1, ${lots}) n`;
  const at = `(platform_now() - interval '120 months' * (n::float8 / ${lots}))`;
  const village = `(select array_agg(code order by code) as codes from region where length(code) = 12) villages`;
  return [
    copy(
      'bank_receipt',
      `${like('bank_receipt', "state = 'MATCHED'")} ${each}`,
      `'id', ${id(18, 'n')}, 'flow_no', 'LS' || n, 'is_blind', false, 'next_due_at', null, 'entered_at', ${at}`,
    ),
    copy(
      'parcel',
      `${like('parcel', 'true')} ${each}, ${village}`,
      `'id', ${id(20, 'n')}, 'key', 'filled' || n, 'code', 'DK' || n, 'village_code', villages.codes[1 + n % cardinality(villages.codes)]`,
    ),
    `insert into question (id, notice_id, asked_by, text, asked_at, answer, answered_by, answered_at, is_published)
     select ${id(19, 'n')}, ${id(5, 'n')}, ${accountOf('jingmai2')}, '水够不够' || n, ${at}, '够', ${accountOf('shouli')}, ${at}, true
     from ${each}`,
    `insert into objection (id, no, lot_id, account_id, is_anonymous, subject, state, stops, filed_at)
     select ${id(23, 'n')}, 'YY' || n, ${id(4, 'n')}, ${id(2, '1 + n % 100')}, false, 'PROCESS', 'DISMISSED', false, ${at} from ${each}`,
    `insert into objection_step (objection_id, seq, action, account_id, actor_name, text, at)
     select ${id(23, 'n')}, 1, 'file', ${id(2, '1 + n % 100')}, '某', '不同意', ${at} from ${each}`,
    `insert into file_access (id, account_id, lot_id, reason, at)
     select ${id(24, 'n')}, ${accountOf('jianguan')}, ${id(4, 'n')}, '举报', ${at} from ${each}`,
    `insert into social_review (registration_id, tier, village_code, opened_at, is_approved, decided_by, decided_at)
     select ${id(6, 'n')}, 'TOWN', villages.codes[1 + n % cardinality(villages.codes)], ${at}, true, ${accountOf('xiangzhen')}, ${at}
     from ${each}, ${village}`,
    `insert into department_query (id, project_id, department, question, asked_by, asked_at, has_objection, answer,
       answered_by, answered_at)
     select ${id(25, 'n')}, ${id(3, 'n')}, a.department, '有没有争议', ${accountOf('shouli')}, ${at}, false, '没有', a.id, ${at}
     from ${each}, (select id, department from account where department is not null order by login limit 1) a`,
    `insert into reconsideration (id, subject, subject_id, reason, proposed_by, proposed_at, decided_by, decided_at, is_granted, answer)
     select ${id(26, 'n')}, 'PROJECT', ${id(3, 'n')}, '看错了', ${accountOf('shouli')}, ${at}, ${accountOf('shenhe')}, ${at}, false, '没有看错'
     from ${each}`,
    `insert into bar (id, name, id_number_enc, id_number_hash, reason, document_no, barred_from, barred_until, set_by, set_at)
     select ${id(27, 'n')}, '失信' || chr(19968 + n % 500) || n, $sealed(bar.id_number), ('\\x' || md5('bar' || n))::bytea, '判决', 'A' || n, '2015-01-01', '2016-01-01',
       ${accountOf('jianguan')}, ${at} from ${each}`,
    `insert into collective_member (village_code, party_id, confirmed_by, confirmed_at)
     select village_code, id, ${accountOf('cunji')}, created_at from party
     where id in (select ${id(1, '2 * n')} from ${each}) on conflict do nothing`,
    `insert into personal_view (id, party_id, fact, account_id, viewer_name, viewer_roles, reason, note, at)
     select ${id(29, 'n')}, case when n <= ${OWN} then ${partyOf('nonghu')} else ${id(1, '1 + n % 100')} end, 'PHONE',
       ${accountOf('shouli')}, '何静', '{CENTER_ACCEPT}', 'CALL', '', ${at} from ${each}`,
    `insert into message (id, event, subject, recipient, account_id, facts, title, text, link, at)
     select ${id(30, 'n')}, 'own.password', n::text, 'ACCOUNT:' || a.id, a.id, '{}', '密码改了', '密码改了', '/my', ${at}
     from ${each} join account a on a.login = case when n <= ${OWN} then 'nonghu' else 'jingmai1' end`,
    `insert into sign_in_log (account_id, at, way, device_words, device_mark, address_mark, is_new_device, is_odd)
     select ${accountOf('shenhe')}, ${at}, 'PASSWORD', '电脑', 'x', 'x', false, false from ${each}`,
    `insert into withdrawal_request (id, lot_id, account_id, reason, at)
     select ${id(28, 'n')}, ${id(4, 'n')}, ${accountOf('nonghu')}, '不流转了', ${at} from ${each} where n <= ${OWN}`,
  ];
}

function own(lots: number): string[] {
  return [
    `update project set transferor_id = ${partyOf('nonghu')} where id in (select ${id(3, 'n')} from generate_series(1, ${OWN}) n)`,
    `update listing_row set transferor_id = ${partyOf('nonghu')}
     where project_id in (select ${id(3, 'n')} from generate_series(1, ${OWN}) n)`,
    // A liaison has filed for a fifth of all.
    `update project set is_mandated = true, created_by = ${accountOf('cunji')}
     where id in (select ${id(3, '5 * n')} from generate_series(1, ${Math.floor(lots / 5)}) n)`,
    `update listing_row r set filed_by = p.created_by from project p where p.id = r.project_id and p.is_mandated`,
    copy(
      'registration',
      `${like('registration', 'true')} generate_series(1, ${OWN}) n`,
      `'id', ${id(16, 'n')}, 'lot_id', ${id(4, 'n')}, 'state', 'LOST', 'paddle', null, 'next_due_at', null,
       'party_id', ${partyOf('jingmai1')}, 'account_id', ${accountOf('jingmai1')}`,
    ),
    `update deal d set registration_id = ${id(16, 'n')} from generate_series(1, ${OWN}) n where d.lot_id = ${id(4, 'n')}`,
  ];
}
