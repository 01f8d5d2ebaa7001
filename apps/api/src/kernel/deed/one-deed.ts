import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  applyDecorators,
} from '@nestjs/common';
import { HTTP_CODE_METADATA } from '@nestjs/common/constants.js';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { Request } from 'express';
import { type Observable, catchError, map, of } from 'rxjs';
import { REQUIREMENT } from '../auth/requires.js';
import { canonicalJson } from '../canonical.js';
import { routeOf } from '../http/request-context.js';
import { DEED_KEY, type Deed, asDeed, requireDeedKey } from './deed.js';
import { DeedBook, DoneBefore } from './deed-book.js';

/** For the guard, and in the operation's description as long as that is made. */
export const KEEPS_KEYS = 'x-keeps-its-keys';
const NO_CONTENT = 204;

/** A route whose rows hold the keys themselves, in a way of their own. */
export const KeepsItsKeys = () =>
  applyDecorators(SetMetadata(KEEPS_KEYS, true), ApiExtension(KEEPS_KEYS, true));

/**
 * One press, one deed: whoever is signed in and posts something says under which key. The first transaction of the
 * request writes the key with what it does and gives the answer; the same key again gets the same answer, and nothing
 * is done. What is posted to the public needs no key: nothing is made by it.
 */
@Injectable()
export class OneDeed implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly book: DeedBook,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const deed = this.deedOf(context);
    if (!deed) return next.handle();
    const isWhole = !context.switchToHttp().getRequest<Request>().is('multipart/form-data');
    try {
      if (isWhole) await this.book.requireNew(deed);
    } catch (error) {
      return answerOf(error);
    }
    return asDeed(deed, () => next.handle()).pipe(
      map(() => {
        if (!deed.done) throw new Error(`${deed.route} has done nothing that is kept`);
        return deed.done.answer;
      }),
      catchError(answerOf),
    );
  }

  private deedOf(context: ExecutionContext): Deed | undefined {
    const targets = [context.getHandler(), context.getClass()];
    const request = context.switchToHttp().getRequest<Request>();
    const { method, actor, headers, params, query } = request;
    const body: unknown = request.body;
    const isPublic = this.reflector.getAllAndOverride(REQUIREMENT, targets) === 'PUBLIC';
    if (method !== 'POST' || !actor || isPublic || this.reflector.getAllAndOverride(KEEPS_KEYS, targets))
      return undefined;
    return this.book.deedOf({
      accountId: actor.accountId,
      route: routeOf(request),
      key: requireDeedKey(headers[DEED_KEY]),
      isAnswered: this.reflector.get(HTTP_CODE_METADATA, context.getHandler()) !== NO_CONTENT,
      content: [canonicalJson({ params, query, body: body ?? null })],
    });
  }
}

function answerOf(error: unknown): Observable<unknown> {
  if (!(error instanceof DoneBefore)) throw error;
  return of(error.answer ?? undefined);
}
