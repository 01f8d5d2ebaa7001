/** Where a sealed text lies: in `<name>_enc` of the table; beside it `<name>_hash`, where it is searched by. */
export interface SealedPlace {
  readonly table: string;
  readonly isSearched: boolean;
}

/**
 * Every column whose text lies sealed, by the name that its bytes are bound to; the part after the dot names the
 * column. The cipher takes no other name, and a change of key goes through this list.
 */
export const SEALED_COLUMNS = {
  'account.phone': { table: 'account', isSearched: true },
  'agent_mandate.agent_id': { table: 'agent_mandate', isSearched: true },
  'bank_receipt.payer_account': { table: 'bank_receipt', isSearched: false },
  'bank_statement_line.other_account': { table: 'bank_statement_line', isSearched: false },
  'bar.id_number': { table: 'bar', isSearched: true },
  'certificate.facts': { table: 'certificate', isSearched: false },
  'contract.facts': { table: 'contract', isSearched: false },
  'draw_secret.secret': { table: 'draw_secret', isSearched: false },
  'file_seal.key': { table: 'file_seal', isSearched: false },
  'household.bank_account': { table: 'project_household', isSearched: false },
  'household.id_number': { table: 'project_household', isSearched: true },
  'household.phone': { table: 'project_household', isSearched: false },
  'partner.id_number': { table: 'registration_partner', isSearched: true },
  'party.bank_account': { table: 'party', isSearched: true },
  'party.id_number': { table: 'party', isSearched: true },
  'party.phone': { table: 'party', isSearched: false },
  'party.representative_id': { table: 'party', isSearched: true },
  'party_correction.before': { table: 'party_correction', isSearched: false },
  'party_correction.changes': { table: 'party_correction', isSearched: false },
  'party_record.facts': { table: 'party_record', isSearched: false },
  'payment_order.payee_account': { table: 'payment_order', isSearched: false },
  'personal_copy.content': { table: 'personal_copy', isSearched: false },
  'phone_change.phone': { table: 'phone_change', isSearched: false },
  'project.agent_id': { table: 'project', isSearched: false },
  'push_subscription.address': { table: 'push_subscription', isSearched: false },
  'receipt_decision.correction': { table: 'receipt_decision', isSearched: false },
  'reserve.opened': { table: 'reserve', isSearched: false },
  'second_factor.secret': { table: 'second_factor', isSearched: false },
  'staff_change.id_number': { table: 'staff_change', isSearched: true },
  'issuer_request.id_number': { table: 'issuer_request', isSearched: true },
  'issuer_request.phone': { table: 'issuer_request', isSearched: false },
  'real_name.id_number': { table: 'real_name', isSearched: true },
  'real_name.phone': { table: 'real_name', isSearched: false },
  'visit_key.key': { table: 'visit_key', isSearched: false },
} as const satisfies Readonly<Record<string, SealedPlace>>;

export type SealedColumn = keyof typeof SEALED_COLUMNS;

/** `id_number` of `party.id_number`. */
export function columnBase(name: SealedColumn): string {
  return name.slice(name.indexOf('.') + 1);
}

/** Columns of a table that a change of key may change: what lies sealed, and the hashes beside it. */
export function columnsOfKeys(table: string): string[] {
  return Object.entries(SEALED_COLUMNS)
    .filter(([, place]) => place.table === table)
    .flatMap(([name, { isSearched }]) => {
      const base = columnBase(name as SealedColumn);
      return [`${base}_enc`, ...(isSearched ? [`${base}_hash`, `${base}_hash_even`] : [])];
    });
}
