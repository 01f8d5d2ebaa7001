import { Injectable } from '@nestjs/common';
import type { AskedBesides } from '@helan/contracts';
import type { Request } from 'express';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { Limits } from '../../kernel/limits/index.js';
import { Codes, type HandedIn } from './codes.service.js';
import { Holders } from './holders.js';
import { Passwords } from './passwords.js';
import { PhoneBook, type PhoneOwner } from './phone-book.js';
import { SignInPlaces, placeOf } from './sign-in-places.js';

/** What somebody shows besides the code, where he is asked. */
export interface ShownBesides {
  readonly password?: string | undefined;
  readonly idNumberEnd?: string | undefined;
}

/** Who the code lets in, or what is asked besides. */
export type LetIn = { readonly accountId: string } | { readonly asks: AskedBesides };

/**
 * In by a code alone comes whoever is not known yet, and whoever is on a device of his. A number may be another's by
 * now: to an account whose owner is verified a new device shows something that only he knows. Nobody of the staff
 * comes in by a code.
 */
@Injectable()
export class CodeEntrance {
  constructor(
    private readonly codes: Codes,
    private readonly phones: PhoneBook,
    private readonly holders: Holders,
    private readonly places: SignInPlaces,
    private readonly passwords: Passwords,
    private readonly limits: Limits,
    private readonly transactions: Transactions,
  ) {}

  async enter(request: Request, handedIn: HandedIn, besides: ShownBesides): Promise<LetIn> {
    const code = await this.codes.show(request, handedIn, 'ENTER');
    const owner = await this.phones.find(code.phone);
    if (!owner) return { asks: 'NAME' };
    const asks = await this.stillAsks(request, code.phone, owner, besides);
    if (asks) return { asks };
    await this.transactions.run(async (tx) => {
      await this.codes.use(tx, code);
      await this.phones.confirm(tx, owner.id);
    });
    return { accountId: owner.id };
  }

  /** What is asked besides the code and was not shown; throws where what was shown is not right. */
  async stillAsks(
    request: Request,
    phone: string,
    { id, passwordHash, isStaff }: PhoneOwner,
    { password, idNumberEnd }: ShownBesides,
  ): Promise<AskedBesides | undefined> {
    if (isStaff) throw refused('account.not-by-code');
    const place = await this.places.findByPhone(phone, placeOf(request));
    const holder = place?.knowsDevice ? undefined : await this.holders.find(id);
    if (!holder) return undefined;
    if (password === undefined && !idNumberEnd) return passwordHash === null ? 'ID_NUMBER' : 'PASSWORD';
    await this.limits.take([{ limit: 'code.holder', of: id }]);
    const isRight = idNumberEnd
      ? holder.hasIdNumberEnd(idNumberEnd)
      : await this.passwords.isRight(
          { isKnown: false, isGone: () => request.socket.destroyed },
          passwordHash ?? undefined,
          password ?? '',
        );
    if (!isRight) throw refused('account.holder-unproved');
    return undefined;
  }
}
