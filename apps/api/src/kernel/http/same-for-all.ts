import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
  applyDecorators,
} from '@nestjs/common';
import { AskedAtOnce } from '@helan/contracts';
import type { Request } from 'express';
import { type Observable, from, lastValueFrom } from 'rxjs';

/** Whoever asks for one address at one moment is given one answer, which nobody changes. */
@Injectable()
class OneAnswer implements NestInterceptor {
  private readonly asked = new AskedAtOnce<unknown>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { originalUrl } = context.switchToHttp().getRequest<Request>();
    return from(this.asked.ask(originalUrl, () => lastValueFrom(next.handle())));
  }
}

/** A route that answers everybody alike, whoever he is: what many ask at one moment is read once. */
export function SameForAll(): MethodDecorator {
  return applyDecorators(UseInterceptors(OneAnswer));
}
