import type { Schema } from './operation.js';

export const ID = '3f0c6a52-9b1e-4c57-8a44-5d2f0e7b91c3';

/** What a field of such a name holds, for instance; the first that fits. */
const SAMPLES: readonly (readonly [RegExp, string])[] = [
  [/^(id|.*Id)$/, ID],
  [/(^at|^to|At)$/, '2026-11-02T09:00:00.000Z'],
  [/Fen$/, '1200000'],
  [/Yuan$/, '12000.00'],
  [
    /^(from|until|date|termFrom|termTo|effectiveFrom|confirmedThrough|validUntil|.*On|.*Day|posted.*)$/,
    '2026-11-02',
  ],
  [/[iI]dNumber$/, '640122196203150026'],
  [/phone$/i, '13895310001'],
  [/[aA]ccount$/, '6228481000000100106'],
  [/bankName/, '贺兰农村商业银行立岗支行'],
  [/[bB]ankNo$/, '402871000021'],
  [/(villageCode|regionCode)$/, '640122102208'],
  [/householdCode|knownCode/, '640122102208000001'],
  [/typeCode/, 'T01'],
  [/[hH]ash$|root|fingerprint/, '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  [/^(common)$/, 'A'.repeat(44)],
  [/^(proof)$/, `${'A'.repeat(86)}==`],
  [/^envelope$/, '1.QUFBQQ==.QUFBQQ==.QUFBQQ=='],
  [/^(paddle)$/, '8'],
  [/^(points)$/, '92.5'],
  [/^(mu|quantity|measured)$/, '12.50'],
  [/payerName|displayName/, '赵禾田'],
  [/flowNo/, '20261102000001'],
  [/[nN]o$/, 'HLNQ-2026-0001'],
];

/** Deeper than any answer is; a tree that holds itself ends there. */
const DEEPEST = 9;

/** A value of a schema, as its names say: the same one each time. */
export function exampleOf(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
  name = '',
  depth = 0,
): unknown {
  const reference = schema['$ref'] as string | undefined;
  if (reference) return exampleOf(schemas[reference.split('/').at(-1)!] ?? {}, schemas, name, depth);
  if ('const' in schema) return schema['const'];
  const values = schema['enum'] as unknown[] | undefined;
  if (values) return values[0];
  const parts = schema['anyOf'] as Schema[] | undefined;
  if (parts) return exampleOf(partOf(parts, depth), schemas, name, depth);
  if (schema['type'] === 'array') return itemsOf(schema, schemas, name, depth);
  if (schema['type'] === 'object') return objectOf(schema, schemas, depth);
  if (schema['type'] === 'integer' || schema['type'] === 'number')
    return Math.max(1, Number(schema['minimum'] ?? 1));
  if (schema['type'] === 'boolean') return true;
  return schema['type'] === 'string' ? textOf(schema, name) : null;
}

function partOf(parts: readonly Schema[], depth: number): Schema {
  const isNull = ({ type }: Schema) => type === 'null';
  const wanted = depth < DEEPEST ? parts.find((part) => !isNull(part)) : parts.find(isNull);
  return wanted ?? parts[0]!;
}

function itemsOf(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
  name: string,
  depth: number,
): unknown[] {
  const prefix = schema['prefixItems'] as Schema[] | undefined;
  if (prefix) return prefix.map((item) => exampleOf(item, schemas, name, depth + 1));
  if (depth >= DEEPEST && !schema['minItems']) return [];
  return [exampleOf((schema['items'] ?? {}) as Schema, schemas, name, depth + 1)];
}

function objectOf(schema: Schema, schemas: Readonly<Record<string, Schema>>, depth: number): object {
  const required = new Set(schema['required'] as string[] | undefined);
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
  return Object.fromEntries(
    properties
      .filter(([name]) => depth < DEEPEST || required.has(name))
      .map(([name, property]) => [name, exampleOf(property, schemas, name, depth + 1)]),
  );
}

function textOf(schema: Schema, name: string): string {
  if (schema['format'] === 'uuid') return ID;
  const text = schema['format'] === 'date-time' ? '2026-11-02T09:00:00.000Z' : sampleOf(name);
  return text.slice(0, Number(schema['maxLength'] ?? text.length));
}

function sampleOf(name: string): string {
  return SAMPLES.find(([pattern]) => pattern.test(name))?.[1] ?? '立岗镇兰光村一块水浇地';
}
