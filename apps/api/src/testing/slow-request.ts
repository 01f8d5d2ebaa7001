import net from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { once } from 'node:events';

/** What came back: the status, and the body as text. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** A request whose head is at the server and whose body its sender holds back. */
export class SlowRequest {
  private readonly chunks: Buffer[] = [];

  private constructor(
    private readonly socket: net.Socket,
    private readonly body: string,
  ) {
    socket.on('data', (chunk) => this.chunks.push(chunk));
  }

  /** Sends the head; `port` is the server's, or that of a proxy before it. */
  static async begin(
    port: number,
    route: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<SlowRequest> {
    const socket = net.connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const lines = [
      `POST /api/${route} HTTP/1.1`,
      'Host: 127.0.0.1',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    return new SlowRequest(socket, body);
  }

  /** Sends the body, or leaves it away, and waits for the answer. */
  async finish({ isSilent = false } = {}): Promise<RawAnswer> {
    if (!isSilent) this.socket.write(this.body);
    await once(this.socket, 'close');
    const text = Buffer.concat(this.chunks).toString();
    return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]), text };
  }
}

/** The port on which a server listens; it begins to where it does not yet. */
export async function portOf(server: Server): Promise<number> {
  if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A proxy that hands a request on once its sender has sent it whole. Returns its port and how to end it. */
export async function bufferingProxy(to: number): Promise<{ port: number; close: () => Promise<void> }> {
  const proxy = net.createServer((client) => {
    const chunks: Buffer[] = [];
    client.on('data', (chunk) => {
      chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      const head = text.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1]);
      if (head < 0 || text.length - head - 4 < length) return;
      const server = net.connect(to, '127.0.0.1', () => server.write(text));
      server.pipe(client);
      server.on('error', () => client.destroy());
    });
    client.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => proxy.close(() => resolve()));
  return { port: (proxy.address() as AddressInfo).port, close };
}
