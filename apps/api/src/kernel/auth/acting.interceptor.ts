import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { actingAs } from '../db/acting.js';

/** What a route writes is written down as the doing of whoever asked. */
@Injectable()
export class ActingInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { actor, id } = context.switchToHttp().getRequest<Request & { id: string }>();
    if (!actor) return next.handle();
    return actingAs({ accountId: actor.accountId, requestId: id }, () => next.handle());
  }
}
