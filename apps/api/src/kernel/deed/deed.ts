import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import { refused } from '../http/refused-error.js';

/** The field of a request's head that names the press of a button it comes from. */
export const DEED_KEY = 'idempotency-key';

/**
 * Letters, digits and what stands in numbers. No slash: in the record of changes a line goes by the parts of its primary
 * key, joined by slashes, and a key with one would pass for the end of another route with another key.
 */
const KEY = /^[A-Za-z0-9._:-]{1,80}$/;

/** A press of a button, as its request tells it. */
export interface Press {
  readonly accountId: string;
  readonly route: string;
  readonly key: string;
  /** Whether the route answers with anything. */
  readonly isAnswered: boolean;
  /** What is asked for, as far as it has come in; what a form's file holds is known once it has been read. */
  readonly content: string[];
}

/** What somebody does with one press of a button: once, however often the request comes. */
export interface Deed extends Press {
  /** Does it in the transaction, unless it has been done. */
  readonly once: <T>(tx: EntityManager, work: () => Promise<T>) => Promise<T>;
  /** What it was answered with, once it has been committed. */
  done?: { readonly answer: unknown };
}

const UNDER_WAY = new AsyncLocalStorage<Deed>();

/** What stands in that field, which must be a key. */
export function requireDeedKey(key: unknown): string {
  if (typeof key !== 'string' || !KEY.test(key))
    throw refused('request.idempotency-key', undefined, DEED_KEY);
  return key;
}

/** Whatever `work` writes first is this deed. */
export function asDeed<T>(deed: Deed, work: () => T): T {
  return UNDER_WAY.run(deed, work);
}

/** The deed under way that nothing has been written of yet. */
export function deedToDo(): Deed | undefined {
  const deed = UNDER_WAY.getStore();
  return deed?.done ? undefined : deed;
}

/** Something more that the deed under way asks for: a file, the fields beside it. */
export function noteContent(...parts: string[]): void {
  deedToDo()?.content.push(...parts);
}
