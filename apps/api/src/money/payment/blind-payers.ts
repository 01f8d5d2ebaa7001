import { Injectable } from '@nestjs/common';

/** Which of these sub-accounts, registrations and receipts belong to a lot whose payers are nobody's to know as yet. */
type Asked = (keys: readonly string[]) => Promise<ReadonlySet<string>>;

/** Whose money may not be listed by name: the room that asks for deposits knows. Source: rules §21 A13. */
@Injectable()
export class BlindPayers {
  private asked: Asked = async () => new Set();

  askWith(asked: Asked): void {
    this.asked = asked;
  }

  among(keys: readonly string[]): Promise<ReadonlySet<string>> {
    return this.asked(keys);
  }
}
