import type {
  BiddingState,
  ConsultationState,
  ListingState,
  LogHead,
  LogKind,
  LogLine,
  PathStep,
  Refusal,
  RegistrationState,
  SessionQuestion,
  SessionRules,
  SessionState,
  WayOn,
  PriceScale,
} from '@helan/domain';
import type { JsonForm } from '../json-form.js';
import type { LotPriceView } from './listing.js';
import type { SessionSealingView } from './sealing.js';

/** A line of a session's log as the room shows it. */
export interface LogLineView {
  readonly seq: number;
  /** Its place among the bids; null for what the platform did. */
  readonly bidNo: number | null;
  readonly kind: LogKind;
  readonly paddle: string;
  /** The amount in fen; of an event its facts. */
  readonly value: string;
  readonly at: string;
}

/** What everybody in the room sees; identical for all, so that it is encoded once. Whoever leads is his paddle. */
export interface RoomView {
  readonly lotId: string;
  readonly lotNo: string;
  readonly title: string;
  readonly state: SessionState;
  readonly stateName: string;
  readonly lotState: ListingState;
  readonly rules: JsonForm<SessionRules>;
  /** Which session of the lot, and which round of it, each from one. */
  readonly session: number;
  readonly round: number;
  readonly sealing: SessionTermsView['sealing'];
  readonly bidding: JsonForm<BiddingState>;
  /** When a stopped session goes on; null where nobody has said so yet. */
  readonly resumeAt: string | null;
  /** It stands still between two rounds of sealed prices: the next one begins at `resumeAt`. */
  readonly awaitsRound: boolean;
  /** Why there is no result; empty where there is one, or none yet. */
  readonly failureName: string;
  /** Registration is open still: only prices and times are shown. */
  readonly isMasked: boolean;
  /** Lines of the log so far. */
  readonly seq: number;
  /**
   * Hash of the last line, which ties all before it; null before the first, and while registration is open: who knows
   * a price could try paddles until one fits.
   */
  readonly head: string | null;
  /** The newest first. */
  readonly log: readonly LogLineView[];
  readonly price: LotPriceView;
}

/** A session that stands still until two people have decided something. */
export interface SessionQuestionView {
  readonly lotId: string;
  readonly lotNo: string;
  readonly title: string;
  readonly question: SessionQuestion;
  readonly questionName: string;
  /** Decimals of the lot's unit prices; two where it is missing. */
  readonly priceScale?: PriceScale | undefined;
  readonly pausedAt: string;
  /** Whom it is about, who leads or has sealed a price, by his paddle, with the papers that bar him. */
  readonly leader: {
    readonly paddle: string;
    /** Null of a price that is sealed still. */
    readonly amountFen: string | null;
    readonly documentNos: readonly string[];
  } | null;
  readonly proposal: {
    readonly kindName: string;
    readonly groundName: string;
    readonly reason: string;
    readonly resumeAt: string | null;
    readonly proposerName: string;
    readonly proposedAt: string;
    /** Whoever proposes does not answer. */
    readonly isOwn: boolean;
  } | null;
}

/** A session that the hall screen shows. */
export interface RunningSessionView {
  readonly lotId: string;
  readonly lotNo: string;
  readonly title: string;
  readonly state: SessionState;
  readonly startAt: string;
}

export interface RoomFrame {
  readonly room: RoomView;
  readonly watchers: number;
  readonly serverAt: string;
  readonly clockErrorMs: number;
}

/** What is otherwise than in the frame or the news before on the same feed; of the log its new lines. */
export interface RoomNews extends Omit<RoomFrame, 'room'> {
  readonly room: Partial<RoomView>;
}

/** How many lines of the log a room shows. */
export const SHOWN_LINES = 50;

/** One's own place in the room. */
export interface SeatView {
  readonly paddle: string | null;
  readonly isAdmitted: boolean;
  /** How far he has come; null where he has not registered. */
  readonly registration: {
    readonly id: string;
    readonly state: RegistrationState;
    readonly stateName: string;
  } | null;
  readonly rank: number | null;
  /** He has put in an envelope in the round that runs. */
  readonly hasPlaced: boolean;
  /** He has receipts of this session to take home. */
  readonly hasBid: boolean;
  readonly isLeading: boolean;
  /** Why his envelope that was opened last does not count; null where it does, or none was opened yet. */
  readonly envelopeFault: Refusal | null;
}

