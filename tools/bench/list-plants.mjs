// @ts-check

const account = (/** @type {string} */ login) => `(select id from account where login = '${login}')`;
const file = '(select id from stored_file order by id limit 1)';
/** A scan is one of the documents of its listing. */
const scanOf = (/** @type {string} */ lot) =>
  `(select d.file_id from project_document d join lot l on l.project_id = d.project_id where l.id = ${lot} order by d.id limit 1)`;
const villageOf = (/** @type {string} */ project) =>
  `(select village_code from project where id = ${project})`;

/**
 * What befalls a deal that is over, so that the lists of it have rows: asked and answered, objected to, looked into.
 * @param {{ projectId: string, lotId: string }} deal
 */
export function plantsOfTheArchived({ projectId, lotId }) {
  const [project, lot] = [`'${projectId}'::uuid`, `'${lotId}'::uuid`];
  const now = 'platform_now()';
  return [
    `insert into question (id, notice_id, asked_by, text, asked_at, answer, answered_by, answered_at, is_published)
     select gen_random_uuid(), n.id, ${account('jingmai2')}, '水够不够', ${now}, '够', ${account('shouli')}, ${now}, true
     from notice n where n.lot_id = ${lot} order by n.published_at limit 1`,
    `with o as (insert into objection (id, no, lot_id, account_id, is_anonymous, subject, state, stops, filed_at)
       values (gen_random_uuid(), 'YY', ${lot}, ${account('jingmai1')}, false, 'PROCESS', 'DISMISSED', false, ${now}) returning id)
     insert into objection_step (objection_id, seq, action, account_id, actor_name, text, at)
     select id, 1, 'file', ${account('jingmai1')}, '马新雨', '不同意', ${now} from o`,
    `insert into file_access (id, account_id, lot_id, reason, at)
     values (gen_random_uuid(), ${account('jianguan')}, ${lot}, '举报', ${now})`,
    `insert into social_review (registration_id, tier, village_code, opened_at, is_approved, decided_by, decided_at)
     select registration_id, 'TOWN', ${villageOf(project)}, ${now}, true, ${account('xiangzhen')}, ${now} from deal where lot_id = ${lot}`,
    `insert into department_query (id, project_id, department, question, asked_by, asked_at, has_objection, answer, answered_by, answered_at)
     select gen_random_uuid(), ${project}, a.department, '有没有争议', ${account('shenhe')}, ${now}, false, '没有', a.id, ${now}
     from account a where a.login = 'ziran'`,
    `insert into reconsideration (id, subject, subject_id, reason, proposed_by, proposed_at, decided_by, decided_at, is_granted, answer)
     values (gen_random_uuid(), 'PROJECT', ${project}, '看错了', ${account('shenhe')}, ${now}, ${account('fuzeren')}, ${now}, false, '没有看错')`,
    endingNotice(lot, 'REFUSED'),
    `insert into paper_scan (id, lot_id, kind, paper_no, side, file_hash, scan_file_id, handed_in_by, handed_in_at, seen_by, seen_at, is_sound)
     values (gen_random_uuid(), ${lot}, 'CONTRACT', 'HT', 'TRANSFEROR', 'x', ${scanOf(lot)}, ${account('cunji')}, ${now}, ${account('xiangzhen')}, ${now}, true)`,
    `with r as (${withdrawal(lot)} returning id)
     insert into withdrawal_answer (request_id, kind, account_id, reason, at)
     select id, 'REFUSED', ${account('fuzeren')}, '已有人报名', ${now} from r`,
    `insert into risk_alert (id, project_id, village_code, code, level, evidence, raised_at, finding, outcome, closed_at)
     values (gen_random_uuid(), ${project}, ${villageOf(project)}, 'R09', 'YELLOW', '比去年低', ${now}, '', 'GONE', ${now})`,
  ];
}

/**
 * What waits on a desk about a lot that is on the board.
 * @param {{ projectId: string, lotId: string }} listing
 */
export function plantsOfTheListed({ projectId, lotId }) {
  const [project, lot] = [`'${projectId}'::uuid`, `'${lotId}'::uuid`];
  return [
    `insert into question (id, notice_id, asked_by, text, asked_at)
     select gen_random_uuid(), n.id, ${account('jingmai2')}, '什么时候能看地', platform_now() from notice n where n.lot_id = ${lot} limit 1`,
    `insert into risk_alert (id, project_id, village_code, code, level, evidence, raised_at, finding, due_at, told_at)
     values (gen_random_uuid(), ${project}, ${villageOf(project)}, 'R09', 'YELLOW', '比同类低', platform_now(), '', platform_now(), platform_now())`,
    withdrawal(lot),
  ];
}

