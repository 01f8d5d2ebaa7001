import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { cleanText, isRefusal } from '@helan/domain';
import { isAsSent } from '@helan/contracts/requests';
import type { ValidationError } from 'class-validator';
import { MOST_DEEP } from './json-bodies.js';
import { type Fault, RefusedError, refused } from './refused-error.js';

/**
 * The one door that everything comes in by which somebody has written: characters that no text may hold are taken
 * out of it, in whatever field they stand but those that no person types; then it is checked by its class, and what the class does not name is
 * refused, never passed on.
 */
@Injectable()
class RequestDoor extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) => new RefusedError(errors.flatMap((error) => toFaults(error))),
    });
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // A question that is asked twice has no answer.
    if (metadata.type === 'query' && value !== undefined && typeof value !== 'string')
      throw refused('request.invalid', undefined, metadata.data);
    const text = metadata.type === 'custom' ? value : cleanedFor(metadata.metatype, value);
    return super.transform(text, metadata) as Promise<unknown>;
  }
}

export function requestValidation(): ValidationPipe {
  return new RequestDoor();
}

/** The fields of a form with a file, checked by their class like any other request. */
export async function readForm<T>(form: new () => T, fields: Readonly<Record<string, string>>): Promise<T> {
  return (await door.transform(fields, { type: 'body', metatype: form })) as T;
}

const door = new RequestDoor();

/** What the class takes as it was sent stays so. */
function cleanedFor(form: object | undefined, value: unknown): unknown {
  const clean = cleaned(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return clean;
  const sent = Object.entries(value)
    .map(([field, part]): [string, unknown] => [cleanText(field), part])
    .filter(([field]) => isAsSent(form, field));
  return { ...(clean as object), ...Object.fromEntries(sent) };
}

/** Texts of a value, as deep as anything is nested. */
function cleaned(value: unknown, depth = 0): unknown {
  if (depth > MOST_DEEP) throw refused('request.too-deep');
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map((part) => cleaned(part, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [cleanText(name), cleaned(part, depth + 1)]),
  );
}

function toFaults(error: ValidationError, path: string[] = []): Fault[] {
  const field = [...path, error.property];
  if (error.children?.length) return error.children.flatMap((child) => toFaults(child, field));
  const [message = ''] = Object.values(error.constraints ?? {});
  return [{ ...reasonIn(message), field: field.join('.') }];
}

/** What the domain said to a text stands as JSON in the message of its decorator; others say no more than that it is wrong. */
function reasonIn(message: string): Pick<Fault, 'code' | 'values'> {
  if (!message.startsWith('{')) return { code: 'request.invalid' };
  const reason: unknown = JSON.parse(message);
  return isRefusal(reason) ? reason : { code: 'request.invalid' };
}
