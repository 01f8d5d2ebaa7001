import type { CopyReader } from './copy-reader.js';

/** Contracts of which he is a side. */
const OWN_CONTRACTS = `select c.id from contract c where $2 in (c.transferor_id, c.transferee_id)`;

/** What changed the payments of his contracts, and what asked for them. */
export const PLAN_COPY_READERS: Readonly<Record<string, CopyReader>> = {
  payment_change: {
    sql: `select x.kind as 事项, x.seq as 期次, x.reason as 理由, x.proposed_at as 时间, x.agrees as 同意, x.answer as 答复
          from payment_change x where x.contract_id in (${OWN_CONTRACTS}) or x.proposed_by = $1 order by x.proposed_at`,
  },
  dunning_letter: {
    sql: `select x.no as 编号, x.seq as 期次, x.open_fen::text as 还应付_分, x.made_at as 时间
          from dunning_letter x where x.contract_id in (${OWN_CONTRACTS}) order by x.made_at`,
  },
};
