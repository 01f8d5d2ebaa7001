import type { ColleagueView, WorkRow } from '@helan/contracts';
import { problemFrom } from '../../data/api';

/** A task of the list, and whose it is said to be. */
export interface Claimed {
  readonly key: string;
  readonly forWhom?: WorkRow['forWhom'] | undefined;
}

/** What became of a deed that was meant for several tasks. */
export interface Dealt {
  readonly done: number;
  /** Those that waited no more. */
  readonly gone: number;
}

/** One after the other: what waits no more is passed over, any other refusal ends it. */
export async function dealWith(
  keys: readonly string[],
  deed: (key: string) => Promise<unknown>,
): Promise<Dealt> {
  let gone = 0;
  for (const key of keys) {
    try {
      await deed(key);
    } catch (error) {
      if (problemFrom(error).code !== 'resource.not-found') throw error;
      gone += 1;
    }
  }
  return { done: keys.length - gone, gone };
}

/** Colleagues at whose desk every one of the tasks waits, as the first list has them in order. */
export function colleaguesOfAll(lists: readonly (readonly ColleagueView[])[]): ColleagueView[] {
  const [first = [], ...others] = lists;
  return first.filter(({ id }) => others.every((list) => list.some((one) => one.id === id)));
}

/** What may be done about whose they are: nobody takes over what is all his, nor gives back what is nobody's. */
export function claimChoices(tasks: readonly Claimed[]): {
  readonly mayTake: boolean;
  readonly mayGiveBack: boolean;
} {
  return {
    mayTake: tasks.some(({ forWhom }) => !forWhom?.isMe),
    mayGiveBack: tasks.some(({ forWhom }) => Boolean(forWhom)),
  };
}

/** `李受理接的`; nothing where it is nobody's in particular. */
export function claimInWords(forWhom: Claimed['forWhom']): string {
  if (!forWhom) return '';
  return forWhom.isMe ? '我接的' : `${forWhom.name}接的`;
}

/** What happened, and what has been done meanwhile by another. */
export function dealtInWords(what: string, { done, gone }: Dealt): string {
  const sentences = [
    ...(done > 0 ? [`${what} ${done} 件。`] : []),
    ...(gone > 0 ? [`${gone} 件已经不用办了。`] : []),
  ];
  return sentences.join('');
}
