import type { Application, Boundary, PartyKind } from '@helan/domain';
import type { Applicants } from './reading/read-receivers.js';

/** What the liaison finds where the thing is. */
export interface Site {
  readonly latitude: number;
  readonly longitude: number;
  /** As many as are asked of any site, and more where a paper is to be pictures. */
  readonly photos: readonly Buffer[];
  /** Of the parcels, in their order. */
  readonly boundaries: readonly Boundary[];
  /** In the lot's own unit, where the application alone does not say it. */
  readonly measured?: string;
}

/** What is played: an application made of a notice's facts, and how the play goes. */
export interface DealFacts {
  readonly noticeId: string;
  /** Which of a notice's lots, where it has several. */
  readonly lotName?: string;
  readonly typeCode: string;
  readonly listerKind: PartyKind;
  readonly application: Application;
  readonly applicants?: Applicants;
  /** What each applicant says beside the usual, where the type asks for it. */
  readonly saidByApplicants?: Readonly<Record<string, string | boolean>>;
  /** For whom the liaison files on a paper mandate; nothing where the lister files himself. */
  readonly mandator?: Readonly<
    Record<'kind' | 'name' | 'idNumber' | 'phone' | 'bankAccount' | 'bankName', string>
  >;
  /** Sample pictures in the demonstration's village, where nothing is said of it. */
  readonly site?: Site;
  readonly isDepositPaid: boolean;
  /** What the notice wants and nobody does here yet. */
  readonly notOffered?: readonly string[];
  /** The one of them for which the form has a word: the platform itself has to refuse it. */
  readonly refusedMethod?: string;
  /** What the notice does not say and what stands in for it. */
  readonly defaults: readonly string[];
  /** What is played differently from the notice, and why. */
  readonly remarks: readonly string[];
}
