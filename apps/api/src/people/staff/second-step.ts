import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Role } from '@helan/domain';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { beginHalf, halfInOf } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { type Answer, Entrance, type Entering } from '../account/index.js';
import { SecondFactors } from './second-factors.js';
import { SecurityEvents } from './security-events.js';

/** Who may come in by what he has shown, who has to show a second factor, and who may not come in at all. */
@Injectable()
export class SecondStep implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly entrance: Entrance,
    private readonly factors: SecondFactors,
    private readonly events: SecurityEvents,
    private readonly clock: PlatformClock,
  ) {}

  onModuleInit(): void {
    this.entrance.askWith((entering) => this.ask(entering));
  }

  /** Whoever is halfway in shows the rest. Returns the roles with which he is in. */
  async show(request: Request, code: string): Promise<readonly Role[]> {
    const half = halfInOf(request, this.clock.serverStamp());
    if (!half) throw refused('factor.not-halfway');
    const { accountId, way } = half;
    await this.transactions.look(async (tx) => {
      const shown = await this.factors.take(tx, accountId, code);
      if (shown === 'PAPER')
        await this.events.add(tx, { kind: 'RECOVERY_CODE', accountId, facts: '登录时用了一个备用码' });
    });
    const roles = await this.requireEnabled(accountId);
    await this.entrance.begin({ accountId, way: way as Entering['way'], request });
    return roles;
  }

  private async ask({ accountId, way, request }: Entering): Promise<Answer> {
    const roles = await this.requireEnabled(accountId);
    if (await this.factors.isOn(accountId)) {
      await beginHalf(request, { accountId, way }, this.clock.serverStamp());
      return 'HALF';
    }
    const isStaff = !roles.includes('MEMBER');
    if (isStaff && this.factors.isEnforced) throw refused('factor.required');
    return 'MAY';
  }

  private async requireEnabled(accountId: string): Promise<readonly Role[]> {
    const rows: { roles: Role[]; is_disabled: boolean }[] = await this.dataSource.query(
      'select roles, disabled_at is not null as is_disabled from account where id = $1',
      [accountId],
    );
    if (!rows[0] || rows[0].is_disabled) throw refused('account.disabled');
    return rows[0].roles;
  }
}
