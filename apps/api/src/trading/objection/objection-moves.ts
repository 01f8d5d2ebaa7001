import { Injectable } from '@nestjs/common';
import { type ObjectionAction, objectionLifecycle } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { unwrap } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { ObjectionEntity, ObjectionStepEntity } from './objection.entity.js';

/** Who says what in the course of an objection. */
export interface ObjectionWord {
  readonly actor: Actor;
  /** As it stands under what he says. */
  readonly name: string;
  readonly text: string;
}

/** The only way in which an objection changes its state. Rows must be locked by the caller. */
@Injectable()
export class ObjectionMoves {
  constructor(private readonly clock: PlatformClock) {}

  async move(
    tx: EntityManager,
    objection: ObjectionEntity,
    action: ObjectionAction,
    word: ObjectionWord,
  ): Promise<void> {
    objection.state = unwrap(objectionLifecycle.next(objection.state, action));
    await tx.save(ObjectionEntity, objection);
    await this.write(tx, objection, action, word);
  }

  async write(
    tx: EntityManager,
    { id, lotId, state }: ObjectionEntity,
    action: 'file' | ObjectionAction,
    { actor, name, text }: ObjectionWord,
  ): Promise<void> {
    await tx.insert(ObjectionStepEntity, {
      objectionId: id,
      seq: (await tx.countBy(ObjectionStepEntity, { objectionId: id })) + 1,
      action,
      accountId: actor.accountId,
      actorName: name,
      text,
      at: await this.clock.now(tx),
    });
    await tell(tx, 'objection.moved', lotId, { objectionId: id, to: state });
  }
}
