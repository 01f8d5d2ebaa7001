import { IsIn, Matches } from 'class-validator';
import { PAPER_KINDS, type PaperKind } from '@helan/domain';

/** What was signed by hand; the scan comes with it as the form's file. */
export class SignOnPaperRequest {
  @IsIn(Object.keys(PAPER_KINDS)) kind!: PaperKind;
  /** SHA-256 of the paper that was printed, in hex. */
  @Matches(/^[0-9a-f]{64}$/) fileHash!: string;
}
