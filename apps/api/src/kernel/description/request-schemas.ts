import 'reflect-metadata';
import { ANSWER_KEY } from '@helan/contracts/requests';
import { TEXT_LIMITS } from '@helan/domain';
import { plainToInstance } from 'class-transformer';
import { ValidationTypes } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import type { Schema } from './operation.js';

const PREFIX = '#/components/schemas/';
const OPTIONAL = 'x-optional';

/** What the library's own table says otherwise, or cannot know. */
const CONVERTERS: Record<string, object> = {
  [ValidationTypes.NESTED_VALIDATION]: refersToPart,
  [ValidationTypes.CONDITIONAL_VALIDATION]: { [OPTIONAL]: true },
  isAnswers: {
    type: 'object',
    maxProperties: TEXT_LIMITS.answers,
    propertyNames: { pattern: ANSWER_KEY.source },
    additionalProperties: { type: 'string', maxLength: TEXT_LIMITS.long },
  },
  isBounded: boundedText,
  isReadable: { type: 'string', minLength: 1 },
  isWritten: { type: 'string' },
  isObject: { type: 'object' },
};

/** The class of a part is known to whoever makes one of it. */
function refersToPart({ target, propertyName }: ValidationMetadata): Schema {
  const whole = plainToInstance(target as new () => Record<string, object>, { [propertyName]: {} });
  return { $ref: PREFIX + whole[propertyName]!.constructor.name };
}

/** Lengths in code points, as the text stands once it is folded: what surrounds it is no part of it. */
function boundedText({ constraints, each }: ValidationMetadata): Schema {
  const [{ max, min }] = constraints as [{ max: number; min: number }];
  const text = { type: 'string', maxLength: max, ...(min > 0 ? { minLength: min } : {}) };
  return each ? { type: 'array', items: text } : text;
}

/** What the classes of requests let in, by their validation; what a class does not name is let in nowhere. */
export function requestSchemas(): Record<string, Schema> {
  const schemas = validationMetadatasToSchemas({
    refPointerPrefix: PREFIX,
    additionalConverters: CONVERTERS as never,
  }) as unknown as Record<string, Schema>;
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, closed(schema)]));
}

function closed(schema: Schema): Schema {
  const properties = Object.entries(schema['properties'] as Record<string, Schema>);
  return {
    ...schema,
    properties: Object.fromEntries(properties.map(([name, property]) => [name, mayBeNull(property)])),
    additionalProperties: false,
  };
}

/** What may be missing may be null as well. */
function mayBeNull({ [OPTIONAL]: isOptional, ...schema }: Schema): Schema {
  return isOptional ? { anyOf: [schema, { type: 'null' }] } : schema;
}
