import type { PartyKind } from '../kernel/identity/index.js';
import type { Application } from '../listing/listing/index.js';

/** A complete listing of an invented lister in a real village, one for each type. */
export interface SampleListing {
  readonly listerKind: PartyKind;
  readonly application: Application;
}
