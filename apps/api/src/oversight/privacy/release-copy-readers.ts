import type { CopyReader } from './copy-reader.js';

const OWN_REGISTRATIONS = `select r.id from registration r where r.party_id = $2`;
/** Bonds that are his, or stand for a contract with him. */
const OWN_BONDS = `select b.id from bond b where b.registration_id in (${OWN_REGISTRATIONS})
  or b.lot_id in (select l.id from lot l join project j on j.id = l.project_id where j.transferor_id = $2)`;

/** Of what becomes of deposits, bonds and breaches. */
export const RELEASE_COPY_READERS: Readonly<Record<string, CopyReader>> = {
  deposit_interest: {
    sql: `select registration_id as 报名, base_fen::text as 本金_分, from_on as 起息, to_on as 止息, rates as 利率_万分之,
            amount_fen::text as 利息_分, state as 状态 from deposit_interest where registration_id in (${OWN_REGISTRATIONS})`,
  },
  bond: {
    sql: `select lot_no as 标段, kind as 种类, amount_fen::text as 金额_分, claimed_fen::text as 已扣付_分, state as 状态, created_at as 时间,
            over_at as 合同结束 from bond where id in (${OWN_BONDS})`,
  },
  bond_claim: {
    sql: `select b.lot_no as 标段, c.amount_fen::text as 金额_分, c.grounds as 理由, c.document_no as 凭据, c.state as 状态,
            c.proposed_at as 提请时间, c.decided_at as 决定时间, c.reason as 决定的理由
          from bond_claim c join bond b on b.id = c.bond_id where b.id in (${OWN_BONDS})`,
  },
  breach_due: {
    sql: `select l.no as 标段, case when d.creditor_id = $2 then '应得' else '应付' end as 哪一方, d.ground as 原因,
            d.owed_fen::text as 金额_分, d.state as 状态, d.letter_no as 催付函, d.due_at as 最晚付款, d.ended_why as 结束的理由,
            d.created_at as 时间
          from breach_due d join lot l on l.id = d.lot_id where $2 in (d.creditor_id, d.debtor_id)`,
  },
  purchase_contract: {
    sql: `select no as 合同编号, signed_on as 签订日期, registered_at as 登记时间
          from purchase_contract where registration_id in (${OWN_REGISTRATIONS})`,
  },
};
