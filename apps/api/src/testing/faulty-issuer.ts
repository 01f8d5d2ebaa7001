import { createSign, generateKeyPairSync } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the next answer is to differ from a right one. */
export interface Fault {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly isForged?: boolean;
  readonly error?: string;
  readonly isSilent?: boolean;
}

/** An issuer whose answers can be made wrong, one claim at a time, and signed nevertheless. */
export class FaultyIssuer {
  fault: Fault = {};
  private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly others = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly server = http.createServer((request, response) => this.answer(request, response));
  url = '';
  /** Of the sign-in under way. */
  nonce = '';

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  get settings(): Record<string, string> {
    return {
      ISSUER_URL: this.url,
      ISSUER_CLIENT_ID: 'helan',
      ISSUER_CLIENT_SECRET: 'faulty-secret',
      ISSUER_REAL_LEVELS: 'L3',
    };
  }

  private answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    if (this.fault.isSilent) {
      request.socket.destroy();
      return;
    }
    const { status = 200, body } = this.find((request.url ?? '').split('?')[0]!);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }

  private find(path: string): { status?: number; body: object } {
    const person = { sub: 'faulty', name: '祝春生', id_number: '640122198503120012', level: 'L3' };
    if (path === '/userinfo') return { body: person };
    if (path === '/jwks')
      return {
        body: { keys: [{ ...this.keys.publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256' }] },
      };
    if (path === '/token' && this.fault.error) return { status: 400, body: { error: this.fault.error } };
    if (path === '/token')
      return { body: { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: this.token() } };
    return {
      body: {
        issuer: this.url,
        authorization_endpoint: `${this.url}/authorize`,
        token_endpoint: `${this.url}/token`,
        userinfo_endpoint: `${this.url}/userinfo`,
        jwks_uri: `${this.url}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      },
    };
  }

  private token(): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ iss: this.url, aud: 'helan', sub: 'faulty', nonce: this.nonce, iat: now, exp: now + 60 },
      ...this.fault.claims,
    };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'RS256', kid: '1' })}.${part(claims)}`;
    const { privateKey } = this.fault.isForged ? this.others : this.keys;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey).toString('base64url')}`;
  }
}
