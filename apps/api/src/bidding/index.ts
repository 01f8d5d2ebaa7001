export { BiddingModule } from './bidding.module.js';
export { RoomQueries } from './room.queries.js';
export { SessionResults, type Won } from './session-results.js';
