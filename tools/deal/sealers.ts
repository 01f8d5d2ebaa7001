import { randomUUID } from 'node:crypto';
import type { BidReceipt, OpeningView, OwnPartView, ReserveView, RoomView, SeatView } from '@helan/contracts';
import { envelopeContext, sealedText, sealingContext } from '@helan/domain';
import { type HandedIn, type KeyPair, handIn, makeKeyPair, sealFor, unsealWithKey } from '@helan/sealing';

/** Somebody signed in. */
export interface Voice {
  get<T>(route: string): Promise<T>;
  post<T>(route: string, body?: object, headers?: Record<string, string>): Promise<T>;
}

/** What holders and bidders do in their browsers where something is sealed; people are named by their logins. */
export class Sealers {
  private readonly keys = new Map<string, KeyPair>();

  constructor(private readonly as: (login: string) => Promise<Voice>) {}

  /** Everybody named makes a key of his own. */
  async makeOwnKeys(...logins: readonly string[]): Promise<void> {
    for (const login of logins) {
      const pair = await makeKeyPair();
      this.keys.set(login, pair);
      await (await this.as(login)).post('my/holder-key', { publicKey: pair.publicKey });
    }
  }

  /** Somebody who made his key earlier has it at hand. */
  takeKey(login: string, pair: KeyPair): void {
    this.keys.set(login, pair);
  }

  hasKey(login: string): boolean {
    return this.keys.has(login);
  }

  /** The key that somebody keeps himself. */
  keyOf(login: string): KeyPair {
    return this.keys.get(login)!;
  }

  async reserve(login: string, lotId: string, amountFen: bigint): Promise<void> {
    const lister = await this.as(login);
    const { reserve } = await lister.get<{ reserve: ReserveView }>(`lots/${lotId}/reserve`);
    const { lotNo, sealing } = reserve;
    const context = sealingContext.reserve(lotNo);
    const envelope = await sealFor(sealing, sealedText(amountFen), { context, round: 1 });
    await lister.post(`lots/${lotId}/reserve`, { envelope });
  }

  /** For whom, and as what, a bidder seals in the round that runs. */
  async purpose(login: string, lotId: string) {
    const bidder = await this.as(login);
    const { lotNo, session, round, sealing } = await bidder.get<RoomView>(`lots/${lotId}/room`);
    const { paddle } = await bidder.get<SeatView>(`lots/${lotId}/seat`);
    return { sealing: sealing!, round, context: sealingContext.bid(lotNo, session, round, paddle!) };
  }

  /** A sealed price in its envelope, or whatever else a bidder seals. */
  async envelope(login: string, lotId: string, text: string): Promise<string> {
    const { sealing, round, context } = await this.purpose(login, lotId);
    return sealFor(sealing, text, { context, round });
  }

  /** An amount in fen, or whatever else is put into the envelope. */
  async bid(login: string, lotId: string, content: bigint | string): Promise<BidReceipt> {
    const text = typeof content === 'string' ? content : sealedText(content);
    return this.put(login, lotId, await this.envelope(login, lotId, text));
  }

  async put(login: string, lotId: string, envelope: string): Promise<BidReceipt> {
    return (await this.as(login)).post(
      `lots/${lotId}/bids`,
      { kind: 'SEALED', envelope },
      { 'idempotency-key': randomUUID() },
    );
  }

  /** What a holder hands in of each envelope, opened with his own key. */
  async shares(login: string, lotId: string): Promise<({ seq: number } & Partial<HandedIn>)[]> {
    const view = await (await this.as(login)).get<OpeningView>(`lots/${lotId}/opening`);
    const shares: ({ seq: number } & Partial<HandedIn>)[] = [];
    for (const { seq, paddle, envelope } of view.own!.envelopes) {
      const context = envelopeContext(view, { seq, paddle });
      shares.push({ seq, ...(await handIn(envelope, this.keyOf(login).privateKey, context)) });
    }
    return shares;
  }

  async open(lotId: string, ...logins: readonly string[]): Promise<void> {
    for (const login of logins) {
      const holder = await this.as(login);
      const { round, own } = await holder.get<OpeningView>(`lots/${lotId}/opening`);
      if (own!.lotKey)
        await holder.post(`lots/${lotId}/opening/lot-key`, await this.lotKeyShare(login, round, own!));
      else await holder.post(`lots/${lotId}/opening`, { shares: await this.shares(login, lotId) });
    }
  }

  /** A holder's share of the key of an older lot. */
  private async lotKeyShare(
    login: string,
    round: number,
    { part, lotKey }: OwnPartView,
  ): Promise<{ share: string }> {
    const context = sealingContext.lotKeyShare(lotKey!.projectNo, round, part);
    return { share: (await unsealWithKey(lotKey!.sealed, this.keyOf(login).privateKey, context))! };
  }
}
