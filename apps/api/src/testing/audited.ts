import pg from 'pg';
import { migrationFiles, roleOf } from '../kernel/db/index.js';
import { readReceiptPublicKey } from '../kernel/secrets/receipt-signer.js';
import { readChain } from '../kernel/secrets/seal-key.js';
import { LedgerChain } from '../money/ledger/index.js';
import {
  type AuditFindings,
  AuditSealer,
  type Trust,
  findAuditFaults,
  listedGuards,
} from '../oversight/audit/index.js';
import { Story } from './story.js';
import { TestPlatform } from './test-platform.js';

/** A platform on which something has been done: a lot with a bid, two noons, and every change in its place. */
export class Audited {
  private constructor(
    readonly platform: TestPlatform,
    readonly story: Story,
    /** The hand that owns the tables. */
    readonly owner: pg.Client,
    readonly lotId: string,
    readonly projectId: string,
  ) {}

  static async start(surroundings: NodeJS.ProcessEnv = {}): Promise<Audited> {
    const platform = await TestPlatform.start(undefined, surroundings);
    const story = new Story(platform);
    const { lotId, projectId } = await story.trading(['jingmai1', 'jingmai2', 'jingmai3']);
    await story.bid('jingmai1', lotId, 620);
    const owner = new pg.Client({ connectionString: platform.config.ownerDatabaseUrl });
    await owner.connect();
    const audited = new Audited(platform, story, owner, lotId, projectId);
    await audited.sealed();
    await platform.advance((await platform.time()) + 86_400_000);
    await audited.sealed();
    return audited;
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.platform.close();
  }

  /** Everything that was written has its place, in the record and in the journal. */
  async sealed(): Promise<void> {
    for (;;) {
      await this.platform.app.get(AuditSealer).seal();
      await this.platform.app.get(LedgerChain).seal();
      const { n } = await this.one<{ n: number }>(
        `select (select count(*)::int from audit_entry where seq > coalesce((select max(seq) from audit_link), 0))
           + (select count(*)::int from ledger_entry where id > coalesce((select max(entry_id) from ledger_link), 0)) as n`,
      );
      if (n === 0) return;
    }
  }

  /** What whoever checks brings along. */
  trust(kept: ReadonlyMap<string, string> = new Map()): Trust {
    const { config } = this.platform;
    return {
      certificates: readChain(config),
      receiptKeys: [readReceiptPublicKey(config)],
      roles: [roleOf(config.databaseUrl)],
      guards: listedGuards('apps/api/migrations'),
      migrations: migrationFiles('apps/api/migrations'),
      kept,
    };
  }

  async faults(trust: Partial<Trust> = {}): Promise<readonly string[]> {
    return (await this.findings(trust)).faults;
  }

  async findings(trust: Partial<Trust> = {}): Promise<AuditFindings> {
    const client = new pg.Client({ connectionString: this.platform.config.databaseUrl });
    await client.connect();
    try {
      return await findAuditFaults(client, { ...this.trust(), ...trust });
    } finally {
      await client.end();
    }
  }

  async one<T>(sql: string): Promise<T> {
    return (await this.owner.query(sql)).rows[0] as T;
  }
}
