import { Injectable, inject } from '@angular/core';
import type {
  BidReceipt,
  ClockView,
  RoomFrame,
  RoomView,
  RunningSessionView,
  SeatView,
  TradingPlanView,
} from '@helan/contracts';
import type { OpenTradingRequest } from '@helan/contracts/requests';
import type { BidKind } from '@helan/domain';
import { Api } from './api';

@Injectable({ providedIn: 'root' })
export class BiddingClient {
  private readonly api = inject(Api);

  room(lotId: string): Promise<RoomView> {
    return this.api.get(`lots/${lotId}/room`);
  }

  running(): Promise<RunningSessionView[]> {
    return this.api.get('sessions');
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

  agree(lotId: string, reason: string): Promise<void> {
    return this.api.post(`lots/${lotId}/agreement`, { reason });
  }

  /** The key makes a request that is sent twice one bid. */
  bid(lotId: string, bid: { kind: BidKind; amountFen: bigint }, key: string): Promise<BidReceipt> {
    return this.api.post(
      `lots/${lotId}/bids`,
      { kind: bid.kind, amountFen: bid.amountFen.toString() },
      { 'Idempotency-Key': key },
    );
  }

  /** Frames of the room as they come; the browser reconnects by itself. Returns what ends the watch. */
  watch(
    lotId: string,
    onFrame: (frame: RoomFrame) => void,
    onState: (isConnected: boolean) => void,
  ): () => void {
    const source = new EventSource(`/api/lots/${lotId}/feed`);
    source.addEventListener('room', (event) => onFrame(JSON.parse(event.data as string) as RoomFrame));
    source.addEventListener('open', () => onState(true));
    source.addEventListener('error', () => onState(false));
    return () => source.close();
  }
}
