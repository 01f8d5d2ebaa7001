import { Injectable } from '@nestjs/common';

/** Somebody whose identity is known. */
export interface Holder {
  /** Whether a text is the end of his identity number, as he writes it. */
  readonly hasIdNumberEnd: (text: string) => boolean;
}

type Finding = (accountId: string) => Promise<Holder | undefined>;

/** Who stands behind an account, as far as his identity has been verified; the room that verifies it says so. */
@Injectable()
export class Holders {
  private readonly findings: Finding[] = [];

  findWith(finding: Finding): void {
    this.findings.push(finding);
  }

  async find(accountId: string): Promise<Holder | undefined> {
    for (const finding of this.findings) {
      const holder = await finding(accountId);
      if (holder) return holder;
    }
    return undefined;
  }
}
