import { Injectable } from '@nestjs/common';
import { type RegistrationAction, type RegistrationState, registrationLifecycle } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { RefusedError, unwrap } from '../../kernel/http/index.js';
import { tellAll } from '../../kernel/outbox/outbox.js';
import { RegistrationEntity } from './registration.entity.js';

/** So many rows are saved by one statement. */
const CHUNK = 500;

type Hook = (
  tx: EntityManager,
  registration: RegistrationEntity,
  action: RegistrationAction,
) => Promise<void>;
/** Of all that enter a state in one act, by the same step. */
type ManyHook = (tx: EntityManager, registrations: readonly RegistrationEntity[]) => Promise<void>;
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
  private readonly manyHooks = new Map<RegistrationState, ManyHook[]>();
  private readonly guards: Guard[] = [];

  /** Domains above this one say what else happens, in the same transaction, when a registration enters a state. */
  whenEntering(state: RegistrationState, hook: Hook): void {
    this.hooks.set(state, [...(this.hooks.get(state) ?? []), hook]);
  }

  /** The same of any number at once: a thousand applicants lose in one act. */
  whenManyEnter(state: RegistrationState, hook: ManyHook): void {
    this.manyHooks.set(state, [...(this.manyHooks.get(state) ?? []), hook]);
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
    await this.moveAll(tx, [registration], action, by);
  }

  /** Any number of registrations take one step, in their order, each kind of row by one statement. */
  async moveAll(
    tx: EntityManager,
    registrations: readonly RegistrationEntity[],
    action: RegistrationAction,
    { actor, reason = '' }: { actor?: Actor; reason?: string } = {},
  ): Promise<void> {
    if (registrations.length === 0) return;
    for (const one of registrations) for (const guard of this.guards) await guard(tx, one, action);
    const steps = registrations.map((one) => ({ one, from: one.state, to: entered(one, action) }));
    await tx.save(RegistrationEntity, [...registrations], { chunk: CHUNK });
    await tx.query(
      `insert into registration_event (registration_id, at, actor_id, action, from_state, to_state, reason)
       select id, platform_now(), $2, $3, from_state, to_state, $4
       from unnest($1::uuid[], $5::text[], $6::text[]) with ordinality as s (id, from_state, to_state, place) order by place`,
      [
        steps.map(({ one }) => one.id),
        ...[actor?.accountId ?? null, action, reason],
        steps.map(({ from }) => from),
        steps.map(({ to }) => to),
      ],
    );
    await tellAll(
      tx,
      'registration.moved',
      steps.map(({ one: { id }, to }) => [id, { registrationId: id, to }] as const),
    );
    for (const { one, to } of steps) for (const hook of this.hooks.get(to) ?? []) await hook(tx, one, action);
    for (const to of new Set(steps.map((step) => step.to)))
      for (const hook of this.manyHooks.get(to) ?? [])
        await hook(
          tx,
          steps.filter((step) => step.to === to).map(({ one }) => one),
        );
  }
}

/** Takes the step in the row at hand; returns the state that it comes to. */
function entered(registration: RegistrationEntity, action: RegistrationAction): RegistrationState {
  const from = registration.state;
  registration.state = unwrap(registrationLifecycle.next(from, action));
  if (from === 'CORRECTION') Object.assign(registration, { correctionItems: null, nextDueAt: null });
  return registration.state;
}
