import { foldQuantity } from '../area/index.js';
import { foldDate } from '../date/index.js';
import { foldLine, foldText } from '../text.js';
import { foldAmount } from '../money/index.js';
import { foldAccount, foldFlowNumber, foldIdNumber, foldNumber, foldPhone } from './number-folding.js';
import { foldName } from './name-folding.js';

/** A kind of fact that people hand in. */
export interface Fact {
  /** The fact as it is kept, compared and hashed, from whatever a person typed. */
  readonly fold: (text: string) => string;
  /** Longest that it may be after folding, in code points; its own shape is judged by whoever takes it. */
  readonly max: number;
}

/** One reader a kind of fact: forms, requests, sheets, look-ups and comparisons all use it. Source: rules §21 A17, A19. */
export const FACTS = {
  /** Of a person or an organisation. */
  NAME: { fold: foldName, max: 80 },
  /** 身份证号 or 统一社会信用代码. */
  ID_NUMBER: { fold: foldIdNumber, max: 30 },
  PHONE: { fold: foldPhone, max: 30 },
  ACCOUNT: { fold: foldAccount, max: 40 },
  FLOW_NUMBER: { fold: foldFlowNumber, max: 40 },
  /** Of a certificate, a contract, a parcel or a project. */
  NUMBER: { fold: foldNumber, max: 60 },
  AMOUNT: { fold: foldAmount, max: 24 },
  QUANTITY: { fold: foldQuantity, max: 16 },
  DATE: { fold: foldDate, max: 20 },
  INSTANT: { fold: foldLine, max: 40 },
  /** A line that people read. */
  TEXT: { fold: foldText, max: 80 },
} as const satisfies Record<string, Fact>;

export type FactKind = keyof typeof FACTS;
