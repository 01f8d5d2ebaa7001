import { Injectable, type PipeTransform } from '@nestjs/common';
import type { BankAccount } from '@helan/domain';
import { refused } from '../../kernel/http/index.js';

const BANKS: readonly string[] = ['DEPOSIT_BANK', 'PRICE_BANK'] satisfies BankAccount[];

/** One of the center's two accounts; anything else is "not found". */
@Injectable()
export class BankPipe implements PipeTransform<string | undefined, BankAccount> {
  transform(value: string | undefined): BankAccount {
    if (value === undefined || !BANKS.includes(value)) throw refused('resource.not-found');
    return value as BankAccount;
  }
}
