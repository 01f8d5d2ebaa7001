import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { AskedAtOnce } from '@helan/contracts';
import type { Request } from 'express';
import { type Observable, from, lastValueFrom } from 'rxjs';

const OF_ADDRESS = [RouteParamtypes.QUERY, RouteParamtypes.PARAM];

/** Whoever asks for one address at one moment is given one answer, which nobody changes. */
@Injectable()
class OneAnswer implements NestInterceptor {
  private readonly asked = new AskedAtOnce<unknown>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { originalUrl } = context.switchToHttp().getRequest<Request>();
    return from(this.asked.ask(originalUrl, () => lastValueFrom(next.handle())));
  }
}

/**
 * A route that answers everybody alike, whoever he is: what many ask at one moment is read once. It knows its address and
 * nothing else; what also takes the person, the request or the answer is refused when the platform starts.
 */
export function SameForAll(): MethodDecorator {
  return (target, name, descriptor) => {
    const taken = (Reflect.getMetadata(ROUTE_ARGS_METADATA, target.constructor, name) ?? {}) as object;
    if (!Object.keys(taken).every((key) => OF_ADDRESS.some((kind) => key.startsWith(`${kind}:`))))
      throw new Error(`${target.constructor.name}.${String(name)} takes more than its address`);
    UseInterceptors(OneAnswer)(target, name, descriptor);
  };
}
