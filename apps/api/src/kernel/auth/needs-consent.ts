import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  UseGuards,
  applyDecorators,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { ConsentAct } from '@helan/domain';
import type { Request } from 'express';
import type { EntityManager } from 'typeorm';
import type { Actor } from './actor.js';

const CONSENT_ACT = 'consent-act';

/** Refuses where a consent is missing; `id` is that of the project, registration, lot or paper of the route. */
type Check = (actor: Actor, act: ConsentAct, id: string) => Promise<void>;

/** What becomes public later than it was agreed to. */
export interface PublicConsents {
  /** Refuses the notice of a project as long as whose name it bears does not agree. */
  requireForNotice(tx: EntityManager, projectId: string): Promise<void>;
  /** Those of these parties who had taken it back before the result came out, and have not agreed anew. */
  withheldFrom(partyIds: readonly string[], publishedAt: Date): Promise<readonly string[]>;
}

/** The door before steps that make something personal public; the room of privacy stands behind it. */
@Injectable()
export class ConsentDoor {
  private check: Check | undefined;
  private publicConsents: PublicConsents | undefined;

  askWith(check: Check, publicConsents: PublicConsents): void {
    this.check = check;
    this.publicConsents = publicConsents;
  }

  /** Before something that was agreed to earlier is made public. */
  get beforePublic(): PublicConsents {
    if (!this.publicConsents) throw new Error('nobody asks for consents');
    return this.publicConsents;
  }

  require(actor: Actor, act: ConsentAct, id: string): Promise<void> {
    if (!this.check) throw new Error('nobody asks for consents');
    return this.check(actor, act, id);
  }
}

@Injectable()
class ConsentGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly door: ConsentDoor,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { actor, params } = context.switchToHttp().getRequest<Request>();
    const act = this.reflector.get<ConsentAct>(CONSENT_ACT, context.getHandler());
    if (actor) await this.door.require(actor, act, String(params['id']).toLowerCase());
    return true;
  }
}

/** A step before which whoever it concerns has to have agreed. Source: rules §13.1. */
export const NeedsConsent = (act: ConsentAct): MethodDecorator =>
  applyDecorators(SetMetadata(CONSENT_ACT, act), UseGuards(ConsentGuard));
