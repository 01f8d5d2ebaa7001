import fs from 'node:fs';
import type { Application, PartyKind } from '@helan/domain';

/** What happens to a listing, in the order in which it goes. A recipe names the last of them, and what comes behind. */
export const STEPS = [
  'draft',
  'apply',
  'verify',
  'township',
  'accept',
  'review',
  'publish',
  'register',
  'end of registration',
  'qualify',
  'pay deposits',
  'consult',
  'plan',
  'begin',
  'result',
  'confirmation',
  'letter',
  'contract',
  'sign',
  'pay',
  'pay out',
  'certificate',
  'close',
  'archive',
] as const;
export type StepName = (typeof STEPS)[number];

/** What may befall a listing besides. */
export const EVENTS = [
  'correction',
  'rejection',
  'end of notice',
  'relay result',
  'relisting',
  'notice withdrawn',
  'change',
  'suspension',
  'objection',
  'objection dismissed',
  'result void',
  'termination',
  'breach',
  'next in rank',
] as const;
export type EventName = (typeof EVENTS)[number];

export interface Asked {
  readonly by: string;
  readonly text: string;
  /** Nothing where nobody has answered yet. */
  readonly answer?: string;
}

/** One listing of the county. Days are counted from the first day of the demonstration's clock. */
export interface Row {
  /** By which the printed hints find it. */
  readonly key?: string;
  readonly title: string;
  readonly type: string;
  readonly village: string;
  readonly lister: string;
  readonly listerKind?: PartyKind;
  readonly day: number;
  readonly amount?: string;
  readonly price?: string;
  readonly step?: string;
  readonly years?: number;
  /** So many households in one lot, beginning with this one of the sample's. */
  readonly households?: { readonly from: number; readonly count: number };
  /** Whatever else is different from the sample of its type. */
  readonly change?: Application;
  /** What the form of an applicant asks beside the usual. */
  readonly applying?: Readonly<Record<string, string | boolean>>;
  readonly bidders?: readonly string[];
  /** How many bids are made; each bidder makes one at least. */
  readonly bids?: number;
  /** When its session begins, in Shanghai: `2 10:00` is the morning of the third day. As early as may be without it. */
  readonly session?: string;
  readonly questions?: readonly Asked[];
  readonly until: StepName;
  /** What comes behind, with the day on which it does. */
  readonly then?: readonly { readonly act: EventName | StepName; readonly day?: number }[];
}

export interface Village {
  readonly code: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly liaison: string;
  readonly township: string;
}

export interface Recipe {
  /** When the county is taken, counted from the first day. */
  readonly takenAt: string;
  /** How many days before the first one the clock begins. */
  readonly daysBefore: number;
  readonly villages: Readonly<Record<string, Village>>;
  readonly listings: readonly Row[];
}

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;

export function readRecipe(file: string | URL): Recipe {
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Recipe;
}

/** `-3 09:30`, so many days from the first and by Shanghai's clock, as a moment. */
export function momentOf(written: string, firstDay: Date): Date {
  const [day = '0', time = '09:00'] = written.split(' ');
  const [hours = '9', minutes = '0'] = time.split(':');
  const midnight = Math.floor((firstDay.getTime() + SHANGHAI) / DAY) * DAY - SHANGHAI;
  return new Date(midnight + Number(day) * DAY + (Number(hours) * 60 + Number(minutes)) * 60_000);
}
