import { Injectable } from '@nestjs/common';
import { type Permission, actOf } from '@helan/contracts';
import { refused } from '../http/refused-error.js';
import type { Actor } from './actor.js';

type Find = (id: string) => Promise<string | undefined>;

const SUBJECT = /\/api\/([a-z-]+)\/([0-9a-f]{8}-[0-9a-f-]{27})/i;

/** Of which project something is: asked only for an agent who was given some projects and not all of them. */
@Injectable()
export class ProjectScopes {
  private readonly finders = new Map<string, Find>([['projects', (id) => Promise.resolve(id)]]);

  /** A room says of which project its things are, by the word before their id in an address. */
  findWith(word: string, find: Find): void {
    this.finders.set(word, find);
  }

  /** What nobody can say the project of is not his. */
  async require(
    { standing }: Actor,
    { permission, path }: { readonly permission: Permission; readonly path: string },
  ): Promise<void> {
    const mandate = standing?.mandate;
    if (!mandate?.projectIds || actOf(permission) === 'OWN') return;
    const [, word = '', id = ''] = SUBJECT.exec(path) ?? [];
    const projectId = await this.finders.get(word)?.(id.toLowerCase());
    if (!projectId || !mandate.projectIds.includes(projectId))
      throw refused('mandate.not-this-project', { party: mandate.partyName });
  }
}
