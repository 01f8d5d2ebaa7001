import { Injectable, inject } from '@angular/core';
import type {
  CeremonyView,
  HolderKeyView,
  OpeningView,
  OwnOpeningView,
  PlanView,
  ReserveView,
} from '@helan/contracts';
import type { MakeKeysRequest, ScoresRequest } from '@helan/contracts/requests';
import { sealedText, sealingContext } from '@helan/domain';
import { type KeyFile, makeSharedKey, seal, unlockKey, unseal } from '@helan/sealing';
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

  ceremony(projectId: string): Promise<CeremonyView> {
    return this.api.get(`projects/${projectId}/sealing`);
  }

  /** Makes the keys of a listing and shares them out: one share for each part, sealed for its holder. */
  async makeKeys(projectId: string, { projectNo, rounds, holders }: CeremonyView): Promise<void> {
    const able = holders.filter((holder) => holder.publicKey !== null);
    const chosen = able.filter(({ part }, index) => able.findIndex((one) => one.part === part) === index);
    const keys: MakeKeysRequest['keys'] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const { publicKey, shares } = await makeSharedKey(
        chosen.map(({ part, publicKey: own }) => ({
          publicKey: own!,
          context: sealingContext.share(projectNo!, round, part),
        })),
      );
      const named = shares.map((share, index) => {
        const { part, accountId } = chosen[index]!;
        return { part, accountId, ...share };
      });
      keys.push({ publicKey, shares: named });
    }
    await this.api.post(`projects/${projectId}/sealing`, { keys });
  }

  async reserve(lotId: string): Promise<ReserveView | null> {
    return (await this.api.get<{ reserve: ReserveView | null }>(`lots/${lotId}/reserve`)).reserve;
  }

  async enterReserve(lotId: string, { lotNo, publicKey }: ReserveView, amountFen: bigint): Promise<void> {
    const envelope = await seal(sealedText(amountFen), publicKey, sealingContext.reserve(lotNo));
    await this.api.post(`lots/${lotId}/reserve`, { envelope });
  }

  openings(): Promise<OwnOpeningView[]> {
    return this.api.get('my/openings');
  }

  opening(lotId: string): Promise<OpeningView> {
    return this.api.get(`lots/${lotId}/opening`);
  }

  /** Opens the holder's own share with his key file, and hands it in. */
  async open(
    lotId: string,
    { projectNo, round, own }: OpeningView,
    { file, password }: { readonly file: KeyFile; readonly password: string },
  ): Promise<KeyFault | null> {
    const privateKey = await unlockKey(file, password);
    if (!privateKey) return 'WRONG_PASSWORD';
    const share = await unseal(own!.sealed, privateKey, sealingContext.share(projectNo, round, own!.part));
    if (share === null) return 'OTHER_KEY';
    await this.api.post(`lots/${lotId}/opening`, { share });
    return null;
  }

  plans(lotId: string): Promise<PlanView[]> {
    return this.api.get(`lots/${lotId}/plans`);
  }

  enterScores(lotId: string, request: ScoresRequest): Promise<void> {
    return this.api.post(`lots/${lotId}/scores`, request);
  }
}
