import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { isMandateUse } from '@helan/contracts';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { type MandateUse, actingAs } from '../db/acting.js';
import { routeOf } from '../http/request-context.js';
import type { Actor } from './actor.js';

/** What a route writes is written down as the doing of whoever asked. */
@Injectable()
export class ActingInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request & { id: string }>();
    const { actor, id } = request;
    if (!actor) return next.handle();
    const acting = { accountId: actor.accountId, requestId: id, use: useOf(actor, request) };
    return actingAs(acting, () => next.handle());
  }
}

/** A step that is taken by a mandate, or by a liaison, who takes it for others alone. */
function useOf(actor: Actor, request: Request): MandateUse | undefined {
  const mandateId = actor.standing?.mandate?.id ?? null;
  if (mandateId === null && !actor.roles.includes('VILLAGE_LIAISON')) return undefined;
  const step = `${request.method} ${routeOf(request).replace(/^\/api\//, '')}`;
  const id = request.params['id'];
  if (!isMandateUse(step) || typeof id !== 'string') return undefined;
  return { accountId: actor.accountId, mandateId, step, id: id.toLowerCase() };
}
