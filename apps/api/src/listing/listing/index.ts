export { Admission } from './admission.js';
export { ApplicationJudge } from './application-judge.js';
export { readingAnswers } from './application.service.js';
export { ApplicationContexts } from './application-contexts.js';
export { ListingModule } from './listing.module.js';
export { type LotMove, ListingMoves, THE_PLATFORM, type Mover } from './listing-moves.js';
export { lockLot, saveLot, saveTerms } from './lot-rows.js';
export { LISTING_STEPS, toHouseholds } from './listing.messages.js';
export { type MessageLot, findMessageLot, toHolders, valuesOf } from './message-lots.js';
export { MandateUses } from './mandate-uses.js';
export { LotDeadlines } from './lot-deadlines.js';
export { LotEntity, isBeforeClose, standsAt, type Suspension } from './lot.entity.js';
export { ListingEventEntity } from './listing-event.entity.js';
export { ProjectDocumentEntity } from './project-document.entity.js';
export { ProjectEntity, measuredOf } from './project.entity.js';
export { findPassedOn, lockPassingOn } from './passed-on.js';
export { RelistingBans } from './relisting-bans.js';
export { Relistings } from './relistings.js';
export { SubjectClaims } from './subject-claims.js';
export { ReviewService } from './review.service.js';
export { actionsFor } from './listing-actions.js';
export {
  isOnBehalf,
  isOwnProject,
  lockOwnProject,
  lockVisibleProject,
  visibleByVillage,
  visibleProjects,
  visibleRows,
} from './listing.access.js';
export { listHistory, reachedState } from './listing-history.queries.js';
export { Reconsiderations, type RefusedSubject } from './reconsideration.service.js';
export { ReconsiderationEntity } from './reconsideration.entity.js';
