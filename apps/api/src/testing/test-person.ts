import { randomUUID } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Problem, SessionView } from '@helan/contracts';
import request, { type Response, type Test } from 'supertest';
import { DEMO_PASSWORD } from '../demo/index.js';

type Verb = 'get' | 'post' | 'put' | 'delete';

/** Someone at the api, through supertest: his session, his token, and answers as they come. */
export class TestPerson {
  private readonly cookies = new Map<string, string>();
  private csrfToken = '';

  constructor(private readonly app: NestExpressApplication) {}

  static async signIn(
    app: NestExpressApplication,
    login: string,
    password = DEMO_PASSWORD,
  ): Promise<TestPerson> {
    const person = await TestPerson.visit(app);
    await person.post('session', { login, password }, 200);
    return person;
  }

  /** Someone who has opened the sign-in page. */
  static async visit(app: NestExpressApplication): Promise<TestPerson> {
    const person = new TestPerson(app);
    await person.get('session');
    return person;
  }

  /** By what the api knows him. */
  credentials(): Record<string, string> {
    return { Cookie: [...this.cookies.values()].join('; '), 'X-CSRF-Token': this.csrfToken };
  }

  /** The bare request, for whatever a test must do by hand; each a deed of its own, unless its head says otherwise. */
  request(verb: Verb, route: string): Test {
    const asked = request(this.app.getHttpServer())[verb](`/api/${route}`).set(this.credentials());
    return verb === 'post' ? asked.set('Idempotency-Key', randomUUID()) : asked;
  }

  async get<T>(route: string, status = 200): Promise<T> {
    return this.keep(route, this.request('get', route), status);
  }

  async post<T = unknown>(
    route: string,
    body: object = {},
    status?: number,
    headers: Record<string, string> = {},
  ): Promise<T> {
    return this.keep(route, this.request('post', route).set(headers).send(body), status);
  }

  async put<T = unknown>(route: string, body: object, status?: number): Promise<T> {
    const response = await this.request('put', route).send(body);
    return this.expect(response, status ?? (response.status === 204 ? 204 : 200)) as T;
  }

  async upload(route: string, kind: string, content: Buffer, name = 'paper.pdf'): Promise<Response> {
    return this.request('post', route).field('kind', kind).attach('file', content, name);
  }

  /** The problem that a request is refused with. */
  async refused(
    verb: Verb,
    route: string,
    body: object = {},
    headers: Record<string, string> = {},
  ): Promise<Problem> {
    const response = await this.request(verb, route).set(headers).send(body);
    if (response.status < 400) throw new Error(`${verb} ${route} went through with ${response.status}`);
    return parse(response) as Problem;
  }

  /** The answer, and what a browser keeps of it: cookies, and the token that it is to send. */
  private async keep<T>(route: string, asked: Test, status?: number): Promise<T> {
    const response = await asked;
    for (const cookie of response.get('Set-Cookie') ?? []) {
      const [pair] = cookie.split(';') as [string];
      this.cookies.set(pair.split('=')[0]!, pair);
    }
    const view = this.expect(response, status ?? (response.status === 204 ? 204 : 201));
    if (route === 'session') this.csrfToken = (view as SessionView).csrfToken;
    return view as T;
  }

  private expect(response: Response, status: number): unknown {
    if (response.status !== status)
      throw new Error(
        `${response.status} instead of ${status}: ${response.text || JSON.stringify(response.body)}`,
      );
    return parse(response);
  }
}

/** Problems have a media type of their own, which supertest leaves as bytes or text. */
function parse(response: Response): unknown {
  const isProblem = response.type === 'application/problem+json';
  if (!isProblem) return response.body as unknown;
  const body: unknown = response.body;
  return Buffer.isBuffer(body)
    ? JSON.parse(body.toString('utf8'))
    : response.text
      ? JSON.parse(response.text)
      : body;
}