/**
 * An objection against a result while it is public.
 * @param {{ lotId: string }} result
 */
export function plantsOfTheResult({ lotId }) {
  return [
    `with o as (insert into objection (id, no, lot_id, account_id, is_anonymous, subject, state, stops, filed_at, due_at)
       values (gen_random_uuid(), 'YY', '${lotId}', ${account('jingmai1')}, false, 'RESULT', 'FILED', false, platform_now(), platform_now()) returning id)
     insert into objection_step (objection_id, seq, action, account_id, actor_name, text, at)
     select id, 1, 'file', ${account('jingmai1')}, '马新雨', '不同意', platform_now() from o`,
  ];
}

/**
 * A price that is to be paid out to two, a notice that ends a contract, and a paper that nobody has seen yet.
 * @param {{ lotId: string }} deal
 */
export function plantsOfTheSettled({ lotId }) {
  const lot = `'${lotId}'::uuid`;
  return [
    `insert into payment_order select made.* from payment_order t join (select ctid as at from payment_order where lot_id = ${lot} and kind = 'PAYOUT' limit 1) one on one.at = t.ctid,
       generate_series(1, 2) n, lateral jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'key', 'planted' || n,
         'state', 'DUE', 'flow_no', null, 'entered_by', null, 'entered_at', null, 'confirmed_by', null, 'confirmed_at', null)) made`,
    endingNotice(lot, 'NOTIFIED'),
    `insert into paper_scan (id, lot_id, kind, paper_no, side, file_hash, scan_file_id, handed_in_by, handed_in_at)
     values (gen_random_uuid(), ${lot}, 'CONTRACT', 'HT', 'TRANSFEROR', 'x', ${scanOf(lot)}, ${account('cunji')}, platform_now())`,
  ];
}

/**
 * A session that stands still until two people have decided.
 * @param {{ lotId: string }} lot
 */
export function plantsOfTheStopped({ lotId }) {
  return [
    `update bidding_session set state = 'PAUSED', paused_at = platform_now(), question = 'GO_ON' where lot_id = '${lotId}' and is_current`,
  ];
}

/**
 * A department is asked, and a refusal is looked at once more.
 * @param {{ projectId: string }} listing
 */
export function plantsOfTheReviewed({ projectId }) {
  return [
    `insert into department_query (id, project_id, department, question, asked_by, asked_at, due_at)
     select gen_random_uuid(), '${projectId}', department, '有没有争议', ${account('shenhe')}, platform_now(), platform_now()
     from account where login = 'ziran'`,
    `insert into reconsideration (id, subject, subject_id, reason, proposed_by, proposed_at)
     values (gen_random_uuid(), 'PROJECT', '${projectId}', '看错了', ${account('shenhe')}, platform_now())`,
  ];
}

/**
 * An office has to say whether a business may have the land.
 * @param {{ lotId: string }} lot
 */
export function plantsOfTheApplied({ lotId }) {
  return [
    `insert into social_review (registration_id, tier, village_code, opened_at, due_at)
     select id, 'TOWN', ${villageOf(`(select project_id from lot where id = '${lotId}')`)}, platform_now(), platform_now()
     from registration where lot_id = '${lotId}' and state = 'QUALIFYING' limit 1`,
  ];
}

/**
 * Whoever is kept out, once for each thousand listings.
 * @param {number} from
 * @param {number} to
 */
export function plantBars(from, to) {
  const first = Math.ceil(from / 1000);
  return `insert into bar select made.* from bar t join (select ctid as at from bar order by set_at desc limit 1) one on one.at = t.ctid, generate_series(${first}, ${Math.ceil(to / 1000)}) n,
    lateral jsonb_populate_record(t, jsonb_build_object('id', md5('bar' || n)::uuid, 'name', '失信' || n,
      'id_number_hash', sha256(convert_to('bar' || n, 'UTF8')), 'set_at', t.set_at - n * interval '1 hour')) made
    on conflict do nothing`;
}

/**
 * @param {string} lot
 * @param {string} state
 */
function endingNotice(lot, state) {
  return `insert into ending_notice (id, no, lot_id, confirmation_id, side, cause, state, note, evidence_file_id, account_id, given_at)
    select gen_random_uuid(), 'JC', ${lot}, c.id, 'TRANSFEROR', 'OTHER_USE', '${state}', '改了用途', ${file}, ${account('nonghu')}, platform_now()
    from confirmation c where c.lot_id = ${lot} limit 1`;
}

/** @param {string} lot */
function withdrawal(lot) {
  return `insert into withdrawal_request (id, lot_id, account_id, reason, at)
    values (gen_random_uuid(), ${lot}, ${account('nonghu')}, '不流转了', platform_now())`;
}
