import { AskedAtOnce } from '@helan/contracts';
import { LRUCache } from 'lru-cache';
import { PackedPage } from './packed-page';

/** An answer of the api that a page was made of, with the mark that it bore; none where it cannot be asked for again. */
export interface Part {
  readonly address: string;
  readonly etag: string | null;
}

/** A page as it was drawn for somebody of whom nothing is known. */
export interface DrawnPage {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly html: string;
  readonly parts: readonly Part[];
}

/** A page as it is sent. */
export interface ReadyPage {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly page: PackedPage;
}

interface Kept extends ReadyPage {
  readonly parts: readonly Part[];
  /** When it was last known to be what would be drawn; milliseconds of this process. */
  knownAt: number;
}

export interface Drawing {
  /** Nothing where the address is no page. */
  readonly draw: (url: string) => Promise<DrawnPage | undefined>;
  /** Whether the api would answer the same. */
  readonly isStill: (part: Part & { readonly etag: string }) => Promise<boolean>;
  /** How long a page is sent without a look at what it was made of; milliseconds. */
  readonly restMs: (url: string) => number;
  readonly placeOfNonce: string;
  readonly now?: () => number;
}

/** Of all pages together, plain and packed. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Pages that lie ready-made. Each remembers what it was made of, and before it is sent again the api is asked whether
 * all of that is still so: a page that has changed is never sent from here, whatever it was that changed it.
 */
export class KeptPages {
  private readonly kept = new LRUCache<string, Kept>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ page }, url) => page.bytes + 2 * url.length,
  });
  private readonly asked = new AskedAtOnce<ReadyPage | undefined>();
  private readonly now: () => number;

  constructor(private readonly drawing: Drawing) {
    this.now = drawing.now ?? (() => performance.now());
  }

  get(url: string): Look {
    return this.asked.ask(url, () => this.find(url));
  }

  private async find(url: string): Look {
    const kept = this.kept.get(url);
    if (kept && (await this.isGood(url, kept))) return kept;
    const knownAt = this.now();
    const drawn = await this.drawing.draw(url);
    if (!drawn) return undefined;
    const { status, headers, parts } = drawn;
    const page = await PackedPage.of(drawn.html, this.drawing.placeOfNonce);
    const ready: Kept = { status, headers, page, parts, knownAt };
    if (status === 200 && parts.every(({ etag }) => etag !== null)) this.kept.set(url, ready);
    else this.kept.delete(url);
    return ready;
  }

  private async isGood(url: string, kept: Kept): Promise<boolean> {
    const began = this.now();
    if (began - kept.knownAt < this.drawing.restMs(url)) return true;
    const answers = await Promise.all(
      kept.parts.map((part) => this.drawing.isStill(part as Part & { etag: string })),
    );
    if (answers.includes(false)) return false;
    kept.knownAt = began;
    return true;
  }
}

type Look = Promise<ReadyPage | undefined>;
