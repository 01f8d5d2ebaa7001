import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type MessageEventCode, shanghaiDate, shortMoment } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { type AccountChange, tell } from '../../kernel/outbox/outbox.js';
import { Entrance } from '../account/index.js';
import { MessageResolvers } from './message-resolvers.js';

const EVENTS: Readonly<Record<AccountChange, MessageEventCode>> = {
  ENTERED: 'account.entered',
  PASSWORD: 'account.password',
  PHONE: 'account.phone',
};
/** Words of a ruling as its proposer is told of it. */
const RULINGS: Readonly<Record<string, string>> = { PARAMETER: '规则数值', CALENDAR: '工作日历' };
/** The desk of the whole county. */
export const COUNTY = '640122';

/** One sign-in is told of once, whatever else is odd about it. */
export function enteredOnce(accountId: string, at: Date): string {
  return `entered:${accountId}:${Math.floor(at.getTime() / 60_000)}`;
}

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
    this.resolvers.resolve('account.changed', async ({ accountId, what }, source, { at }) => {
      const values = { at: await this.inWords(source, at) };
      const once = what === 'ENTERED' ? { once: enteredOnce(accountId, at) } : {};
      return [
        { event: EVENTS[what], side: 'OWNER', to: { kind: 'ACCOUNT', id: accountId }, values, ...once },
      ];
    });
    this.resolvers.resolve('ruling.decided', async ({ rulingId, kind }, source, { at }) => {
      const rows: { by: string }[] = await source.query(
        'select proposed_by as by from ruling where id::text = $1',
        [rulingId],
      );
      const values = { what: RULINGS[kind] ?? '规则', at: await this.inWords(source, at) };
      return rows.map(({ by }) => ({
        event: 'work.ruling',
        side: 'STAFF',
        to: { kind: 'ACCOUNT', id: by },
        values,
      }));
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

  private async inWords(source: EntityManager, at: Date): Promise<string> {
    return shortMoment(at.getTime(), (await this.clock.now(source)).getTime());
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
