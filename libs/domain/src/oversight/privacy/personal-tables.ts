import type { RetentionKind } from './retention.js';

export interface PersonalTable {
  /** What its rows are to the person. */
  readonly title: string;
  readonly kind: RetentionKind;
  /** Why a person's copy leaves it out; nothing where it is in it. */
  readonly notInCopy?: string;
}

const OFFICIAL = '只记工作人员办的事，是公务';
const HASHED = '只有散列值，认不出原来的内容';
const BY_NUMBER = '账上只有单据编号，到账和付款已经列出';

/**
 * Every table that holds something of a person: what it is, how long it is kept, whether his copy has it. A spec asks
 * of each table of the platform whether it stands here or among those without.
 */
export const PERSONAL_TABLES: Readonly<Record<string, PersonalTable>> = {
  account: { title: '账号', kind: 'ACCOUNT' },
  party: { title: '登记备案', kind: 'ACCOUNT' },
  party_record: { title: '登记备案的记录', kind: 'ARCHIVED' },
  collective_member: { title: '集体成员身份', kind: 'ACCOUNT' },
  credit_event: { title: '信用记录', kind: 'ARCHIVED' },
  bar: { title: '限制参加交易', kind: 'ARCHIVED' },
  project: { title: '挂牌申请', kind: 'ARCHIVED' },
  project_document: { title: '申请材料', kind: 'ARCHIVED' },
  project_household: { title: '各户名册里的这一户', kind: 'ARCHIVED' },
  registration: { title: '报名', kind: 'ARCHIVED' },
  registration_document: { title: '报名材料', kind: 'ARCHIVED' },
  registration_partner: { title: '联合报名', kind: 'ARCHIVED' },
  deposit: { title: '保证金', kind: 'ARCHIVED' },
  bank_receipt: { title: '到账', kind: 'ARCHIVED' },
  receipt_decision: { title: '到账认定', kind: 'ARCHIVED', notInCopy: '更正时照流水重抄的同一笔到账' },
  payment_order: { title: '付款', kind: 'ARCHIVED' },
  payee_view: {
    title: '付款时谁看过收款账户',
    kind: 'ARCHIVED',
    notInCopy: '同一次查看，在谁看过完整号码里',
  },
  bank_line: { title: '银行流水', kind: 'ARCHIVED', notInCopy: '到账和付款已经列出，内容一样' },
  bank_statement_line: {
    title: '银行文件里还没有入账的一笔',
    kind: 'ARCHIVED',
    notInCopy: '入账或者不收以后就删，入账的已经列在到账和付款里',
  },
  session_line: { title: '出价', kind: 'ARCHIVED' },
  consultation_answer: { title: '征求意见的答复', kind: 'ARCHIVED' },
  negotiation_offer: { title: '协商报价', kind: 'ARCHIVED' },
  signature: { title: '签字', kind: 'ARCHIVED' },
  deal: { title: '成交', kind: 'ARCHIVED' },
  contract: { title: '合同', kind: 'ARCHIVED' },
  certificate: { title: '鉴证书', kind: 'ARCHIVED' },
  question: { title: '咨询', kind: 'ARCHIVED' },
  objection: { title: '异议、投诉', kind: 'ARCHIVED' },
  objection_step: { title: '异议、投诉的经过', kind: 'ARCHIVED' },
  ending_notice: { title: '解除通知', kind: 'ARCHIVED' },
  payment_change: { title: '付款计划的变动', kind: 'ARCHIVED' },
  dunning_letter: { title: '催缴函', kind: 'ARCHIVED' },
  stored_file: { title: '上传的文件', kind: 'ARCHIVED' },
  personal_consent: { title: '同意和撤回', kind: 'CONSENT' },
  partner_consent: { title: '联合报名人的书面同意', kind: 'CONSENT' },
  personal_view: { title: '谁看过完整号码', kind: 'PERSONAL_VIEW' },
  personal_copy: { title: '要过的副本', kind: 'COPY' },
  account_closing: { title: '注销', kind: 'ARCHIVED' },
  file_view: { title: '谁看过报名材料', kind: 'LOG' },
  listing_event: { title: '申请的办理经过', kind: 'ARCHIVED' },
  registration_event: { title: '报名的办理经过', kind: 'ARCHIVED' },
  sign_in_place: { title: '登录过的地方', kind: 'SIGN_IN_PLACE' },
  web_session: { title: '登录状态', kind: 'SESSION' },
  deed: { title: '认出重复提交的记录', kind: 'LOG', notInCopy: '只有散列值，和当时答复过的编号、文件名' },
  limit_use: { title: '试密码的次数', kind: 'ATTEMPT', notInCopy: HASHED },
  visit_trace: { title: '报名人从哪里来', kind: 'VISIT', notInCopy: HASHED },
  upload_day: { title: '一天上传了多少', kind: 'ACCOUNT', notInCopy: '只有字节数' },
  assisted_word: { title: '联络员代写的意见', kind: 'ARCHIVED' },
  withdrawal_request: { title: '撤牌申请', kind: 'ARCHIVED' },
  ending_consent: { title: '同意解除', kind: 'ARCHIVED' },
  ending_word: { title: '对解除的意见', kind: 'ARCHIVED' },
  holder_key: { title: '您做的开启密钥（公钥）', kind: 'ARCHIVED' },
  file_access: { title: '提前查看材料的记录', kind: 'LOG', notInCopy: OFFICIAL },
  reserve_access: { title: '查看保留价的记录', kind: 'LOG', notInCopy: OFFICIAL },
  audit_entry: { title: '变更的底账', kind: 'LOG', notInCopy: '同样的内容已经按各自的表列出' },
  audit_reading: { title: '查看变更记录的记录', kind: 'LOG', notInCopy: OFFICIAL },
  stand_in: { title: '代岗', kind: 'LOG', notInCopy: OFFICIAL },
  listing_row: { title: '列表里的一行', kind: 'ARCHIVED', notInCopy: '照申请做出来的，内容一样' },
  ledger_line: { title: '账务', kind: 'ARCHIVED', notInCopy: BY_NUMBER },
  ledger_account: { title: '明细账户的余额', kind: 'ARCHIVED', notInCopy: BY_NUMBER },
  paper_scan: { title: '手签纸件', kind: 'ARCHIVED' },
  real_name: { title: '核验过的真实姓名', kind: 'ACCOUNT' },
  issuer_link: { title: '统一身份认证的账号', kind: 'ACCOUNT' },
  issuer_request: { title: '把统一身份认证连到账号的请求', kind: 'ARCHIVED' },
  agent_mandate: { title: '代理授权', kind: 'ARCHIVED' },
  number_release: { title: '空出证件号码', kind: 'ARCHIVED' },
  party_stop: { title: '停办', kind: 'ARCHIVED' },
  phone_change: { title: '换绑手机号', kind: 'ARCHIVED' },
  party_correction: { title: '资料更正', kind: 'ARCHIVED' },
  party_correction_paper: { title: '资料更正的材料', kind: 'ARCHIVED' },
  message: { title: '消息', kind: 'MESSAGE' },
  delivery: { title: '消息的发送', kind: 'MESSAGE' },
  mouth_telling: { title: '当面告知', kind: 'MESSAGE' },
  message_choice: { title: '选了哪些通知方式', kind: 'ACCOUNT' },
  push_subscription: { title: '开了通知的浏览器', kind: 'ACCOUNT' },
  one_time_code: { title: '手机验证码', kind: 'CODE', notInCopy: HASHED },
  sign_in_log: { title: '登录记录', kind: 'SIGN_IN_LOG' },
  second_factor: { title: '动态口令', kind: 'SECOND_FACTOR' },
  recovery_code: { title: '备用码', kind: 'SECOND_FACTOR', notInCopy: HASHED },
  account_link: { title: '开通和重设的一次性链接', kind: 'LOG', notInCopy: HASHED },
  staff_change: { title: '工作人员账号的变更', kind: 'LOG', notInCopy: OFFICIAL },
  security_event: { title: '工作人员账号的安全事件', kind: 'LOG', notInCopy: OFFICIAL },
  desk_view: { title: '工作人员存下的查询', kind: 'DESK', notInCopy: OFFICIAL },
  desk_open: { title: '哪个工作人员打开着哪件事', kind: 'DESK', notInCopy: OFFICIAL },
  desk_claim: { title: '哪个工作人员领了哪件事', kind: 'DESK', notInCopy: OFFICIAL },
  work_told: { title: '哪个工作人员收到过哪件事的提醒', kind: 'DESK', notInCopy: OFFICIAL },
};
