import { Injectable } from '@nestjs/common';
import { FACTS } from '@helan/domain';

/** Of an identity number, so many characters show that somebody knows whose it is. */
const END_LENGTH = 6;

/** Somebody whose identity is known. */
export interface Holder {
  /** Whether a text is the end of his identity number, as he writes it. */
  readonly hasIdNumberEnd: (text: string) => boolean;
}

type Finding = (accountId: string) => Promise<Holder | undefined>;

/** Whoever has this number; nobody can show that he is one of whom there is none on record. */
export function holderOf(idNumber: string | null): Holder {
  const end = idNumber?.slice(-END_LENGTH);
  return { hasIdNumberEnd: (text) => end !== undefined && FACTS.ID_NUMBER.fold(text) === end };
}

/** Who stands behind an account, as far as his identity has been verified; the rooms that verify it say so. */
@Injectable()
export class Holders {
  private readonly findings: Finding[] = [];

  findWith(finding: Finding): void {
    this.findings.push(finding);
  }

  /** Where several are known, any of them. */
  async find(accountId: string): Promise<Holder | undefined> {
    const found = await Promise.all(this.findings.map((finding) => finding(accountId)));
    const holders = found.filter((holder) => holder !== undefined);
    if (holders.length === 0) return undefined;
    return { hasIdNumberEnd: (text) => holders.some((holder) => holder.hasIdNumberEnd(text)) };
  }
}
