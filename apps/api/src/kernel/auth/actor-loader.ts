import type { DataSource } from 'typeorm';
import type { Actor } from './actor.js';

/**
 * Reads the account of a session at every request, so that a ban, a changed role, and the days on which
 * somebody stands in for another hold at once. Those who keep accounts say how.
 */
export abstract class ActorLoader {
  async find(accountId: string): Promise<Actor | undefined> {
    return (await this.findAll([accountId])).get(accountId);
  }

  /** By account; those that are no more are missing. */
  abstract findAll(accountIds: readonly string[], source?: DataSource): Promise<Map<string, Actor>>;
}
