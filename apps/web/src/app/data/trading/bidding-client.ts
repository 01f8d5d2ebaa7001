import { Injectable, inject } from '@angular/core';
import {
  type BidReceipt,
  type ClockView,
  type PageView,
  type RoomFrame,
  type RoomNews,
  type RoomView,
  type RunningSessionView,
  SHOWN_LINES,
  type SeatView,
  type SessionHeadsView,
  type SessionQuestionView,
  type TradingPlanView,
} from '@helan/contracts';
import type {
  AnswerSessionDecisionRequest,
  OpenTradingRequest,
  PlaceBidRequest,
  ProposeSessionDecisionRequest,
} from '@helan/contracts/requests';
import { type BidKind, sealedText, sealingContext } from '@helan/domain';
import { sealFor } from '@helan/sealing';
import { Api } from '../api';

/** The frame after its news. */
export function withNews({ room }: RoomFrame, news: RoomNews): RoomFrame {
  const log = [...(news.room.log ?? []), ...room.log].slice(0, SHOWN_LINES);
  return { ...news, room: { ...room, ...news.room, log } };
}

/** The feed beats each second, or speaks. */
const SILENT_MS = 2_500;
const DEAD_MS = 6_000;
const ASK_EVERY_MS = 1_000;
/** So often that a silence is told of within three seconds. */
const LISTEN_EVERY_MS = 250;

@Injectable({ providedIn: 'root' })
export class BiddingClient {
  private readonly api = inject(Api);

  room(lotId: string): Promise<RoomView> {
    return this.api.get(`lots/${lotId}/room`);
  }

  /** All sessions of the hall, page by page. */
  async running(): Promise<readonly RunningSessionView[]> {
    const all: RunningSessionView[] = [];
    for (let at = ''; ;) {
      const { items, next }: PageView<RunningSessionView> = await this.api.get('sessions', { at });
      all.push(...items);
      if (next === null) return all;
      at = next;
    }
  }

  /** All heads of a session, page by page. */
  async heads(lotId: string, session: number): Promise<SessionHeadsView> {
    let all: SessionHeadsView = await this.api.get(`lots/${lotId}/heads`, { session });
    for (;;) {
      const after = all.heads.at(-1)?.lastSeq ?? 0;
      if (after >= all.lines) return all;
      const next: SessionHeadsView = await this.api.get(`lots/${lotId}/heads`, { session, after });
      if (next.heads.length === 0) return all;
      all = { ...next, heads: [...all.heads, ...next.heads] };
    }
  }

  seat(lotId: string): Promise<SeatView> {
    return this.api.get(`lots/${lotId}/seat`);
  }

  clock(): Promise<ClockView> {
    return this.api.get('clock');
  }

  plan(lotId: string): Promise<TradingPlanView> {
    return this.api.get(`lots/${lotId}/trading`);
  }

  open(lotId: string, request: OpenTradingRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/trading`, request);
  }

  stop(lotId: string, reason: string): Promise<void> {
    return this.api.post(`lots/${lotId}/trading/pause`, { reason });
  }

  goOn(lotId: string, at: string): Promise<void> {
    return this.api.post(`lots/${lotId}/trading/resumption`, { at });
  }

  questions(at: string): Promise<PageView<SessionQuestionView>> {
    return this.api.get('session-questions', { at });
  }

  proposeDecision(lotId: string, request: ProposeSessionDecisionRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/trading/decision`, request);
  }

  answerDecision(lotId: string, request: AnswerSessionDecisionRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/trading/decision/answer`, request);
  }

  /** The key makes a request that is sent twice one bid. */
  bid(lotId: string, bid: { kind: BidKind; amountFen: bigint }, key: string): Promise<BidReceipt> {
    return this.api.post(
      `lots/${lotId}/bids`,
      { kind: bid.kind, amountFen: bid.amountFen.toString() },
      { 'Idempotency-Key': key },
    );
  }

  /** Says that one goes on into the limited phase. */
  async enterLimited(lotId: string, key: string): Promise<void> {
    const bid: PlaceBidRequest = { kind: 'ENTER' };
    await this.api.post(`lots/${lotId}/bids`, bid, { 'Idempotency-Key': key });
  }

  /** Seals a price in this browser. */
  sealPrice(room: RoomView, { paddle }: SeatView, amountFen: bigint): Promise<string> {
    const { lotNo, session, round, sealing } = room;
    const context = sealingContext.bid(lotNo, session, round, paddle!);
    return sealFor(sealing!, sealedText(amountFen), { context, round });
  }

  sealedBid(lotId: string, envelope: string, key: string): Promise<BidReceipt> {
    const bid: PlaceBidRequest = { kind: 'SEALED', envelope };
    return this.api.post(`lots/${lotId}/bids`, bid, { 'Idempotency-Key': key });
  }

  /**
   * Frames of the room as they come. A feed from which nothing has been heard for too long is told to be lost,
   * opened anew, and stood in for by asking until it speaks again. Returns what ends the watch.
   */
  watch(
    lotId: string,
    onFrame: (frame: RoomFrame) => void,
    onState: (isConnected: boolean) => void,
  ): () => void {
    let heardAt = performance.now();
    let source = this.listen(lotId, onFrame, () => {
      heardAt = performance.now();
      onState(true);
    });
    let askedAt = 0;
    const watchdog = setInterval(() => {
      if (performance.now() - heardAt < SILENT_MS) return;
      onState(false);
      if (performance.now() - askedAt < ASK_EVERY_MS) return;
      askedAt = performance.now();
      void this.frame(lotId).then(onFrame, () => undefined);
      if (source.readyState === EventSource.OPEN && performance.now() - heardAt < DEAD_MS) return;
      source.close();
      source = this.listen(lotId, onFrame, () => {
        heardAt = performance.now();
        onState(true);
      });
    }, LISTEN_EVERY_MS);
    return () => {
      clearInterval(watchdog);
      source.close();
    };
  }

  private listen(lotId: string, onFrame: (frame: RoomFrame) => void, onHeard: () => void): EventSource {
    const source = new EventSource(`/api/lots/${lotId}/feed`);
    let frame: RoomFrame | undefined;
    const show = (next: RoomFrame) => {
      onHeard();
      frame = next;
      onFrame(next);
    };
    source.addEventListener('room', ({ data }) => show(JSON.parse(data as string) as RoomFrame));
    source.addEventListener('news', ({ data }) => {
      if (frame) show(withNews(frame, JSON.parse(data as string) as RoomNews));
    });
    source.addEventListener('beat', ({ data }) => {
      if (frame) show({ ...frame, watchers: Number(data) });
      else onHeard();
    });
    return source;
  }

  private frame(lotId: string): Promise<RoomFrame> {
    return this.api.get(`lots/${lotId}/frame`);
  }
}
