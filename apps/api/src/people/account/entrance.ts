import { Inject, Injectable } from '@nestjs/common';
import { deviceWords, placeWords } from '@helan/domain';
import type { Request } from 'express';
import { beginSession, markDevice } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { type SignInPlace, SignInPlaces, placeOf } from './sign-in-places.js';

export type WayIn = 'PASSWORD' | 'CODE' | 'ISSUER' | 'LINK';

/** Somebody who has shown who he is, and how. */
export interface Entering {
  readonly accountId: string;
  readonly way: WayIn;
  readonly request: Request;
}

/** What a room above says of somebody who enters: he may, or only halfway, until a second factor is shown. */
export type Answer = 'MAY' | 'HALF';

type Asking = (entering: Entering) => Promise<Answer>;
type Noting = (
  entering: Entering & { readonly place: SignInPlace; readonly isNewDevice: boolean },
) => Promise<void>;

/**
 * The one door by which a session begins, whatever was shown. Rooms above are asked whether somebody may enter
 * (`askWith`; who may not is refused there) and told that somebody has (`noteWith`).
 */
@Injectable()
export class Entrance {
  private readonly asking: Asking[] = [];
  private readonly noting: Noting[] = [];

  constructor(
    private readonly places: SignInPlaces,
    private readonly clock: PlatformClock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  askWith(asking: Asking): void {
    this.asking.push(asking);
  }

  noteWith(noting: Noting): void {
    this.noting.push(noting);
  }

  async enter(request: Request, accountId: string, way: WayIn): Promise<Answer> {
    const entering = { accountId, way, request };
    for (const ask of this.asking) if ((await ask(entering)) === 'HALF') return 'HALF';
    await this.begin(entering);
    return 'MAY';
  }

  /** For whoever was let in halfway and has shown the rest. */
  async begin(entering: Entering): Promise<void> {
    const { accountId, request } = entering;
    const words = {
      device: deviceWords(request.get('user-agent')),
      place: placeWords(placeOf(request).address),
    };
    await beginSession(request, accountId, { ...words, begunAt: this.clock.serverStamp() });
    const device = markDevice(request, this.config.isSecureCookie);
    const place = { ...placeOf(request), device };
    const { isNewDevice } = await this.places.keep(accountId, place);
    for (const note of this.noting) await note({ ...entering, place, isNewDevice });
  }
}
