import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Role } from '@helan/contracts';
import type { Request } from 'express';
import { refused } from '../http/refused-error.js';
import type { Standing } from './standing.js';

/** Who asks: the signed-in account as it stands in the database at this request. */
export interface Actor {
  readonly accountId: string;
  readonly name: string;
  /** His own, and those of whom he stands in for today. */
  readonly roles: readonly Role[];
  readonly ownRoles: readonly Role[];
  /** Where he belongs. */
  readonly regionCode: string;
  /** Sees these regions and what lies below them: his own, and those of whom he stands in for. */
  readonly regionCodes: readonly string[];
  readonly partyId: string | null;
  /** How the party stands for which he acts; nothing of whoever acts for none. */
  readonly standing?: Standing | undefined;
  /** The office for which he answers. */
  readonly department: string | null;
  readonly standsInFor: readonly {
    readonly name: string;
    readonly roles: readonly Role[];
    readonly regionCode: string;
  }[];
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

/** For `code like any(…)`: everything in the actor's regions. */
export function regionPatterns({ regionCodes }: Actor): string[] {
  return regionCodes.map((code) => `${code}%`);
}

export function isInRegions({ regionCodes }: Actor, code: string): boolean {
  return regionCodes.some((own) => code.startsWith(own));
}

/** How he signs what he does in a role: with the name of whom he stands in for, where the desk is not his own. */
export function signatureOf(actor: Actor, role: string, villageCode: string): string {
  const { name, ownRoles, regionCode, standsInFor } = actor;
  const isOwnDesk = (ownRoles as readonly string[]).includes(role) && villageCode.startsWith(regionCode);
  const absent = standsInFor.find(
    (other) => (other.roles as readonly string[]).includes(role) && villageCode.startsWith(other.regionCode),
  );
  return absent && !isOwnDesk ? `${name}（代${absent.name}）` : name;
}
