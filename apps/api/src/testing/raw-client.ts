import { randomUUID } from 'node:crypto';
import net, { type AddressInfo } from 'node:net';
import type { TestPerson } from './test-person.js';
import type { TestPlatform } from './test-platform.js';

/** What a request says of itself before its body. */
interface Head {
  readonly verb?: string;
  readonly route: string;
  readonly headers: Readonly<Record<string, string | number>>;
}

export const BOUNDARY = 'helan-test-boundary';
export const FORM = `multipart/form-data; boundary=${BOUNDARY}`;

/** The beginning of a form with a file, as it is sent. */
export function formBegins(kind: string, name = 'paper.pdf'): string {
  return (
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="kind"\r\n\r\n${kind}\r\n` +
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n` +
    'Content-Type: application/octet-stream\r\n\r\n'
  );
}

export const FORM_ENDS = `\r\n--${BOUNDARY}--\r\n`;

/** A connection by which a test sends what no client would, piece by piece, and reads what comes. */
export class RawClient {
  private received = '';
  private readonly closed: Promise<void>;

  private constructor(private readonly socket: net.Socket) {
    socket.on('data', (chunk) => (this.received += chunk.toString('utf8')));
    // A line that is cut is what some tests wait for.
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  static async connect(platform: TestPlatform): Promise<RawClient> {
    const { port } = platform.app.getHttpServer().address() as AddressInfo;
    const socket = net.connect(port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    return new RawClient(socket);
  }

  sendHead(person: TestPerson, { verb = 'POST', route, headers }: Head): void {
    const key = verb === 'POST' ? { 'Idempotency-Key': randomUUID() } : {};
    const all = { Host: 'localhost', ...person.credentials(), ...key, ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    this.socket.write(`${verb} /api/${route} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  }

  send(piece: string | Buffer): void {
    this.socket.write(piece);
  }

  hangUp(): void {
    this.socket.destroy();
  }

  /** Everything that has come, once the text is in it. */
  async hears(text: string): Promise<string> {
    while (!this.received.includes(text)) {
      if (this.socket.destroyed) throw new Error(`closed without “${text}”: ${this.received}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return this.received;
  }

  /** Status of the answer. */
  async status(): Promise<number> {
    return Number((await this.hears('\r\n\r\n')).match(/HTTP\/1\.1 (?!100)(\d{3})/)?.[1]);
  }

  /** Resolves when the other side has ended the connection. */
  cutOff(): Promise<void> {
    return this.closed;
  }
}
