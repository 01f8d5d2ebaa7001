import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Role } from '@helan/contracts';
import type { Request } from 'express';
import { refused } from '../http/refused-error.js';

/** Who asks: the signed-in account as it stands in the database at this request. */
export interface Actor {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Sees this region and what lies below it. */
  readonly regionCode: string;
  readonly partyId: string | null;
}

declare module 'express' {
  interface Request {
    actor?: Actor;
  }
}

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<Request>().actor;
  if (!actor) throw refused('session.required');
  return actor;
});

/** The actor where somebody is signed in; nothing for the public. */
export const MaybeActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | undefined =>
    context.switchToHttp().getRequest<Request>().actor,
);
