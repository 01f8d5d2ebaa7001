import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type Fault, RefusedError } from './refused-error.js';

/** Requests are checked by their class; what the class does not name is refused, never passed on. */
export function requestValidation(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => new RefusedError(errors.flatMap((error) => toFaults(error))),
  });
}

function toFaults(error: ValidationError, path: string[] = []): Fault[] {
  const field = [...path, error.property];
  if (error.children?.length) return error.children.flatMap((child) => toFaults(child, field));
  return [{ code: 'request.invalid', field: field.join('.') }];
}
