import { Injectable, inject } from '@angular/core';
import type {
  HolderKeyView,
  HoldersView,
  OpenedReserveView,
  OpeningView,
  OwnOpeningView,
  OwnPartView,
  PlanView,
  ScoringCallView,
  ReserveView,
} from '@helan/contracts';
import type { HandInRequest, ScoresRequest } from '@helan/contracts/requests';
import { MOST_HANDED_IN, envelopeContext, sealedText, sealingContext } from '@helan/domain';
import { type KeyFile, fingerprintOf, handIn, sealFor, unlockKey, unsealWithKey } from '@helan/sealing';
import { Api } from '../api';

/** What went wrong with a key file before anything was sent. */
export type KeyFault = 'WRONG_PASSWORD' | 'OTHER_KEY';

/** Keys and envelopes: everything secret stays in this browser. */
@Injectable({ providedIn: 'root' })
export class SealingClient {
  private readonly api = inject(Api);

  async ownKey(): Promise<HolderKeyView | null> {
    return (await this.api.get<{ key: HolderKeyView | null }>('my/holder-key')).key;
  }

  enterKey(publicKey: string): Promise<void> {
    return this.api.post('my/holder-key', { publicKey });
  }

  /** Who will hold what is sealed in a listing. */
  holders(projectId: string): Promise<HoldersView> {
    return this.api.get(`projects/${projectId}/sealing`);
  }

  async reserve(lotId: string): Promise<ReserveView | null> {
    return (await this.api.get<{ reserve: ReserveView | null }>(`lots/${lotId}/reserve`)).reserve;
  }

  async enterReserve(lotId: string, { lotNo, sealing }: ReserveView, amountFen: bigint): Promise<void> {
    const context = sealingContext.reserve(lotNo);
    const envelope = await sealFor(sealing, sealedText(amountFen), { context, round: 1 });
    await this.api.post(`lots/${lotId}/reserve`, { envelope });
  }

  /** A reserve that was not met, for the supervisor who says why. */
  openReserve(lotId: string, reason: string): Promise<OpenedReserveView> {
    return this.api.post(`lots/${lotId}/reserve/opening`, { reason });
  }

  openings(): Promise<OwnOpeningView[]> {
    return this.api.get('my/openings');
  }

  opening(lotId: string): Promise<OpeningView> {
    return this.api.get(`lots/${lotId}/opening`);
  }

  /** Opens the holder's shares with his key file, and hands them in; the file itself never leaves. */
  async open(
    lotId: string,
    view: OpeningView,
    { file, password }: { readonly file: KeyFile; readonly password: string },
  ): Promise<KeyFault | null> {
    const privateKey = await unlockKey(file, password);
    if (!privateKey) return 'WRONG_PASSWORD';
    const { fingerprint, lotKey } = view.own!;
    if ((await fingerprintOf(file.publicKey)) !== fingerprint) return 'OTHER_KEY';
    if (lotKey) return this.openLotKey(lotId, view, lotKey, privateKey);
    const shares: HandInRequest['shares'] = [];
    for (const { seq, paddle, envelope } of view.own!.envelopes) {
      const share = await handIn(envelope, privateKey, envelopeContext(view, { seq, paddle }));
      shares.push({ seq, ...share });
    }
    for (let from = 0; from < shares.length; from += MOST_HANDED_IN)
      await this.api.post(`lots/${lotId}/opening`, { shares: shares.slice(from, from + MOST_HANDED_IN) });
    return null;
  }

  /** What waits for my score. */
  scorings(): Promise<ScoringCallView[]> {
    return this.api.get('my/scorings');
  }

  plans(lotId: string): Promise<PlanView[]> {
    return this.api.get(`lots/${lotId}/plans`);
  }

  enterScores(lotId: string, request: ScoresRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/scores`, request);
  }

  /** The share of an older lot's key. */
  private async openLotKey(
    lotId: string,
    { round, own }: OpeningView,
    { projectNo, sealed }: NonNullable<OwnPartView['lotKey']>,
    privateKey: Uint8Array,
  ): Promise<KeyFault | null> {
    const context = sealingContext.lotKeyShare(projectNo, round, own!.part);
    const share = await unsealWithKey(sealed, privateKey, context);
    if (share === null) return 'OTHER_KEY';
    await this.api.post(`lots/${lotId}/opening/lot-key`, { share });
    return null;
  }
}
