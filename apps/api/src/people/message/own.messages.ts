import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type MessageEventCode, shanghaiDate, shortMoment } from '@helan/domain';
import { DataSource } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { type AccountChange, tell } from '../../kernel/outbox/outbox.js';
import { Entrance } from '../account/index.js';
import { MessageResolvers } from './message-resolvers.js';

const EVENTS: Readonly<Record<AccountChange, MessageEventCode>> = {
  ENTERED: 'account.entered',
  PASSWORD: 'account.password',
  PHONE: 'account.phone',
  LINKED: 'account.linked',
  CORRECTED: 'account.corrected',
  CLOSED: 'account.closed',
};
const COUNTY = '640122';

/** What has happened to somebody's own account, and what the platform could not send. */
@Injectable()
export class OwnMessages implements OnModuleInit {
  constructor(
    private readonly resolvers: MessageResolvers,
    private readonly entrance: Entrance,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.entrance.noteWith(async ({ accountId, isNewDevice }) => {
      if (isNewDevice && (await this.knowsAnother(accountId))) await this.tellEntered(accountId);
    });
    this.resolvers.resolve('account.changed', async ({ accountId, what, note }, source, { at }) => {
      const now = await this.clock.now(source);
      const values = { at: shortMoment(at.getTime(), now.getTime()), ...(note ? { what: note } : {}) };
      return [{ event: EVENTS[what], side: 'OWNER', to: { kind: 'ACCOUNT', id: accountId }, values }];
    });
    this.resolvers.resolve('delivery.failed', async (_, source, { at }) => {
      const [{ count }]: [{ count: string }] = await source.query(
        `select count(*) as count from delivery where state = 'FAILED' and channel = 'SMS'`,
      );
      if (count === '0') return [];
      const to = { kind: 'ROLE', role: 'CENTER_ACCEPT', regionCode: COUNTY } as const;
      const once = `unsent:${shanghaiDate(at.getTime())}`;
      return [{ event: 'work.unsent', side: 'STAFF', to, values: { count }, once }];
    });
  }

  /** The first device of an account is no news to whoever opens it. */
  private async knowsAnother(accountId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      'select 1 from sign_in_place where account_id = $1 limit 3',
      [accountId],
    );
    // A device and an address each leave a mark.
    return rows.length > 2;
  }

  private async tellEntered(accountId: string): Promise<void> {
    await this.transactions.run((tx) =>
      tell(tx, 'account.changed', accountId, { accountId, what: 'ENTERED' }),
    );
  }
}
