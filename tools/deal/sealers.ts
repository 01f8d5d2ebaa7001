import { randomUUID } from 'node:crypto';
import type {
  BidReceipt,
  CeremonyView,
  OpeningView,
  ReserveView,
  RoomView,
  SeatView,
} from '@helan/contracts';
import { sealedText, sealingContext } from '@helan/domain';
import { type KeyPair, makeKeyPair, makeSharedKey, seal, unseal } from '@helan/sealing';

/** Somebody signed in. */
export interface Voice {
  get<T>(route: string): Promise<T>;
  post<T>(route: string, body?: object, headers?: Record<string, string>): Promise<T>;
}

/** What holders and bidders do in their browsers where something is sealed; people are named by their logins. */
export class Sealers {
  private readonly keys = new Map<string, KeyPair>();

  constructor(
    private readonly as: (login: string) => Promise<Voice>,
    private readonly head = 'fuzeren',
  ) {}

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

  /** The head of the center makes the keys of a listing and shares them out. */
  async ceremony(projectId: string): Promise<void> {
    const head = await this.as(this.head);
    await head.post(`projects/${projectId}/sealing`, { keys: await this.makeKeys(projectId) });
  }

  async makeKeys(projectId: string): Promise<object[]> {
    const head = await this.as(this.head);
    const { projectNo, rounds, holders } = await head.get<CeremonyView>(`projects/${projectId}/sealing`);
    const keys: object[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const { publicKey, shares } = await makeSharedKey(
        holders.map((holder) => ({
          publicKey: holder.publicKey!,
          context: sealingContext.share(projectNo!, round, holder.part),
        })),
      );
      const named = shares.map((share, index) => ({
        part: holders[index]!.part,
        accountId: holders[index]!.accountId,
        ...share,
      }));
      keys.push({ publicKey, shares: named });
    }
    return keys;
  }

  async reserve(login: string, lotId: string, amountFen: bigint): Promise<void> {
    const lister = await this.as(login);
    const { reserve } = await lister.get<{ reserve: ReserveView }>(`lots/${lotId}/reserve`);
    const { lotNo, publicKey } = reserve;
    const envelope = await seal(sealedText(amountFen), publicKey, sealingContext.reserve(lotNo));
    await lister.post(`lots/${lotId}/reserve`, { envelope });
  }

  /** A sealed price in its envelope, or whatever else a bidder seals. */
  async envelope(login: string, lotId: string, text: string): Promise<string> {
    const bidder = await this.as(login);
    const { lotNo, session, round, sealing } = await bidder.get<RoomView>(`lots/${lotId}/room`);
    const { paddle } = await bidder.get<SeatView>(`lots/${lotId}/seat`);
    const context = sealingContext.bid(lotNo, session, round, paddle!);
    return seal(text, sealing!.publicKeys[round - 1]!, context);
  }

  /** An amount in fen, or whatever else is put into the envelope. */
  async bid(login: string, lotId: string, content: bigint | string): Promise<BidReceipt> {
    const text = typeof content === 'string' ? content : sealedText(content);
    return (await this.as(login)).post(
      `lots/${lotId}/bids`,
      { kind: 'SEALED', envelope: await this.envelope(login, lotId, text) },
      { 'idempotency-key': randomUUID() },
    );
  }

  /** The share that a holder opens with his own key. */
  async ownShare(login: string, lotId: string): Promise<string> {
    const view = await (await this.as(login)).get<OpeningView>(`lots/${lotId}/opening`);
    const context = sealingContext.share(view.projectNo, view.round, view.own!.part);
    return (await unseal(view.own!.sealed, this.keys.get(login)!.privateKey, context))!;
  }

  async open(lotId: string, ...logins: readonly string[]): Promise<void> {
    for (const login of logins) {
      const share = await this.ownShare(login, lotId);
      await (await this.as(login)).post(`lots/${lotId}/opening`, { share });
    }
  }
}
