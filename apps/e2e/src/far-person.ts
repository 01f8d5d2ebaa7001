import { randomUUID } from 'node:crypto';

/** Somebody before a platform that runs in processes of its own, as through its proxy: encrypted, with his cookies. */
export class FarPerson {
  private readonly cookies = new Map<string, string>();
  private csrfToken = '';

  private constructor(private readonly url: string) {}

  /** Someone who has opened the page of signing in. */
  static async visit(url: string): Promise<FarPerson> {
    const person = new FarPerson(url);
    await person.get('session');
    return person;
  }

  get<T>(route: string): Promise<T> {
    return this.ask<T>('GET', route);
  }

  post<T>(route: string, body: object = {}): Promise<T> {
    return this.ask<T>('POST', route, JSON.stringify(body));
  }

  put(route: string, body: object): Promise<unknown> {
    return this.ask('PUT', route, JSON.stringify(body));
  }

  async upload(route: string, kind: string, content: Buffer, name: string): Promise<void> {
    const form = new FormData();
    form.set('kind', kind);
    form.set('file', new Blob([new Uint8Array(content)]), name);
    await this.ask('POST', route, form);
  }

  /** The code of the refusal. */
  async refused(route: string, body: object): Promise<string> {
    const answer = await this.send('POST', route, JSON.stringify(body));
    const { code } = (await answer.json()) as { code?: string };
    return code ?? `went through with ${answer.status}`;
  }

  private async ask<T>(method: string, route: string, body?: string | FormData): Promise<T> {
    const answer = await this.send(method, route, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${text}`);
    const view = (text === '' ? undefined : JSON.parse(text)) as T;
    if (route === 'session') this.csrfToken = (view as { csrfToken: string }).csrfToken;
    return view;
  }

  private async send(method: string, route: string, body?: string | FormData): Promise<Response> {
    const answer = await fetch(`${this.url}/api/${route}`, {
      method,
      headers: {
        'X-Forwarded-Proto': 'https',
        'X-Forwarded-For': '203.0.113.7',
        'X-CSRF-Token': this.csrfToken,
        Cookie: [...this.cookies.values()].join('; '),
        ...(method === 'POST' ? { 'Idempotency-Key': randomUUID() } : {}),
        ...(typeof body === 'string' ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body === undefined ? {} : { body }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const pair = cookie.split(';')[0]!;
      this.cookies.set(pair.split('=')[0]!, pair);
    }
    return answer;
  }
}
