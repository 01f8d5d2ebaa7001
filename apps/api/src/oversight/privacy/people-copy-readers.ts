import { type CopyReader, isNamed } from './copy-reader.js';

/** Told to his account, or to his party where he had none. */
const OWN_MESSAGES = `m.text <> '' and (m.account_id = $1 or m.recipient = 'PARTY:' || $2::text)`;

/** Readers of who somebody is, who acts for him, what he was told and how he came in. */
export const PEOPLE_COPY_READERS: Readonly<Record<string, CopyReader>> = {
  real_name: {
    sql: `select name as 姓名, id_number_enc as 证件号码, phone_enc as 手机号, way as 怎样核验的, verified_at as 核验时间
          from real_name where account_id = $1`,
    sealed: { 证件号码: 'real_name.id_number', 手机号: 'real_name.phone' },
  },
  issuer_link: {
    sql: `select issuer as 统一身份认证, subject as 那里的编号, linked_at as 连上时间 from issuer_link where account_id = $1`,
  },
  issuer_request: {
    // What came with it is his where it was found to be; before, and where it was refused, it may be another's.
    sql: `select state as 状态, case when state = 'LINKED' then name end as 姓名,
            case when state = 'LINKED' then id_number_enc end as 证件号码,
            case when state = 'LINKED' then phone_enc end as 手机号, asked_at as 时间, decided_at as 办结时间
          from issuer_request where account_id = $1 order by asked_at`,
    sealed: { 证件号码: 'issuer_request.id_number', 手机号: 'issuer_request.phone' },
  },
  agent_mandate: {
    // Whoever gave it knows the name that he gave; the number is in the copy of the agent alone.
    sql: `select case when m.party_id = $2 then '我是委托人' else '我是代理人' end as 我是哪一方, m.kind as 种类,
            m.agent_name as 代理人, case when ${isNamed('m.agent_id')} then m.agent_id_enc end as 我的证件号码,
            m.acts as 能办什么, m.limit_fen::text as 出价上限_分, m.from_day as 开始, m.until_day as 到期,
            m.given_at as 授权时间, m.confirmed_at as 确认时间, m.ended_at as 终止时间, m.end_reason as 终止原因
          from agent_mandate m where m.party_id = $2 or ${isNamed('m.agent_id')} order by m.given_at`,
    sealed: { 我的证件号码: 'agent_mandate.agent_id' },
  },
  party_stop: {
    sql: `select state as 状态, cause as 原因, reason as 说明, document as 凭什么, proposed_at as 提出时间,
            decided_at as 确认时间, lift_document as 凭什么恢复, lifted_at as 恢复时间
          from party_stop where party_id = $2 order by proposed_at`,
  },
  number_release: {
    // What was said of it at the window is of another: of whoever had declared his number, or whose number it is.
    sql: `select case when party_id = $2 then '我登记的号码' else '我的号码' end as 哪个号码, state as 状态,
            case when owner_account_id = $1 then document end as 凭什么, proposed_at as 提出时间, decided_at as 办结时间
          from number_release where party_id = $2 or owner_account_id = $1 order by proposed_at`,
  },
  phone_change: {
    sql: `select state as 状态, phone_enc as 新手机号, document as 核对的证件, reason as 情况, refusal as 没有换绑的理由,
            asked_at as 时间, decided_at as 办结时间
          from phone_change where account_id = $1 order by asked_at`,
    sealed: { 新手机号: 'phone_change.phone' },
  },
  party_correction: {
    sql: `select state as 状态, changes_enc as 改成, before_enc as 原来, reason as 为什么, document as 核对的证件,
            refusal as 不予更正的理由, asked_at as 时间, checked_at as 核对时间, decided_at as 办结时间
          from party_correction where party_id = $2 order by asked_at`,
    sealed: { 改成: 'party_correction.changes', 原来: 'party_correction.before' },
  },
  party_correction_paper: {
    sql: `select f.name as 文件名, f.bytes as 字节, f.sha256 as 校验值, x.added_at as 交来时间
          from party_correction_paper x join party_correction c on c.id = x.correction_id
          join stored_file f on f.id = x.file_id where c.party_id = $2 order by x.added_at`,
  },
  message: {
    sql: `select m.title as 标题, m.text as 内容, m.at as 时间, m.read_at as 读过时间 from message m where ${OWN_MESSAGES} order by m.at`,
  },
  delivery: {
    sql: `select m.title as 消息, d.channel as 方式, d.state as 状态, d.done_at as 时间,
            d.settled_note as 另行告知
          from delivery d join message m on m.id = d.message_id where ${OWN_MESSAGES} order by m.at`,
  },
  mouth_telling: {
    sql: `select m.title as 消息, t.asked_at as 交办时间, t.told_at as 告知时间, t.note as 说明
          from mouth_telling t join message m on m.id = t.message_id where ${OWN_MESSAGES} order by t.asked_at`,
  },
  message_choice: {
    sql: `select kind as 哪一类, channel as 方式, is_on as 开着 from message_choice where account_id = $1`,
  },
  push_subscription: {
    sql: `select address_enc as 浏览器的通知地址, made_at as 开通时间 from push_subscription where account_id = $1 order by made_at`,
    sealed: { 浏览器的通知地址: 'push_subscription.address' },
  },
  sign_in_log: {
    sql: `select at as 时间, way as 方式, device_words as 设备, is_new_device as 新设备 from sign_in_log
          where account_id = $1 order by at`,
  },
  second_factor: {
    // Its secret is on his own device, and would open his account to whoever found the copy.
    sql: `select made_at as 设置时间, confirmed_at as 启用时间, ended_at as 停用时间 from second_factor where account_id = $1`,
  },
};
