import { Injectable } from '@nestjs/common';
import { type RegistrationAction, type RegistrationState, registrationLifecycle } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { RefusedError, unwrap } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { RegistrationEntity } from './registration.entity.js';

type Hook = (
  tx: EntityManager,
  registration: RegistrationEntity,
  action: RegistrationAction,
) => Promise<void>;
/** Throws where a registration may not take a step. */
type Guard = (
  tx: EntityManager,
  registration: RegistrationEntity,
  action: RegistrationAction,
) => Promise<void>;

/** The only place where a registration changes its state. Rows must be locked by the caller. */
@Injectable()
export class RegistrationMoves {
  private readonly hooks = new Map<RegistrationState, Hook[]>();
  private readonly guards: Guard[] = [];

  /** Domains above this one say what else happens, in the same transaction, when a registration enters a state. */
  whenEntering(state: RegistrationState, hook: Hook): void {
    this.hooks.set(state, [...(this.hooks.get(state) ?? []), hook]);
  }

  /** Domains above this one say what forbids a step. */
  guard(guard: Guard): void {
    this.guards.push(guard);
  }

  /** Whether nothing forbids a step; what its state allows is not asked. */
  async isFree(
    tx: EntityManager,
    registration: RegistrationEntity,
    action: RegistrationAction,
  ): Promise<boolean> {
    try {
      for (const guard of this.guards) await guard(tx, registration, action);
      return true;
    } catch (error) {
      if (error instanceof RefusedError) return false;
      throw error;
    }
  }

  async move(
    tx: EntityManager,
    registration: RegistrationEntity,
    action: RegistrationAction,
    by: { actor?: Actor; reason?: string } = {},
  ): Promise<void> {
    for (const guard of this.guards) await guard(tx, registration, action);
    const from = registration.state;
    const to = unwrap(registrationLifecycle.next(from, action));
    registration.state = to;
    if (from === 'CORRECTION') Object.assign(registration, { correctionItems: null, nextDueAt: null });
    await tx.save(RegistrationEntity, registration);
    await tx.query(
      `insert into registration_event (registration_id, at, actor_id, action, from_state, to_state, reason)
       values ($1, platform_now(), $2, $3, $4, $5, $6)`,
      [registration.id, by.actor?.accountId ?? null, action, from, to, by.reason ?? ''],
    );
    await tell(tx, 'registration.moved', registration.id, { registrationId: registration.id, to });
    for (const hook of this.hooks.get(to) ?? []) await hook(tx, registration, action);
  }
}
