import { type CopyReader, isNamed } from './copy-reader.js';
import { PEOPLE_COPY_READERS } from './people-copy-readers.js';
import { PLAN_COPY_READERS } from './plan-copy-readers.js';
import { RELEASE_COPY_READERS } from './release-copy-readers.js';

/**
 * What is of his party, whoever handed it in: where somebody acts for another it is the other's. Lots of which he is the
 * lister.
 */
const OWN_LOTS = `select l.id from lot l join project j on j.id = l.project_id where j.transferor_id = $2`;
const OWN_REGISTRATIONS = `select r.id from registration r where r.party_id = $2`;
const OWN_PROJECTS = `select j.id from project j where j.transferor_id = $2`;
/** Whether `x` is a word of his side of the result that the letter `k` confirmed. */
const OF_HIS_SIDE = `(x.side = 'TRANSFEROR' and k.lot_id in (${OWN_LOTS})
  or x.side = 'TRANSFEREE' and k.registration_id in (${OWN_REGISTRATIONS}))`;
const IS_SIGNED_FOR_HIM = `exists (
  select 1 from contract c where x.kind = 'CONTRACT' and c.no = x.paper_no
    and $2 = case x.side when 'TRANSFEROR' then c.transferor_id else c.transferee_id end
  union all select 1 from confirmation k where x.kind = 'LETTER' and k.no = x.paper_no and ${OF_HIS_SIDE}
  union all select 1 from negotiation k where x.kind = 'MINUTES' and k.minutes_no = x.paper_no and ${OF_HIS_SIDE})`;

/**
 * A reader a table of the register. Names of others, staff among them, are not in it: what somebody else did stands
 * there by role and day. A spec asks for a reader of every table that the register puts into the copy.
 */
