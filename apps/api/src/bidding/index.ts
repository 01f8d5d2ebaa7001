export { BiddingModule } from './bidding.module.js';
export { RoomQueries } from './room.queries.js';
export { SessionClock, type Won } from './session-clock.js';
