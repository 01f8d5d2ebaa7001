import { type Application, type TornField, mendForm, tornFields } from '@helan/domain';

/** An application as it was saved, with the version under which it stands. */
export interface SavedApplication {
  readonly application: Application;
  readonly version: number;
}

/**
 * What is being written, and upon what: several may write the same application, in two tabs or with two hands. Nothing
 * is written over; where the two texts say something else, whoever writes chooses field by field.
 */
export class DraftVersions {
  /** What somebody else has saved meanwhile, until it is chosen. */
  private other: SavedApplication | null = null;

  constructor(private saved: SavedApplication) {}

  get begun(): Application {
    return this.saved.application;
  }

  /** Under which everything stands that is written here; the next save names it. */
  get version(): number {
    return this.saved.version;
  }

  /** What was sent has been saved, or was found saved. */
  take(saved: SavedApplication): void {
    this.saved = saved;
    this.other = null;
  }

  /** The fields that say something else in what somebody saved and in what stands here; where none does, it is taken. */
  meet(other: SavedApplication, written: Application): TornField<Application>[] {
    const torn = tornFields({
      begun: withoutNumber(this.begun),
      saved: other.application,
      mine: withoutNumber(written),
    });
    if (torn.length === 0) this.take(other);
    else this.other = other;
    return torn;
  }

  /** Of the fields named what was saved elsewhere, of all others what stands here; nothing where nobody has saved. */
  settle(written: Application, fromSaved: readonly string[]): Application | undefined {
    const { other } = this;
    if (!other) return undefined;
    const mended = mendForm({ begun: this.begun, saved: other.application, mine: written }, fromSaved);
    this.take(other);
    return mended;
  }
}

/** The agent's number never comes back from where it was saved. */
export function withoutNumber(application: Application): Application {
  const { agent } = application;
  return agent ? { ...application, agent: { ...agent, idNumber: '' } } : application;
}
