import { Injectable } from '@nestjs/common';
import type { BankAccount, PlainDate } from '@helan/domain';
import { refused } from '../../kernel/http/index.js';

/** A file as the bank hands it over. */
export interface BankFile {
  readonly name: string;
  readonly content: Buffer;
}

/** What a bank is to the platform: files of its accounts, in the forms that it speaks. */
export interface Bank {
  /** What it says of one day now; asked again it may say more, or otherwise. Throws a refusal where it is down. */
  filesOf(account: BankAccount, day: PlainDate): Promise<readonly BankFile[]>;
}

/** Where no line to the bank is laid people carry the files, which is the same to everything behind. */
const BY_HAND: Bank = {
  filesOf: () => Promise.reject(refused('bank.by-hand')),
};

/** The line to the bank, laid by whoever knows how: a demonstration practises with a simulated one. */
@Injectable()
export class BankLink {
  private bank: Bank = BY_HAND;

  layWith(bank: Bank): void {
    this.bank = bank;
  }

  filesOf(account: BankAccount, day: PlainDate): Promise<readonly BankFile[]> {
    return this.bank.filesOf(account, day);
  }
}
