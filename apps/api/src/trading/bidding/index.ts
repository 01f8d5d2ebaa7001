export { AgreedSessions } from './agreed-sessions.js';
export { BidGate } from './bid-gate.js';
export { BiddingModule } from './bidding.module.js';
export { DynamicSessions } from './dynamic-sessions.js';
export { FeedPlaces } from './feed-places.js';
export { ReserveService } from './opening/reserve.service.js';
export { RoomQueries } from './room.queries.js';
export { SessionRanking } from './session-ranking.js';
export { SessionResults, type Won } from './session-results.js';
