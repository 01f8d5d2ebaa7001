import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  type LogLine,
  STOP_REASONS,
  VOID_REASONS,
  canonicalJson,
  drawPaddle,
  drawSeed,
  logText,
} from '@helan/domain';
import { Ceiling } from './ceiling.js';

const DOC = fs.readFileSync(
  path.resolve(import.meta.dirname, '../../docs/formats/session-record.md'),
  'utf8',
);

interface Vectors {
  readonly lotNo: string;
  readonly lines: readonly LogLine[];
  readonly drawing: {
    readonly secret: string;
    readonly drawHash: string;
    readonly hashes: readonly string[];
    readonly seed: string;
    readonly among: readonly { readonly paddles: readonly string[]; readonly paddle: string }[];
  };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const { lotNo, lines, drawing } = JSON.parse(/```json\n([\s\S]*?)\n```/.exec(DOC)![1]!) as Vectors;
const { secret, drawHash, hashes, seed, among } = drawing;

describe('the vectors of docs/formats/session-record.md', () => {
  test('are lines as the platform ties them', () => {
    for (const [index, line] of lines.entries()) {
      expect(sha256(logText(lotNo, line))).toBe(line.hash);
      if (index > 0) expect(line.prevHash).toBe(lines[index - 1]!.hash);
    }
    expect(lines.map(({ kind }) => kind)).toEqual(['PRICE', 'ENTER', 'DRAWN']);
    expect(canonicalJson(JSON.parse(lines.at(-1)!.value))).toBe(lines.at(-1)!.value);
  });

  test('are drawings as the platform draws', () => {
    expect(sha256(secret)).toBe(drawHash);
    expect(drawSeed(secret, hashes, sha256)).toBe(seed);
    for (const { paddles, paddle } of among) expect(drawPaddle(seed, paddles, sha256)).toBe(paddle);
  });

  test('are drawings as the checker draws, which finds any other paddle', () => {
    const declared = ['159', '265', '314'].map((paddle, index) => ({ paddle, hash: hashes[index]! }));
    const { paddles, paddle: drawn } = among[0]!;
    for (const paddle of paddles) {
      const ceiling = new Ceiling('64000', () => null);
      for (const line of declared) ceiling.take(line as never);
      const fault = ceiling.draw(JSON.stringify({ secret, paddles, paddle }), drawHash);
      expect(fault === undefined).toBe(paddle === drawn);
    }
  });

  test('name every kind of line, and every reason of a stop', () => {
    const kinds = {
      ...{ SEAT: 0, PRICE: 0, PRIORITY_MATCH: 0, ACCEPT: 0, SEALED: 0, ENTER: 0, LIMITED_AT: 0, PAUSE: 0 },
      ...{ RESUME: 0, STRUCK: 0, SCORED: 0, OPENED: 0, ROUND: 0, RESERVE: 0, DRAWN: 0, END: 0 },
    } satisfies Record<LogLine['kind'], 0>;
    const table = DOC.slice(DOC.indexOf('| Kind'), DOC.indexOf("A seat's commitment"));
    for (const word of [...Object.keys(kinds), ...Object.keys(STOP_REASONS)])
      expect(table).toContain(`\`${word}\``);
  });

  test('name every reason for which an envelope does not count', () => {
    for (const reason of Object.keys(VOID_REASONS)) expect(DOC).toContain(`\`${reason}\``);
  });
});
