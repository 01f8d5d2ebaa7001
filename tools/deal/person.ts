import { randomUUID } from 'node:crypto';
import type { PageView, Problem, SessionView } from '@helan/contracts';

/** An answer of the platform that is a refusal. */
export class RefusedByPlatform extends Error {
  constructor(readonly problem: Problem) {
    super(problem.faults.map(({ sentence }) => sentence).join('\n'));
  }
}

/** Nothing answers where the platform should be. */
export class NobodyThere extends Error {
  constructor(url: string) {
    super(
      `连不上 ${url}：那里没有这个平台在运行，或者地址、端口写错了。先在另一个窗口运行 npm start，按它打印的地址写 --url；不写 --url 就在一个临时的平台上办。`,
    );
  }
}

/** Asks the platform; where nobody answers, says so with the address that was asked. */
export async function ask(platformUrl: string, path: string, options: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(`${platformUrl}/api/${path}`, options);
  } catch {
    throw new NobodyThere(platformUrl);
  }
}

/** Someone at the platform over HTTP: his session, his token, and the few verbs a deal needs. */
export class Person {
  private readonly cookies = new Map<string, string>();
  private csrfToken = '';

  constructor(
    private readonly platformUrl: string,
    readonly login: string,
    /** Called before every request that changes something. */
    private readonly beforeChange: () => Promise<void> = async () => undefined,
    /** What his browser and the way to the platform say of him. */
    private readonly ownHeaders: Readonly<Record<string, string>> = {},
  ) {}

  async signIn(password: string): Promise<this> {
    this.csrfToken = (await this.get<SessionView>('session')).csrfToken;
    this.csrfToken = (await this.post<SessionView>('session', { login: this.login, password })).csrfToken;
    return this;
  }

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  /** Every row of a list that comes by pages, filtered or not. */
  async all<T>(path: string): Promise<T[]> {
    const rows: T[] = [];
    let address: string | undefined = path;
    while (address !== undefined) {
      const { items, next }: PageView<T> = await this.get(address);
      rows.push(...items);
      address = next === null ? undefined : `${path}${path.includes('?') ? '&' : '?'}at=${next}`;
    }
    return rows;
  }

  post<T = void>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<T> {
    return this.send<T>('POST', path, JSON.stringify(body), {
      'Content-Type': 'application/json',
      ...headers,
    });
  }

  put(path: string, body: unknown): Promise<void> {
    return this.send('PUT', path, JSON.stringify(body), { 'Content-Type': 'application/json' });
  }

  upload<T>(path: string, kind: string, name: string, content: Buffer): Promise<T> {
    return this.sendForm<T>(path, { kind }, name, content);
  }

  /** A file with the fields beside it. */
  sendForm<T>(
    path: string,
    fields: Readonly<Record<string, string>>,
    name: string,
    content: Buffer,
  ): Promise<T> {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set('file', new Blob([new Uint8Array(content)]), name);
    return this.send<T>('POST', path, form);
  }

  async download(path: string): Promise<Buffer> {
    const response = await this.fetch('GET', path);
    return Buffer.from(await response.arrayBuffer());
  }

  private async send<T>(
    method: string,
    path: string,
    body?: string | FormData,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await this.fetch(method, path, body, headers);
    const text = await response.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }

  private async fetch(
    method: string,
    path: string,
    body?: string | FormData,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    if (method !== 'GET') await this.beforeChange();
    const response = await ask(this.platformUrl, path, {
      method,
      headers: {
        ...this.ownHeaders,
        Cookie: [...this.cookies.values()].join('; '),
        'X-CSRF-Token': this.csrfToken,
        // Each a deed of its own, unless the caller says which.
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(';') as [string];
      this.cookies.set(pair.split('=')[0]!, pair);
    }
    if (!response.ok) throw new RefusedByPlatform(await readProblem(response));
    return response;
  }
}

/** What answers without saying why, a proxy or a page, is a refusal, too. */
export async function readProblem(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as Problem;
    if (Array.isArray(problem.faults)) return problem;
  } catch {
    // No problem of the platform's: told by its number.
  }
  const sentence = `平台没有答复原因（${response.status}）`;
  const code = 'server.fault';
  return {
    type: 'about:blank',
    title: sentence,
    status: response.status,
    code,
    requestId: '',
    faults: [{ code, sentence }],
  };
}
