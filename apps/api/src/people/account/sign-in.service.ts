import { Injectable } from '@nestjs/common';
import { readDoorName } from '@helan/domain';
import type { Request } from 'express';
import { RefusedError, refused } from '../../kernel/http/index.js';
import { type Ask, Limits } from '../../kernel/limits/index.js';
import { Passwords } from './passwords.js';
import { type KnownAccount, type SignInPlace, SignInPlaces, placeOf } from './sign-in-places.js';
import { SlowAnswers } from './slow-answers.js';

interface Credentials {
  readonly login: string;
  readonly password: string;
}

/**
 * Whose login and password they are. Whatever is counted is counted by the login as it was typed and before the
 * password is checked, so that neither answer nor time says whether anybody has it; an account cannot be locked
 * from elsewhere, since only the place that guesses is.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly places: SignInPlaces,
    private readonly limits: Limits,
    private readonly passwords: Passwords,
    private readonly slowly: SlowAnswers,
  ) {}

  /** The id of the account. */
  async attempt(request: Request, { login, password }: Credentials): Promise<string> {
    try {
      return await this.check(request, { login: readDoorName(login), password });
    } catch (error) {
      if (error instanceof RefusedError && error.retryAfterSeconds) await this.slowly.beforeRefusal();
      throw error;
    }
  }

  private async check(request: Request, { login, password }: Credentials): Promise<string> {
    const place = placeOf(request);
    const account = await this.places.findAccount(login, place);
    const row = rowOf(login, place, account);
    const taken = await this.limits.take([row, ...othersOf(login, place, account)]);
    await this.slowly.beforeAttempt(taken.get(row.limit)!);
    const isKnown = account !== undefined && (account.knowsDevice || account.knowsAddress);
    const isGone = () => request.socket.destroyed;
    const isRight = await this.passwords.isRight(
      { isKnown, isGone },
      account?.passwordHash ?? undefined,
      password,
    );
    if (!account || !isRight || !(await this.isStill(login, place, account)))
      throw refused('session.bad-credentials');
    await this.limits.forgive(row);
    return account.id;
  }

  /** Whoever has waited may find another password by now: the one that was right lets nobody in any more. */
  private async isStill(
    login: string,
    place: SignInPlace,
    { id, passwordHash }: KnownAccount,
  ): Promise<boolean> {
    const now = await this.places.findAccount(login, place);
    return now?.id === id && now.passwordHash === passwordHash;
  }
}

/** Attempts in a row: a known device is a place of its own, wherever it is. */
function rowOf(login: string, { address, device }: SignInPlace, account?: KnownAccount): Ask {
  return {
    limit: 'login.row',
    of: `${account?.knowsDevice ? device : address}|${countedAs(login, account)}`,
  };
}

/** A known device is counted by itself alone; from a known address the login is not counted with all the others. */
function othersOf(login: string, { address, device }: SignInPlace, account?: KnownAccount): Ask[] {
  const counted = countedAs(login, account);
  if (account?.knowsDevice) return [{ limit: 'login.device', of: `${device}|${counted}` }];
  const byAddress: Ask = { limit: 'login.address', of: address };
  if (account?.knowsAddress) return [byAddress];
  return [byAddress, { limit: 'login.name', of: counted }, { limit: 'login.all', of: 'everybody' }];
}

/** As it was typed, and anew each time that its account is freed. */
function countedAs(login: string, account?: KnownAccount): string {
  return account?.unlocks ? `${login}|${account.unlocks}` : login;
}
