import type { TestPlatform } from './test-platform.js';

/** What is still lying somewhere of lots that are over. */
export interface Left {
  /** Accounts on which the center holds somebody's money, with the amounts in fen. */
  readonly held: readonly { readonly account: string; readonly subject: string; readonly fen: string }[];
  readonly claims: number;
}

/** Nobody's money and nobody's claim. */
export const NOTHING: Left = { held: [], claims: 0 };

/** Money that the center holds, whoever's it is, and claims of a project, or of all, that are active. */
export async function leftOf(platform: TestPlatform, projectId: string | null = null): Promise<Left> {
  const held: Left['held'] = await platform.dataSource.query(
    `select a.account, a.subject, (a.credit_fen - a.debit_fen)::text as fen
     from ledger_account a join ledger_chart c on c.account = a.account
     where not a.is_asset and c.side <> 'OPERATING' and a.credit_fen <> a.debit_fen order by 1, 2`,
  );
  const rows: { count: number }[] = await platform.dataSource.query(
    `select count(*)::int as count from subject_claim where is_active and ($1::uuid is null or project_id = $1)`,
    [projectId],
  );
  return { held, claims: rows[0]!.count };
}
