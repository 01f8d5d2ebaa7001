const account = (login: string) => `(select id from account where login = '${login}')`;

/** What becomes of deposits, by the word before an id of it in an address. */
export const KINDS_OF_RELEASES: Readonly<Record<string, string>> = {
  bonds: 'select id from bond',
  'bond-claims': 'select id from bond_claim',
  'breach-dues': 'select id from breach_due',
  'interest-receipts': 'select id from interest_receipt',
};

/** Of a lot that is done: a bond that is claimed, what its transferor owes, a line of interest. */
export function ofReleases(lot: string): string[] {
  return [
    `insert into bond (id, kind, lot_id, lot_no, registration_id, deposit_id, amount_fen, claimed_fen, state, created_at)
     select gen_random_uuid(), 'BOND', l.id, l.no, d.registration_id, d.id, d.amount_fen, 0, 'HELD', platform_now()
     from deposit d join lot l on l.id = d.lot_id where l.id = ${lot} limit 1`,
    `insert into bond_claim (id, bond_id, amount_fen, grounds, document_no, state, proposed_by, proposed_at)
     select gen_random_uuid(), id, 1, '没有恢复地力', 'GZ1', 'PROPOSED', ${account('shenhe')}, platform_now() from bond`,
    `insert into breach_due (id, lot_id, registration_id, creditor_id, debtor_id, ground, state, created_at, letters, file_id)
     select gen_random_uuid(), w.lot_id, w.id, w.party_id, p.transferor_id, 'REFUSED', 'ASSESSING', platform_now(), 1,
       (select id from stored_file limit 1)
     from registration w join lot l on l.id = w.lot_id join project p on p.id = l.project_id where l.id = ${lot} limit 1`,
    `insert into interest_receipt (id, bank, flow_no, source, amount_fen, rest_fen, arrived_on, state, entered_by, entered_at)
     values (gen_random_uuid(), 'DEPOSIT_BANK', 'LX1', 'BANK', 100, 0, current_date, 'ENTERED', ${account('chuna')}, platform_now())`,
  ];
}
