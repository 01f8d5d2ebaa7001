import { OptionalCount } from './decorators.js';
import { ReasonRequest, SaveApplicationRequest } from './listing.js';

/** An application as its form saves it, with the version upon which it was written. */
export class SaveDraftRequest extends SaveApplicationRequest {
  @OptionalCount() version?: number;
}

/** Sent as it stands in the version that its sender has before him. */
export class SubmitApplicationRequest {
  @OptionalCount() version?: number;
}

/** What was put right, in the version that its sender has before him. */
export class ResubmitApplicationRequest extends ReasonRequest {
  @OptionalCount() version?: number;
}
