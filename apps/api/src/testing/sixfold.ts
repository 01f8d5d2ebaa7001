import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request, { type Response, type Test } from 'supertest';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { TestPerson } from './test-person.js';
import { TestPlatform } from './test-platform.js';

const SIX = 6;

/** Someone whose every post is sent six times at once, to several processes in turn. */
export class SixfoldPerson extends TestPerson {
  constructor(
    private readonly apps: readonly NestExpressApplication[],
    private readonly person: TestPerson,
    /** Whether the six are one press of a button; else each of them is a press of its own. */
    private readonly isOnePress: boolean,
  ) {
    super(apps[0]!);
  }

  override credentials(): Record<string, string> {
    return this.person.credentials();
  }

  override async post<T = unknown>(
    route: string,
    body: object = {},
    _status?: number,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const answers = await this.sixTimes(route, (asked) => asked.set(headers).send(body));
    return this.oneOf(route, answers).body as T;
  }

  override async upload(route: string, kind: string, content: Buffer, name = 'paper.pdf'): Promise<Response> {
    const answers = await this.sixTimes(route, (asked) =>
      asked.field('kind', kind).attach('file', content, name),
    );
    return this.oneOf(route, answers);
  }

  private sixTimes(route: string, fill: (asked: Test) => Test): Promise<Response[]> {
    const key = randomUUID();
    return Promise.all(
      Array.from({ length: SIX }, async (_, index) => {
        const app = this.apps[index % this.apps.length]!;
        const ownKey = this.isOnePress ? key : randomUUID();
        const send = () =>
          fill(
            request(app.getHttpServer())
              .post(`/api/${route}`)
              .set({ ...this.credentials(), 'Idempotency-Key': ownKey }),
          );
        const answer = await send();
        // Whoever was told to come again does so, under the same key.
        return answer.status === 503 ? send() : answer;
      }),
    );
  }

  /** Of one press all are answered alike; of six, one goes through and the others find it done. */
  private oneOf(route: string, answers: readonly Response[]): Response {
    const done = answers.filter(({ status }) => status < 300);
    const faces = answers.map(({ status, body, text }) => [status, status < 300 ? body : text] as const);
    if (this.isOnePress) expect([route, ...faces]).toEqual([route, ...answers.map(() => faces[0])]);
    else expect([route, done.length, faces]).toEqual([route, 1, faces]);
    if (!done[0]) throw new Error(`${route}: ${answers[0]!.text}`);
    return done[0];
  }
}

/** The people of a platform, each post of theirs sixfold. */
export function sixfold(
  platform: TestPlatform,
  apps: readonly NestExpressApplication[],
  isOnePress: (route: string) => boolean,
): TestPlatform {
  const as = async (login: string) => {
    const person = await platform.as(login);
    const [press, presses] = [true, false].map((isOne) => new SixfoldPerson(apps, person, isOne)) as [
      SixfoldPerson,
      SixfoldPerson,
    ];
    presses.upload = press.upload.bind(press);
    const post = presses.post.bind(presses);
    presses.post = (route, ...rest) =>
      isOnePress(route) ? press.post(route, ...rest) : post(route, ...rest);
    return presses;
  };
  /** The other processes' clocks follow within a second; here they do at once. */
  const advance = async (to: string | Date | number) => {
    await platform.advance(to);
    for (const app of apps) await app.get(PlatformClock).measure();
  };
  return Object.assign(Object.create(platform) as TestPlatform, { as, advance });
}
