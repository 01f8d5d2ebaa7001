import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import * as requests from './index.js';

/** What a person may type so that nothing of it can be seen; the last holds marks of width nought and a filler. */
const BLANKS = ['', ' ', '\u3000', '\t\r\n', '\u00a0', '\u200b\ufeff', '\u2800', '\u3164 \u00ad\u2060'];
const ASKING = ['isBounded', 'isReadable', 'isWritten'];

/**
 * What is taken as it was typed, blanks and all: what opens, seals or signs something; and what nobody types, because a
 * browser or the identity provider has made it and it is given back letter by letter.
 */
const EXACT =
  /(password|secret|code|key|share|envelope|hash|token|login)$|^(SignContract|WaivePayment)Request\.name$|^(PushSubscription|PushEnding)Request\.(endpoint|p256dh|auth)$|^IssuerAnswerRequest\.search$/i;

type Request = new () => object;
type Bounds = readonly [{ readonly min: number }] | undefined;

/** Each field that must have a text, of each class of requests. */
const fields = Object.entries(requests)
  .filter(([, one]) => typeof one === 'function' && /^class\b/.test(String(one)))
  .flatMap(([name, one]) => {
    const metadatas = getMetadataStorage().getTargetValidationMetadatas(one as Request, '', false, false);
    return metadatas
      .filter(({ name: kind, constraints }) => {
        const [bounds] = (constraints as Bounds | []) ?? [];
        return ASKING.includes(kind ?? '') && (bounds?.min ?? 1) > 0;
      })
      .map(({ propertyName, each }) => ({
        name: `${name}.${propertyName}`,
        type: one as Request,
        field: propertyName,
        each,
      }));
  });

function refusedFor(type: Request, field: string, value: unknown): string | undefined {
  const errors = validateSync(plainToInstance(type, { [field]: value }), { stopAtFirstError: true });
  const [message] = Object.values(errors.find(({ property }) => property === field)?.constraints ?? {});
  return message?.startsWith('{') ? (JSON.parse(message) as { code: string }).code : message;
}

const isFolded = ({ type, field, each }: (typeof fields)[number]) => {
  const typed = '\u3000甲\u3000';
  const read = plainToInstance(type, { [field]: each ? [typed] : typed }) as Record<string, unknown>;
  return String(read[field]) !== typed;
};

describe('a text of which nothing can be seen', () => {
  test.each(fields.filter(isFolded))('is missing: $name', ({ type, field, each }) => {
    const codes = BLANKS.map((blank) => refusedFor(type, field, each ? [blank] : blank));
    expect(codes).toEqual(BLANKS.map(() => 'text.missing'));
  });

  test('is looked for in every text but what opens, seals or signs something', () =>
    expect(fields.filter((one) => !isFolded(one) && !EXACT.test(one.name)).map(({ name }) => name)).toEqual(
      [],
    ));

  test('is asked of every class that takes a text', () => expect(fields.length).toBeGreaterThan(80));
});
