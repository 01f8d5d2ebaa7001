import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import { pino } from 'pino';
import { pinoHttp } from 'pino-http';
import request from 'supertest';
import { logOptions, stampRequest } from './request-context.js';

const lines: string[] = [];
const app = express();
beforeAll(() => {
  const logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  app.use(stampRequest, pinoHttp({ ...logOptions, logger }), express.json());
  app.post('/api/thing/:id', (_, response) => void response.json({ idNumber: '640122197809020036' }));
});
afterAll(() => void lines.splice(0));

test('a request leaves one line with its id and route, and nothing of the person', async () => {
  const answer = await request(app)
    .post('/api/thing/640122197809020036?idNumber=640122197809020036')
    .set('Cookie', 'helan.sid=secret-cookie')
    .send({ password: 'secret-password', phone: '13895310003' });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    req: { id: answer.headers['x-request-id'], method: 'POST' },
    res: { status: 200 },
    route: '/api/thing/:id',
  });
  for (const secret of ['640122197809020036', 'secret-cookie', 'secret-password', '13895310003']) {
    expect(lines[0]).not.toContain(secret);
  }
});
