import DataLoader from 'dataloader';
import { DataSource, type EntityManager } from 'typeorm';

/** An error is the answer of one alone. */
type Work<Asked, Answer> = (
  tx: EntityManager,
  asked: readonly Asked[],
) => Promise<readonly (Answer | Error)[]>;

/**
 * What many may ask of the database in one transaction at once, each for himself: what they ask in one moment goes as
 * one. `work` is given all of it, in the order in which it was asked, and answers each. Outside of a transaction, where
 * different people ask, everything goes by itself. Decision: docs/decisions/0018-asked-together.md.
 */
export function together<Asked, Answer>(
  work: Work<Asked, Answer>,
): (source: EntityManager | DataSource, asked: Asked) => Promise<Answer> {
  const loaders = new WeakMap<EntityManager, DataLoader<Asked, Answer>>();
  return async (source, asked) => {
    if (source instanceof DataSource) return alone(work, source.manager, asked);
    let loader = loaders.get(source);
    if (!loader) {
      loader = new DataLoader<Asked, Answer>((all) => work(source, all), { cache: false });
      loaders.set(source, loader);
    }
    return loader.load(asked);
  };
}

async function alone<Asked, Answer>(
  work: Work<Asked, Answer>,
  source: EntityManager,
  asked: Asked,
): Promise<Answer> {
  const [answer] = await work(source, [asked]);
  if (answer instanceof Error) throw answer;
  return answer as Answer;
}

/** The same where everybody asks the same and is answered the same. */
export function askedOnce<Answer>(
  ask: (tx: EntityManager) => Promise<Answer>,
): (source: EntityManager | DataSource) => Promise<Answer> {
  const once = together<true, Answer>(async (tx, asked) => {
    const answer = await ask(tx);
    return asked.map(() => answer);
  });
  return (source) => once(source, true);
}