/** A batch of lines and the platform's signature over it, base64. */
export interface SignedHeadView extends LogHead {
  readonly signature: string;
}

/** Proof that a bid is a line of the record: the line, the signed batch, and the path from the one to the other. */
export interface BidReceipt extends LogLine {
  readonly lotNo: string;
  /** Its place among the bids; null of a confirmation, which is none. */
  readonly bidNo: number | null;
  readonly endAt: string;
  readonly head: SignedHeadView;
  readonly path: readonly PathStep[];
}

/** A bidder's own receipts as a file that he keeps; nothing stands in a receipt that is not signed. */
export interface BidReceiptsView {
  readonly kind: 'bid-receipts';
  readonly lotNo: string;
  /** Which session of the lot, from one. */
  readonly session: number;
  readonly receipts: readonly {
    readonly line: LogLine;
    readonly head: SignedHeadView;
    readonly path: readonly PathStep[];
  }[];
  /** Ed25519, SubjectPublicKeyInfo, base64. */
  readonly publicKey: string;
}

/** What was fixed before anyone bid; the log begins from its hash. */
export interface SessionTermsView {
  readonly lotNo: string;
  /** Which session of the lot, from one. */
  readonly session: number;
  /** By which rule bids arrive: with their last byte. Missing in sessions from before that rule. */
  readonly arrival?: 'LAST_BYTE';
  readonly rules: JsonForm<SessionRules>;
  readonly notice: { readonly no: string; readonly contentHash: string };
  /** What prices or a reserve were sealed for; null where nothing was. */
  readonly sealing?: SessionSealingView | null;
  /** SHA-256 of the secret of a drawing at the ceiling; missing where none can be, or it stands with what is sealed. */
  readonly drawHash?: string;
  /** The reserve stands in the record only where it was met; missing where it always did. */
  readonly reserveRule?: 'ONLY_IF_MET';
  /** SHA-256 of the sealed reserve; null where none was entered. */
  readonly reserveHash?: string | null;
  /**
   * What one applicant alone agrees to, held against the reserve: nobody bids. In the smallest part of the lot's
   * price; missing where there is a session to bid in.
   */
  readonly agreedFen?: string;
}

/** What the platform has signed of a session, head by head. */
export interface SessionHeadsView {
  readonly lotNo: string;
  readonly session: number;
  /** Registration is open still: there are heads, and they are shown when it is over. */
  readonly isMasked: boolean;
  /** Lines of the log so far. */
  readonly lines: number;
  readonly heads: readonly SignedHeadView[];
  /** Ed25519, SubjectPublicKeyInfo, base64. */
  readonly publicKey: string;
}

/** A whole session, to be played again by a stranger. */
export interface BidRecordView {
  readonly kind: 'bid-record';
  readonly terms: SessionTermsView;
  readonly log: readonly LogLine[];
  readonly heads: readonly SignedHeadView[];
  /** Ed25519, SubjectPublicKeyInfo, base64. */
  readonly publicKey: string;
}

/** Shows that a paddle was somebody's: SHA-256 of the four, joined by `|`, stands in the record as his seat. */
export interface PaddleProofView {
  readonly kind: 'paddle-proof';
  readonly lotNo: string;
  readonly session: number;
  readonly paddle: string;
  readonly name: string;
  readonly idNumber: string;
  readonly salt: string;
}

/** How it stands where both sides are asked; each sees its own answer, the host how many, nobody else who. */
export interface ConsultationView {
  readonly state: ConsultationState;
  readonly stateName: string;
  readonly askedAt: string;
  readonly dueAt: string;
  /** What the silence of an applicant means, in the words of the notice. */
  readonly silenceName: string;
  readonly way: WayOn | null;
  readonly wayName: string;
  /** The reader's own side; null for the host. */
  readonly side: 'TRANSFEROR' | 'APPLICANT' | null;
  readonly own: ConsultationAnswerView | null;
  /** For the host alone. */
  readonly standing: {
    readonly transferor: ConsultationAnswerView | null;
    readonly takingPart: number;
    readonly unanswered: number;
  } | null;
}

export interface ConsultationAnswerView {
  readonly agrees: boolean;
  readonly reason: string;
  readonly at: string;
}

/** What the host needs to set a session up; all of it null before a session can be. */
export interface TradingPlanView {
  readonly admitted: number | null;
  readonly earliestStartAt: string | null;
  /** When a session that stands still may go on at the earliest; null where none does. */
  readonly earliestResumeAt: string | null;
}
