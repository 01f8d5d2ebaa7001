import { expect, test } from '@jest/globals';
import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { errorForLog } from './error-for-log.js';

const SECRET = '640122197809020036';

function databaseError(): pg.DatabaseError {
  const error = new pg.DatabaseError(`invalid input syntax for type uuid: "${SECRET}"`, 1, 'error');
  return Object.assign(error, {
    code: '23505',
    table: 'party',
    constraint: 'party_id_number_key',
    detail: `Key (id_number_hash)=(${SECRET}) already exists.`,
    where: `unnamed portal parameter $1 = '${SECRET}'`,
  });
}

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test.each<[string, unknown]>([
  ['of the database', databaseError()],
  ['of a statement', new QueryFailedError('select $1', [SECRET], databaseError())],
  ['of the language', thrownBy(() => BigInt(`x${SECRET}`))],
  ['of a text that is no JSON', thrownBy(() => JSON.parse(`{"name": ${SECRET}x`))],
  ['of a file', Object.assign(new Error(`no such file: ${SECRET}`), { code: 'ENOENT', path: SECRET })],
  ['with lines like a stack', new Error(`first\n    at ${SECRET} (file:1:1)\n    at ${SECRET}`)],
  ['caused by another', new Error('outer', { cause: new Error(SECRET) })],
  ['with a code that is none', Object.assign(new Error('x'), { code: `the card ${SECRET}` })],
  ['that is a text', SECRET],
])('an error %s leaves its kind and its place in the log, and nothing that was entered', (_, error) => {
  const logged = errorForLog(error);
  expect(JSON.stringify(logged)).not.toContain(SECRET);
  if (typeof error === 'object') expect(logged.at.length).toBeGreaterThan(0);
});

test('what the database names of its own is kept, to find the fault by', () => {
  expect(errorForLog(new QueryFailedError('select $1', [SECRET], databaseError()))).toMatchObject({
    type: 'QueryFailedError',
    code: '23505',
    table: 'party',
    constraint: 'party_id_number_key',
    cause: { type: 'DatabaseError', code: '23505' },
  });
});
