import { Injectable, type OnModuleInit } from '@nestjs/common';
import { shortMoment } from '@helan/domain';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { COUNTY, MessageResolvers, enteredOnce } from '../message/index.js';

/** R24: whoever signs in at an odd hour is told, and so are the security administrators. */
@Injectable()
export class StaffMessages implements OnModuleInit {
  constructor(
    private readonly resolvers: MessageResolvers,
    private readonly clock: PlatformClock,
  ) {}

  onModuleInit(): void {
    this.resolvers.resolve('staff.odd-sign-in', async ({ accountId, logId }, source, { at }) => {
      const rows: { name: string; at: Date }[] = await source.query(
        `select a.display_name as name, l.at from account a left join sign_in_log l on l.id = $2 and l.account_id = a.id
         where a.id = $1`,
        [accountId, logId],
      );
      const [row] = rows;
      if (!row) return [];
      // What was logged goes after its time; the news stays.
      const when = shortMoment((row.at ?? at).getTime(), (await this.clock.now(source)).getTime());
      const administrators = { kind: 'ROLE', role: 'SEC_ADMIN', regionCode: COUNTY } as const;
      return [
        {
          event: 'account.entered',
          side: 'OWNER',
          to: { kind: 'ACCOUNT', id: accountId },
          values: { at: when },
          once: enteredOnce(accountId, at),
        },
        { event: 'work.sign-in', side: 'STAFF', to: administrators, values: { what: row.name, at: when } },
      ];
    });
  }
}
