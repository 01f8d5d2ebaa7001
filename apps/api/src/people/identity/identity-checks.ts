import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../kernel/config.js';
import { refused } from '../../kernel/http/index.js';
import { logger } from '../../kernel/logger.js';

/** What is asked to belong to one person. */
export interface CheckedFacts {
  readonly name: string;
  readonly idNumber: string;
  readonly bankAccount?: string;
  readonly phone?: string;
}

const PATIENCE_MS = 5_000;
/** In a demonstration, whose telephone ends so is not the card's. */
const DEMO_OTHERS = '0000';

/**
 * A service outside that says whether facts of a person belong together: a POST of the facts as JSON, answered by
 * `{ "isMatch": true }`. A demonstration has none and answers itself.
 */
@Injectable()
export class IdentityChecks {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  offers(way: 'BANK_CARD' | 'NAME_AND_NUMBER'): boolean {
    return this.addressOf(way) !== undefined || this.config.mode !== 'production';
  }

  /** Throws where it cannot be said. */
  async isMatch(way: 'BANK_CARD' | 'NAME_AND_NUMBER', facts: CheckedFacts): Promise<boolean> {
    const address = this.addressOf(way);
    if (address === undefined) {
      if (this.config.mode === 'production') throw refused('identity.check-absent');
      return !(facts.phone ?? '').endsWith(DEMO_OTHERS);
    }
    try {
      return await this.ask(address, facts);
    } catch (error) {
      logger.warn({ event: 'identity check failed', way, err: error });
      throw refused('identity.check-down');
    }
  }

  private async ask(address: string, facts: CheckedFacts): Promise<boolean> {
    const { token } = this.config.identityChecks;
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(facts),
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'error',
    });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    const { isMatch } = (await response.json()) as { isMatch?: unknown };
    if (typeof isMatch !== 'boolean') throw new Error('no answer in the answer');
    return isMatch;
  }

  private addressOf(way: 'BANK_CARD' | 'NAME_AND_NUMBER'): string | undefined {
    const { bankCardUrl, nameUrl } = this.config.identityChecks;
    return way === 'BANK_CARD' ? bankCardUrl : nameUrl;
  }
}
