import { type Config, ownerUrl } from '../kernel/config.js';
import { withClient } from '../kernel/db/index.js';
import { checkAccounts, findBookFaults } from '../oversight/books/index.js';

/** What `npm run ledger:check` finds; empty where the books stand beside everything that moves money. */
export async function bookFaults({ config }: { readonly config: Config }): Promise<readonly string[]> {
  return (await withClient(ownerUrl(config), findBookFaults)).faults;
}

/** Whatever a spec has done, each account is what its lines come to, and each bank holds what is owed from it. */
export async function requireBooks(databaseUrl: string): Promise<void> {
  const { faults } = await withClient(databaseUrl, checkAccounts);
  if (faults.length > 0) throw new Error(`the books do not stand: ${faults.join('; ')}`);
}