export const COPY_READERS: Readonly<Record<string, CopyReader>> = {
  ...PEOPLE_COPY_READERS,
  ...PLAN_COPY_READERS,
  ...RELEASE_COPY_READERS,
  account: {
    sql: `select login as 登录名, display_name as 显示的名字, phone_enc as 手机号, phone_confirmed_at as 手机号确认时间,
            roles as 角色, created_at as 开通时间 from account where id = $1`,
    sealed: { 手机号: 'account.phone' },
  },
  party: {
    sql: `select kind as 类别, name as 姓名或名称,
            case when number_freed_at is null then id_number_enc end as 证件号码, phone_enc as 手机号, bank_account_enc as 银行账号,
            bank_name as 开户行, bank_no as 联行号, village_code as 所在村, verified_at as 核验时间, verified_document as 核验的证件,
            representative_name as 负责人, case when ${isNamed('representative_id')} then representative_id_enc end as 负责人证件号码,
            created_at as 登记时间 from party where id = $2
          union all
          select kind, name, null, null, null, null, null, null, null, null, representative_name, representative_id_enc, null
          from party where id is distinct from $2 and ${isNamed('representative_id')}`,
    sealed: {
      证件号码: 'party.id_number',
      手机号: 'party.phone',
      银行账号: 'party.bank_account',
      负责人证件号码: 'party.representative_id',
    },
  },
  party_record: {
    sql: `select no as 编号, side as 哪一方, facts_enc as 内容, recorded_at as 时间 from party_record where party_id = $2`,
    sealed: { 内容: 'party_record.facts' },
  },
  collective_member: {
    sql: `select village_code as 村, household_code as 承包方编码, confirmed_at as 确认时间 from collective_member where party_id = $2`,
  },
  credit_event: {
    sql: `select lot_no as 标的编号, lot_title as 标的, ground as 原因, note as 说明, at as 时间 from credit_event where party_id = $2`,
  },
  bar: {
    sql: `select b.reason as 原因, b.document_no as 文号, b.barred_from as 开始, b.barred_until as 结束, b.lifted_at as 解除时间
          from bar b where ${isNamed('b.id_number')}`,
  },
  project: {
    sql: `select no as 编号, type_code as 品种, state as 状态, village_code as 村, application as 申请内容, site_check as 现场核实, correction_items as 补正要求, created_at as 开始时间, updated_at as 修改时间
          from project where id in (${OWN_PROJECTS}) order by created_at`,
  },
  project_document: {
    sql: `select d.project_id as 申请, d.kind as 材料, f.name as 文件名, f.bytes as 字节, f.sha256 as 校验值, d.uploaded_at as 上传时间
          from project_document d join stored_file f on f.id = d.file_id
          where d.project_id in (${OWN_PROJECTS}) order by d.uploaded_at`,
  },
  project_household: {
    sql: `select h.project_id as 申请, h.name as 户主, h.id_number_enc as 证件号码, h.phone_enc as 手机号, h.bank_account_enc as 银行账号,
            h.bank_name as 开户行, h.bank_no as 联行号, h.contract_no as 承包合同编号, h.mu as 面积, h.right_ends_on as 承包到期
          from project_household h where ${isNamed('h.id_number')}`,
    sealed: {
      证件号码: 'household.id_number',
      手机号: 'household.phone',
      银行账号: 'household.bank_account',
    },
  },
  registration: {
    sql: `select l.no as 标的编号, r.state as 状态, r.form as 报名内容, r.paddle as 号牌, r.submitted_at as 提交时间, r.decided_at as 审定时间,
            r.decision_reason as 审定理由, r.correction_items as 补正要求, r.created_at as 开始时间
          from registration r join lot l on l.id = r.lot_id where r.id in (${OWN_REGISTRATIONS}) order by r.created_at`,
  },
  registration_document: {
    sql: `select d.registration_id as 报名, d.kind as 材料, f.name as 文件名, f.bytes as 字节, f.sha256 as 校验值, d.uploaded_at as 上传时间
          from registration_document d join stored_file f on f.id = d.file_id
          where d.registration_id in (${OWN_REGISTRATIONS}) order by d.uploaded_at`,
  },
  registration_partner: {
    // Of his partners he knows the share that he has named; of himself, where another has named him, everything.
    sql: `select x.registration_id as 报名, x.name as 姓名, x.id_number_enc as 证件号码, x.share as 份额
          from registration_partner x where ${isNamed('x.id_number')}`,
    sealed: { 证件号码: 'partner.id_number' },
  },
  deposit: {
    sql: `select registration_id as 报名, amount_fen::text as 金额_分, state as 状态, due_at as 交到什么时候, held_at as 到账时间
          from deposit where registration_id in (${OWN_REGISTRATIONS})`,
  },
  bank_receipt: {
    sql: `select b.payer_name as 付款人, b.payer_account_enc as 付款账号, b.amount_fen::text as 金额_分, b.arrived_at as 到账时间, b.state as 状态
          from bank_receipt b join party p on p.id = $2
          where b.payer_name = p.name and b.sub_account in (
            select d.sub_account from deposit d where d.registration_id in (${OWN_REGISTRATIONS})
            union select c.price_sub_account from contract c where c.transferee_id = $2)`,
    sealed: { 付款账号: 'bank_receipt.payer_account' },
  },
  payment_order: {
    sql: `select kind as 种类, payee_name as 收款人, payee_account_enc as 收款账号, payee_bank_no as 收款行联行号, amount_fen::text as 金额_分, state as 状态,
            created_at as 开出时间, confirmed_at as 付出时间 from payment_order where payee_id = $2`,
    sealed: { 收款账号: 'payment_order.payee_account' },
  },
  session_line: {
    sql: `select s.lot_id as 标的, x.bid_no as 第几次, x.paddle as 号牌, x.amount_fen::text as 金额_分, x.at as 时间
          from session_line x join bidding_session s on s.id = x.session_id
          where x.registration_id in (${OWN_REGISTRATIONS}) order by x.at`,
  },
  consultation_answer: {
    sql: `select x.agrees as 同意, x.reason as 理由, x.at as 时间
          from consultation_answer x join consultation c on c.id = x.consultation_id
          where x.registration_id in (${OWN_REGISTRATIONS}) or (x.registration_id is null and c.lot_id in (${OWN_LOTS}))`,
  },
  negotiation_offer: {
    sql: `select x.negotiation_id as 协商, x.side as 哪一方, x.amount_fen::text as 金额_分, x.terms as 条件, x.at as 时间
          from negotiation_offer x join negotiation n on n.id = x.negotiation_id
          where (x.side = 'APPLICANT' and n.registration_id in (${OWN_REGISTRATIONS}))
            or (x.side = 'TRANSFEROR' and n.lot_id in (${OWN_LOTS}))`,
  },
  signature: {
    // Of what he has signed for another he knows that he did.
    sql: `select x.kind as 签的什么, case when s.is_his then x.paper_no end as 编号, x.side as 哪一方,
            case when s.is_his then x.name end as 签的名字, case when s.is_his then x.typed_name end as 键入的名字, x.at as 时间
          from signature x cross join lateral (select ${IS_SIGNED_FOR_HIM} as is_his) s
          where s.is_his or (x.account_id = $1 and x.scan_file_id is null)`,
  },
  deal: {
    sql: `select d.lot_id as 标的, d.manner as 方式, d.total_fen::text as 总价_分, d.decided_at as 成交时间, d.confirmed_at as 确认时间
          from deal d where d.registration_id in (${OWN_REGISTRATIONS}) or d.lot_id in (${OWN_LOTS})`,
  },
  contract: {
    sql: `select no as 编号, state as 状态, transferor_id = $2 as 我是转出方, sent_at as 送达时间, signed_at as 签完时间
          from contract where transferor_id = $2 or transferee_id = $2`,
  },
  certificate: {
    sql: `select no as 编号, code as 验真码, state as 状态, issued_at as 颁发时间, revoked_at as 作废时间
          from certificate where transferor_id = $2 or transferee_id = $2`,
  },
  question: {
    sql: `select text as 问题, asked_at as 时间, answer as 答复, answered_at as 答复时间 from question where asked_by = $1`,
  },
  objection: {
    sql: `select no as 编号, subject as 事项, state as 状态, filed_at as 时间, decision as 决定 from objection where account_id = $1`,
  },
  objection_step: {
    sql: `select s.objection_id as 异议, s.action as 经过, s.text as 内容, s.at as 时间
          from objection_step s where s.account_id = $1 order by s.at`,
  },
  ending_notice: {
    sql: `select x.no as 编号, x.cause as 原因, x.state as 状态, x.hearing as 答复, x.note as 说明, x.given_at as 时间
          from ending_notice x join confirmation k on k.id = x.confirmation_id where ${OF_HIS_SIDE}`,
  },
  ending_consent: {
    sql: `select x.side as 哪一方, x.reason as 理由, x.at as 时间
          from ending_consent x join confirmation k on k.id = x.confirmation_id where ${OF_HIS_SIDE}`,
  },
  ending_word: {
    sql: `select x.side as 哪一方, x.wants_end as 要解除, x.reason as 理由, x.at as 时间
          from ending_word x join confirmation k on k.id = x.confirmation_id where ${OF_HIS_SIDE}`,
  },
  withdrawal_request: {
    sql: `select reason as 理由, decision_no as 文号, at as 时间 from withdrawal_request where lot_id in (${OWN_LOTS})`,
  },
  assisted_word: {
    sql: `select w.kind as 种类, w.no as 编号, w.content as 内容, w.written_at as 时间 from assisted_word w
          where w.lot_id in (${OWN_LOTS})`,
  },
  paper_scan: {
    sql: `select kind as 种类, paper_no as 编号, side as 哪一方, handed_in_at as 交来时间, is_sound as 核对通过
          from paper_scan where side = 'TRANSFEROR' and lot_id in (${OWN_LOTS})`,
  },
  holder_key: {
    sql: `select fingerprint as 指纹, made_at as 时间 from holder_key where account_id = $1`,
  },
  stored_file: {
    sql: `select name as 文件名, bytes as 字节, mime as 格式, sha256 as 校验值, created_at as 上传时间
          from stored_file f where uploaded_by = $1 and not exists (
            select 1 from project_document d join project j on j.id = d.project_id
            where d.file_id = f.id and j.transferor_id is distinct from $2
            union all select 1 from registration_document d join registration r on r.id = d.registration_id
            where d.file_id = f.id and r.party_id is distinct from $2
            union all select 1 from party_correction_paper d join party_correction c on c.id = d.correction_id
            where d.file_id = f.id and c.party_id is distinct from $2) order by created_at`,
  },
  listing_event: {
    sql: `select project_id as 申请, action as 步骤, to_state as 到, role as 谁办的, at as 时间, reason as 理由
          from listing_event where project_id in (${OWN_PROJECTS}) order by at`,
  },
  registration_event: {
    sql: `select registration_id as 报名, action as 步骤, to_state as 到, at as 时间, reason as 理由
          from registration_event where registration_id in (${OWN_REGISTRATIONS}) order by at`,
  },
  personal_consent: {
    sql: `select kind as 同意什么, version as 版本, act as 办什么时, given_at as 同意时间, document_id is not null as 书面, withdrawn_at as 撤回时间
          from personal_consent where party_id = $2 order by given_at`,
  },
  partner_consent: {
    sql: `select c.registration_id as 报名, c.version as 版本, c.recorded_at as 登记时间
          from partner_consent c
          join registration_partner x on x.registration_id = c.registration_id and x.name = c.name
          where ${isNamed('x.id_number')}`,
  },
  personal_view: {
    sql: `select viewer_name as 谁, viewer_roles as 岗位, fact as 看了什么, reason as 理由, note as 说明, at as 时间
          from personal_view where party_id = $2 order by at`,
  },
  personal_copy: {
    sql: `select asked_at as 要的时间, made_at as 做好时间, erased_at as 删除时间 from personal_copy where account_id = $1`,
  },
  account_closing: {
    sql: `select closed_at as 注销时间, kept as 保留的 from account_closing where account_id = $1`,
  },
  file_view: {
    sql: `select v.registration_id as 报名, v.at as 时间 from file_view v where v.registration_id in (${OWN_REGISTRATIONS})`,
  },
  sign_in_place: {
    sql: `select mark as 散列值, seen_at as 最近一次 from sign_in_place where account_id = $1`,
  },
  web_session: {
    sql: `select to_timestamp((sess->>'begunAt')::float8 / 1000) as 登录时间, sess->>'device' as 设备,
            sess->>'place' as 网络地址的前一段, expire as 到期时间
          from web_session where sess->>'accountId' = $1::text`,
  },
};
