import { Injectable } from '@nestjs/common';
import type { BreachGround } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { DealEntity } from '../deal/index.js';
import { Forfeits } from '../deposit/index.js';
import type { Actor } from '../kernel/auth/index.js';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { lockRow } from '../kernel/db/index.js';
import type { LotEntity } from '../listing/index.js';
import { Credit } from '../party/index.js';
import { RegistrationEntity, RegistrationMoves } from '../registration/index.js';

const WHOLE = 100;

interface Breach {
  readonly actor: Actor;
  readonly deal: DealEntity;
  readonly ground: BreachGround;
  readonly note: string;
}

/** What a breach costs whoever committed it: his place, his deposit, and a line on his record. Source: rules §6.9. */
@Injectable()
export class Consequences {
  constructor(
    private readonly clock: PlatformClock,
    private readonly registrations: RegistrationMoves,
    private readonly forfeits: Forfeits,
    private readonly credit: Credit,
  ) {}

  /** Milliseconds of the platform's time. */
  async now(tx: EntityManager): Promise<number> {
    return (await this.clock.now(tx)).getTime();
  }

  /** The paddle under which he bid, and how much of his deposit is forfeited, in fen. */
  async draw(
    tx: EntityManager,
    lot: LotEntity,
    { actor, deal, ground, note }: Breach,
  ): Promise<{ paddle: string | null; forfeitedFen: bigint }> {
    const registration = await lockRow(tx, RegistrationEntity, { id: deal.registrationId });
    const { id, partyId, paddle } = registration;
    const forfeitedFen = await this.forfeits.forfeit(tx, lot, id, WHOLE);
    await this.registrations.move(tx, registration, 'breach', { actor, reason: note });
    await this.credit.record(tx, actor, { partyId, lotId: lot.id, ground, note });
    return { paddle, forfeitedFen };
  }
}
