import { Inject, Injectable } from '@nestjs/common';
import { type IssuerPerson, readClaims } from '@helan/domain';
import * as oidc from 'openid-client';
import { CONFIG, type Config } from '../../kernel/config.js';
import { refused } from '../../kernel/http/index.js';
import type { IssuerSettings } from '../../kernel/issuer-settings.js';
import { logger } from '../../kernel/logger.js';
import { refusalOf } from './issuer-refusals.js';

/** What is kept in the browser's session while somebody is at the issuer. */
export interface IssuerAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Somebody whom the issuer has sent back. */
export interface IssuerAnswer {
  readonly issuer: string;
  readonly subject: string;
  readonly person: IssuerPerson;
}

const PATIENCE_SECONDS = 5;
const CALLBACK = '/login/issuer';

/** The identity provider of the surroundings, by OpenID Connect: a code with PKCE, state and nonce. */
@Injectable()
export class IssuerClient {
  private readonly settings: IssuerSettings | undefined;
  private readonly callback: string;
  private found: oidc.Configuration | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.settings = config.issuer;
    this.callback = `${config.publicUrl}${CALLBACK}`;
  }

  /** What people know it by; nothing where none was agreed. */
  get name(): string | undefined {
    return this.settings?.name;
  }

  async begin(): Promise<{ readonly attempt: IssuerAttempt; readonly url: URL }> {
    const { scope } = this.required();
    const configuration = await this.discover();
    const attempt = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callback,
      scope,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { attempt, url };
  }

  /** Who has come back; `search` is what follows the question mark of the address to which the issuer sent him. */
  async finish(search: string, { state, nonce, verifier }: IssuerAttempt): Promise<IssuerAnswer> {
    const { claims: names, realLevels } = this.required();
    const configuration = await this.discover();
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, new URL(`${this.callback}?${search}`), {
        pkceCodeVerifier: verifier,
        expectedNonce: nonce,
        expectedState: state,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      const more = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      const person = readClaims({ ...claims, ...more }, names, realLevels);
      return { issuer: claims.iss, subject: claims.sub, person };
    } catch (error) {
      throw this.refuse(error);
    }
  }

  /** Where somebody signs out of the issuer as well; nothing where it offers no such place. */
  async endingUrl(): Promise<string | undefined> {
    const configuration = await this.discover();
    if (!configuration.serverMetadata().end_session_endpoint) return undefined;
    const back = { post_logout_redirect_uri: `${this.config.publicUrl}/login` };
    return oidc.buildEndSessionUrl(configuration, back).href;
  }

  private required(): IssuerSettings {
    if (!this.settings) throw refused('issuer.absent');
    return this.settings;
  }

  /** Asked once; while it is away, again each time. */
  private async discover(): Promise<oidc.Configuration> {
    const { url, clientId, clientSecret } = this.required();
    if (this.found) return this.found;
    const isPlain = url.protocol === 'http:';
    try {
      this.found = await oidc.discovery(url, clientId, clientSecret, undefined, {
        timeout: PATIENCE_SECONDS,
        execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
      });
      return this.found;
    } catch (error) {
      throw this.refuse(error);
    }
  }

  private refuse(error: unknown): Error {
    const code = refusalOf(error);
    logger.warn({ event: 'issuer refused', code, err: error });
    return refused(code);
  }
}
