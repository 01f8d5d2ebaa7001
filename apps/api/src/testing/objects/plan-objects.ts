/** What changes a plan of payments, and what asks for them, by the word before it in an address. */
export const KINDS_OF_PLANS: Readonly<Record<string, string>> = {
  changes: 'select id from payment_change',
  letters: 'select id from dunning_letter',
};

/** One of each, of a contract that is there. */
export function ofPlans(lotId: string): string[] {
  const contract = `from contract c where c.lot_id = '${lotId}'::uuid limit 1`;
  return [
    `insert into payment_change (id, contract_id, kind, content, reason, proposed_by, proposed_at)
     select gen_random_uuid(), c.id, 'QUANTITY', '{"quantity": "118.6", "unit": "亩"}', '重新丈量',
       (select id from account where login = 'shenhe'), platform_now() ${contract}`,
    `insert into dunning_letter (id, contract_id, seq, step, no, open_fen, file_id, made_at)
     select gen_random_uuid(), c.id, 1, 1, 'CJ011', 100, c.file_id, platform_now() ${contract}`,
  ];
}
