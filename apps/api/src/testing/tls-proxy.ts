import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from './production.js';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Tells the proxy below from where a request is meant to come: every one comes from this machine. */
const FROM = 'x-spec-from';

interface Asked {
  readonly method?: string;
  /** The client's address as the proxy sees it. */
  readonly from?: string;
  readonly headers?: Record<string, string>;
  readonly body?: object;
}

/** A reverse proxy that ends TLS in front of a port of this machine, and one beside it without. */
export class TlsProxy {
  private constructor(
    private readonly servers: { readonly https: https.Server; readonly http: http.Server },
    private readonly certificate: string,
  ) {}

  /** It adds the client's address to what the client claims, and says how he came. */
  static async before(port: number): Promise<TlsProxy> {
    const { certificate, key } = await makeCertificate('CN=localhost');
    const passOn = (scheme: string) => (request: http.IncomingMessage, response: http.ServerResponse) => {
      const { [FROM]: client = request.socket.remoteAddress!, ...sent } = request.headers;
      const claimed = sent['x-forwarded-for'];
      const headers = {
        ...sent,
        'x-forwarded-for': [claimed, client].filter(Boolean).join(', '),
        'x-forwarded-proto': scheme,
      };
      const { method, url: path } = request;
      const onward = http.request({ port, host: '127.0.0.1', method, path, headers }, (answer) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onward);
    };
    const servers = {
      https: https.createServer({ cert: certificate, key }, passOn('https')),
      http: http.createServer(passOn('http')),
    };
    for (const server of Object.values(servers))
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TlsProxy(servers, certificate);
  }

  /** A request from outside, over one of its two doors. */
  ask(scheme: 'http' | 'https', path: string, asked: Asked = {}): Promise<Answer> {
    const { port } = this.servers[scheme].address() as AddressInfo;
    const headers = { ...asked.headers, ...(asked.from ? { [FROM]: asked.from } : {}) };
    return ask({ scheme, port, path, ca: this.certificate }, { ...asked, headers });
  }

  async close(): Promise<void> {
    for (const server of Object.values(this.servers)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }
}

/** One request to a port of this machine, without following where it is sent. */
export function ask(
  { scheme, port, path, ca }: { scheme: 'http' | 'https'; port: number; path: string; ca?: string },
  { method = 'GET', headers = {}, body }: Asked = {},
): Promise<Answer> {
  const text = body ? JSON.stringify(body) : '';
  const sent = body
    ? { ...headers, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }
    : headers;
  const options = {
    host: '127.0.0.1',
    servername: 'localhost',
    port,
    path,
    method,
    headers: sent,
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const request = (scheme === 'https' ? https : http).request(
      { ...options, ...(ca ? { ca } : {}) },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode!,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(text);
  });
}
