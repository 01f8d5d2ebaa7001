import { Inject, Injectable } from '@nestjs/common';
import {
  type AccountView,
  PERMISSIONS,
  type Permission,
  type SessionView,
  hasPermission,
} from '@helan/contracts';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { type Actor, ActorLoader, CsrfTokens, halfInOf, refuseReading } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { regionName } from '../region/index.js';
import { Entrance, type WayIn } from './entrance.js';

/** Who is signed in, as he is told. */
@Injectable()
export class SessionViews {
  constructor(
    private readonly actors: ActorLoader,
    private readonly dataSource: DataSource,
    private readonly entrance: Entrance,
    private readonly tokens: CsrfTokens,
    private readonly clock: PlatformClock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Lets somebody in who has shown who he is, as far as he may come. */
  async enter(request: Request, accountId: string, way: WayIn): Promise<SessionView> {
    const answer = await this.entrance.enter(request, accountId, way);
    if (answer === 'HALF') return this.of(request, undefined);
    return this.of(request, await this.actors.find(accountId));
  }

  async of(request: Request, actor: Actor | undefined): Promise<SessionView> {
    const { mode } = this.config;
    const csrfToken = this.tokens.give(request);
    const isHalfIn = halfInOf(request, this.clock.serverStamp()) !== undefined;
    if (!actor) return { account: null, csrfToken, mode, ...(isHalfIn ? { isHalfIn } : {}) };
    const permissions = (Object.keys(PERMISSIONS) as Permission[]).filter(
      (name) => hasPermission(actor.roles, name) && !refuseReading(actor, name),
    );
    const account = {
      id: actor.accountId,
      name: actor.name,
      roles: actor.roles,
      permissions,
      regionName: await regionName(this.dataSource, actor.regionCode),
      hasParty: actor.partyId !== null,
      ...actingOf(actor),
    };
    return { account, csrfToken, mode };
  }
}

/** For whom he acts, and why he cannot now. */
function actingOf({ standing }: Actor): Pick<AccountView, 'acting' | 'actingFor'> {
  const mandate = standing?.mandate;
  if (!mandate) return {};
  const isHeld = standing.stoppedFor !== null && !mandate.standsFor;
  const why = mandate.why ?? (isHeld ? '因为对方停办，先停着' : null);
  return { actingFor: standing.partyName, acting: { partyKind: standing.partyKind, why } };
}
