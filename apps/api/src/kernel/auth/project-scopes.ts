import { Injectable } from '@nestjs/common';
import { type MandatedAct, type Permission, actsOf } from '@helan/contracts';
import { refused } from '../http/refused-error.js';
import type { Actor } from './actor.js';

type Find = (id: string) => Promise<string | undefined>;

const SUBJECT = /\/api\/(?:my\/)?([a-z-]+)\/([0-9a-f]{8}-[0-9a-f-]{27})/i;

/** Of which project something is: asked only for an agent who was given some projects and not all of them. */
@Injectable()
export class ProjectScopes {
  private readonly finders = new Map<string, Find>([['projects', (id) => Promise.resolve(id)]]);

  /** A room says of which project its things are, by the word before their id in an address. */
  findWith(word: string, find: Find): void {
    this.finders.set(word, find);
  }

  /** Of which project a thing is; nothing where nobody can say. */
  async projectOf(word: string, id: string): Promise<string | undefined> {
    return this.finders.get(word)?.(id);
  }

  /** What nobody can say the project of is not his; a list that is read leaves out what is not, by {@link inScope}. */
  async require(
    { standing }: Actor,
    { permission, path, isReading }: { permission: Permission; path: string; isReading: boolean },
  ): Promise<void> {
    const mandate = standing?.mandate;
    if (!mandate?.projectIds || actsOf(permission) === 'OWN') return;
    const subject = SUBJECT.exec(path);
    if (!subject && isReading) return;
    const [, word = '', id = ''] = subject ?? [];
    const projectId = await this.projectOf(word, id.toLowerCase());
    if (!projectId || !mandate.projectIds.includes(projectId))
      throw refused('mandate.not-this-project', { party: mandate.partyName });
  }
}

/**
 * SQL on the id of a project: whoever asks acts in it. Nothing is asked where he acts in all that his party has, so that
 * a list is read as before.
 */
export function inScope(
  { standing }: Pick<Actor, 'standing'>,
  projectId: string,
  bind: (value: unknown) => string,
): string {
  const projectIds = projectsOf({ standing });
  return projectIds ? `${projectId} = any(${bind(projectIds)}::uuid[])` : 'true';
}

/** The same where an array is a parameter of its own: null where he acts in all. */
export function projectsOf({ standing }: Pick<Actor, 'standing'>): readonly string[] | null {
  return standing?.mandate?.projectIds ?? null;
}

/** Whether somebody acts in his own name, or was given this act. */
export function mayAct({ standing }: Pick<Actor, 'standing'>, act: MandatedAct): boolean {
  return standing?.mandate?.acts.includes(act) ?? true;
}
