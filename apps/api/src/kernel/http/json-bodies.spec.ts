import net, { type AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { depthOf, jsonBodies } from './json-bodies.js';
import { answerProblem } from './problem.filter.js';

/** A server whose bodies may take so long; only the one that is to be late has little. */
const listening = async (withinMs: number): Promise<Server> => {
  const app = express();
  app.use('/api', jsonBodies(withinMs));
  app.post('/api/*route', ({ body }, response) => void response.json(Object.keys(body as object).length));
  app.use((error: unknown, asked: express.Request, response: express.Response, _: express.NextFunction) =>
    answerProblem(error, asked, response),
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return server;
};
let server: Server;
let impatient: Server;
beforeAll(async () => void ([server, impatient] = await Promise.all([listening(60_000), listening(100)])));
afterAll(() => [server, impatient].forEach((each) => each.close()));

const ID = '00000000-0000-4000-8000-000000000000';
const nested = (depth: number) => `${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`;
const ofBytes = (bytes: number) => JSON.stringify({ text: 'x'.repeat(bytes - 11) });

test.each([
  ['{}', 1],
  ['[[1,2],[{}]]', 3],
  ['{"a":"[[[[{{{{"}', 1],
  ['{"a":"\\"[[","b":[]}', 2],
  ['{"\\\\":[[]]}', 3],
  ['"no brackets"', 0],
  ['[[', 2],
])('%s is %i deep', (json, depth) => expect(depthOf(Buffer.from(json))).toBe(depth));

test.each<[string, string, string, number, string | undefined]>([
  ['as deep as a parcel’s boundary', 'x', nested(32), 200, undefined],
  ['deeper than anything', 'x', nested(33), 422, 'request.too-deep'],
  ['half a million brackets', 'x', '['.repeat(200_000), 422, 'request.too-deep'],
  ['of a quarter of a megabyte', 'x', ofBytes(262_144), 200, undefined],
  ['of a byte more', 'x', ofBytes(262_145), 413, 'request.too-large'],
  [
    'of an application with many boundaries',
    `projects/${ID}/application`,
    ofBytes(2_000_000),
    200,
    undefined,
  ],
  ['of a change with many boundaries', `lots/${ID}/change`, ofBytes(2_000_000), 200, undefined],
  [
    'of more than any application',
    `projects/${ID}/application`,
    ofBytes(2_100_000),
    413,
    'request.too-large',
  ],
  ['that is none', 'x', '{"a":', 422, 'request.invalid'],
])('a body %s', async (_, route, body, status, code) => {
  const answer = await request(server).post(`/api/${route}`).type('application/json').send(body);
  expect([answer.status, (JSON.parse(answer.text || String(answer.body)) as { code?: string }).code]).toEqual(
    [status, code],
  );
});

test('a body that is packed is not unpacked', async () => {
  const answer = await request(server)
    .post('/api/x')
    .type('application/json')
    .set('Content-Encoding', 'gzip')
    .send('{}');
  expect(answer.status).toBe(422);
});

test('a body that does not come is waited for no longer than it may take', async () => {
  const { port } = impatient.address() as AddressInfo;
  const socket = net.connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk) => (heard += chunk.toString()));
  socket.write(
    'POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  );
  await new Promise((resolve) => socket.once('close', resolve));
  expect(heard).toContain('HTTP/1.1 408');
  expect(heard).toContain('request.body-late');
});
